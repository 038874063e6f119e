using System.Globalization;
using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation;
using Forecasting.Training.Reports.Charts;

namespace Forecasting.Training.Reports;

/// <summary>
/// Forecasts with their bands against what came: of a typical store, the largest, the best and the worst; of a single store,
/// its latest, a typical, the best and the worst window.
/// </summary>
internal static class ForecastPictures
{
    private const int DailyDays = 63;
    private const int HourlyDays = 7;

    public static void AddTo(HtmlPage page, ReportMatter matter)
    {
        var stores = matter.Score.Stores.Where(s => double.IsFinite(s.Accuracy)).OrderByDescending(s => s.Accuracy).ToList();
        if (stores.Count == 0)
        {
            return;
        }

        var figures = stores.Count == 1 ? OfWindows(matter, stores[0]) : OfStores(matter, stores);
        var heading = stores.Count == 1 ? "Forecast and outcome" : "Forecast and outcome in some stores";
        page.Section(
            "pictures",
            heading,
            "Line: the median forecast. Darker and lighter band: where 40 % and 80 % of outcomes should lie. Dots: what came.",
            HtmlPage.Grid(figures));
    }

    private static IEnumerable<string> OfStores(ReportMatter matter, List<StoreScore> bestFirst)
    {
        foreach (var (store, why) in Chosen(bestFirst))
        {
            var key = LargestSeries(matter, store.StoreId);
            var windows = LastApart(matter, key);
            var subtitle = $"{HtmlPage.Percent(store.Accuracy)} right {matter.LeadInWords}; orders per {matter.StepName}";
            yield return Figure(matter, key, windows, $"{Name(matter, key)}, {why}", subtitle);
        }
    }

    private static List<(StoreScore Store, string Why)> Chosen(List<StoreScore> stores) => stores.Count switch
    {
        2 => [(stores[0], "the better"), (stores[1], "the worse")],
        3 => [(stores[1], "a typical store"), (stores[0], "the best"), (stores[^1], "the worst")],
        _ =>
        [
            (stores[stores.Count / 2], "a typical store"), (Largest(stores), "the largest"),
            (stores[0], "the best"), (stores[^1], "the worst"),
        ],
    };

    // The largest of those that are not shown for another reason.
    private static StoreScore Largest(List<StoreScore> bestFirst) =>
        bestFirst.Where((_, i) => i != 0 && i != bestFirst.Count / 2 && i != bestFirst.Count - 1)
            .MaxBy(s => s.Leads1To7.Actual)!;

    private static IEnumerable<string> OfWindows(ReportMatter matter, StoreScore store)
    {
        var key = LargestSeries(matter, store.StoreId);
        var windows = matter.Models[0].Windows;
        if (windows.Count < 4 || matter.Score.Windows.Count < windows.Count)
        {
            yield return Figure(matter, key, LastApart(matter, key), Name(matter, key), $"orders per {matter.StepName}");
            yield break;
        }

        var bestFirst = windows.Zip(matter.Score.Windows, (window, totals) => (window, accuracy: PointMetrics.Accuracy(totals)))
            .OrderByDescending(p => p.accuracy).ToList();
        var chosen = new[]
        {
            (bestFirst.Find(p => p.window == windows[^1]), "the latest window"), (bestFirst[bestFirst.Count / 2], "a typical window"),
            (bestFirst[0], "the best window"), (bestFirst[^1], "the worst window"),
        };
        foreach (var ((window, accuracy), why) in chosen)
        {
            var subtitle = $"{HtmlPage.Percent(accuracy)} right over all days ahead; orders per {matter.StepName}";
            yield return Figure(matter, key, [window], $"{Name(matter, key)}, {why}", subtitle);
        }
    }

    private static string Figure(
        ReportMatter matter, SeriesKey key, List<WindowForecasts> windows, string title, string subtitle)
    {
        var days = $"{Day(windows[0].Date(0))} to {Day(windows[^1].Date(windows[^1].Steps - 1))}";
        var caption = windows.Count == 1
            ? $"{days}, all forecast on {Day(windows[0].Origin.LastDay)}."
            : $"{days}; the dotted lines are the origins, where new data came in.";
        return HtmlPage.Figure(ForecastChart.Draw(title, subtitle, [.. windows.Select(w => Points(matter, w, key))]), caption);
    }

    // The latest windows that follow one another, as many as a picture holds, beginning with one whose outcome is known.
    private static List<WindowForecasts> LastApart(ReportMatter matter, SeriesKey key)
    {
        var most = matter.IsHourly ? HourlyDays : DailyDays;
        var horizon = matter.Result.Horizon.Days;
        var chosen = new List<WindowForecasts>();
        foreach (var window in matter.Models[0].Windows.Reverse())
        {
            var isNext = chosen.Count > 0 && window.Origin.LastDay.AddDays(horizon) == chosen[0].Origin.LastDay
                && (chosen.Count + 1) * horizon <= most;
            if (isNext || (chosen.Count == 0 && Points(matter, window, key).Count(p => p.Actual > 0) * 3 > window.Steps))
            {
                chosen.Insert(0, window);
            }
        }

        return chosen.Count > 0 ? chosen : [matter.Models[0].Windows[^1]];
    }

    private static SeriesKey LargestSeries(ReportMatter matter, string storeId) =>
        matter.Models[0].Windows[0].Keys
            .Where(k => k.StoreId == storeId)
            .MaxBy(k => Known(matter.Result.History.Find(k, matter.Result.Grain)!.Values));

    private static double Known(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (var value in values)
        {
            sum += double.IsNaN(value) ? 0 : value;
        }

        return sum;
    }

    private static List<ForecastPoint> Points(ReportMatter matter, WindowForecasts window, SeriesKey key)
    {
        var index = window.Keys.ToList().IndexOf(key);
        var history = matter.Result.History;
        var actuals = history.Find(key, matter.Result.Grain)!.Values;
        var first = (history.DayIndex(window.Origin.LastDay) + 1) * window.Grain.StepsPerDay();
        var points = new List<ForecastPoint>();
        for (var step = 0; step < window.Steps; step++)
        {
            var deciles = new double[9];
            window.CopyDeciles(index, step, deciles);
            points.Add(new ForecastPoint(
                window.Date(step), deciles, first + step < actuals.Length ? actuals[first + step] : double.NaN));
        }

        return points;
    }

    private static string Name(ReportMatter matter, SeriesKey key) =>
        matter.StoreName(key.StoreId) + (key.ChannelId == Channel.AllId ? "" : $", {key.ChannelId}");

    private static string Day(DateOnly date) => date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
