using System.Globalization;
using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation;
using Forecasting.Core.Features;
using Forecasting.Core.Forecasts;
using Forecasting.Training.Reports.Charts;

namespace Forecasting.Training.Reports;

/// <summary>Why the last window's forecasts are what they are, in the best, a typical and the worst store.</summary>
internal static class WhySection
{
    private const int MostDays = 28;
    private const int DaysInTable = 7;

    public static void AddTo(HtmlPage page, ReportMatter matter)
    {
        var explained = matter.Models[0].LastExplained;
        var stores = matter.Score.Stores.Where(s => double.IsFinite(s.Accuracy)).OrderByDescending(s => s.Accuracy)
            .ToList();
        if (explained.Count == 0 || stores.Count == 0)
        {
            return;
        }

        var origin = explained[0].Forecast.Origin;
        var firstDay = origin.LastDay.AddDays(1);
        var shown = Chosen(stores)
            .Select(c => (
                Title: $"{matter.StoreName(c.Store.StoreId)}, {c.Why}", Days: Days(explained, c.Store.StoreId)))
            .Where(s => s.Days.Count > 0).ToList();
        var figures = shown.Select(s =>
            HtmlPage.Figure(ReasonBars.Draw(s.Title, "expected orders per day", firstDay, s.Days), ""));
        var tables = shown.Select(s => $"<h3>{HtmlPage.Escape(s.Title)}</h3>\n{Table(firstDay, s.Days)}");
        page.Section(
            "why",
            "Why: the forecasts by reason",
            "Each day's expected orders are a sum: the level of a plain day, and what the weekday, the season, events, "
            + "promotions, the weather and the rest add to it or take off it. The dot is the sum. All forecast on "
            + $"{origin.LastDay.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}.",
            Legend() + HtmlPage.Grid(figures) + string.Concat(tables));
    }

    private static List<(StoreScore Store, string Why)> Chosen(List<StoreScore> bestFirst) => bestFirst.Count switch
    {
        1 => [(bestFirst[0], "the only store")],
        2 => [(bestFirst[0], "the better"), (bestFirst[1], "the worse")],
        _ => [(bestFirst[0], "the best"), (bestFirst[bestFirst.Count / 2], "a typical store"),
            (bestFirst[^1], "the worst")],
    };

    /// <summary>A store's days: its series added up, and the hours of each day where steps are hours.</summary>
    private static List<Explanation> Days(IReadOnlyList<ExplainedForecast> explained, string storeId)
    {
        var series = Channel.Own(
            [.. explained.Where(e => e.Forecast.Key.StoreId == storeId)], e => e.Forecast.Key);
        return series.Count == 0
            ? []
            : [.. Enumerable.Range(0, Math.Min(MostDays, series[0].Forecast.Days)).Select(day => Explanation.Sum(
                series.SelectMany(s => s.Steps.Skip(day * Steps(s)).Take(Steps(s)))))];

        static int Steps(ExplainedForecast forecast) => forecast.Forecast.Grain.StepsPerDay();
    }

    private static string Table(DateOnly firstDay, List<Explanation> days)
    {
        int[] shown = [.. Enumerable.Range(0, Reasons.Count).Where(r => days.Exists(d => d.Parts[r] != 0))];
        var decimals = days.Max(d => d.Number) < 100 ? 1 : 0;
        return HtmlPage.Table(
            ["day", "orders", .. shown.Select(r => Reasons.Names[r])],
            days.Take(DaysInTable).Select((d, i) => (IEnumerable<string>)
            [
                firstDay.AddDays(i).ToString("ddd\u00a0d\u00a0MMM", CultureInfo.InvariantCulture),
                HtmlPage.Number(d.Number, decimals),
                .. shown.Select(r => HtmlPage.Number(d.Parts[r], decimals)),
            ]));
    }

    private static string Legend() =>
        "<ul class=\"legend\">\n" + string.Concat(Enumerable.Range(0, Reasons.Count).Select(r =>
            $"<li><svg viewBox=\"0 0 22 12\" aria-hidden=\"true\"><rect class=\"{ReasonBars.Style((Reason)r)}\" "
            + $"x=\"0\" y=\"0\" width=\"22\" height=\"12\" /></svg>{Reasons.Names[r]}</li>\n")) + "</ul>\n";
}
