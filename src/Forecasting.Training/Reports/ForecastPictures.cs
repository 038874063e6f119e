using System.Globalization;
using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation;
using Forecasting.Training.Reports.Charts;

namespace Forecasting.Training.Reports;

/// <summary>Forecasts with their bands against what came: the best, a typical and the worst store.</summary>
internal static class ForecastPictures
{
    private const int DailyDays = 63;
    private const int HourlyDays = 14;

    public static void AddTo(HtmlPage page, ReportMatter matter)
    {
        var chosen = Chosen(matter);
        var figures = chosen.Select(c => Figure(matter, c.Store, c.Why)).Where(f => f.Length > 0);
        var lead = "Line: the median forecast. Darker and lighter band: where 40 % and 80 % of outcomes should lie. "
            + $"{(matter.IsHourly ? "Dark line" : "Dots")}: what came.";
        page.Section("pictures", chosen.Count == 1 ? "Forecast and outcome" : "Best, typical and worst store", lead, HtmlPage.Grid(figures));
    }

    private static List<(StoreScore Store, string Why)> Chosen(ReportMatter matter)
    {
        var stores = matter.Score.Stores.Where(s => double.IsFinite(s.Accuracy)).OrderByDescending(s => s.Accuracy).ToList();
        return stores.Count switch
        {
            0 => [],
            1 => [(stores[0], "")],
            2 => [(stores[0], "the better"), (stores[1], "the worse")],
            _ => [(stores[stores.Count / 2], "a typical store"), (stores[0], "the best"), (stores[^1], "the worst")],
        };
    }

    private static string Figure(ReportMatter matter, StoreScore store, string why)
    {
        var windows = LastApart(matter);
        var key = LargestSeries(matter, store.StoreId);
        var points = windows.Select(w => Points(matter, w, key)).ToList();
        var days = $"{Day(windows[0].Date(0))} to {Day(windows[^1].Date(windows[^1].Steps - 1))}";
        var name = matter.StoreName(store.StoreId) + (key.ChannelId == Channel.AllId ? "" : $", {key.ChannelId}");
        var title = why.Length > 0 ? $"{name}, {why}" : name;
        var subtitle = $"{HtmlPage.Percent(store.Accuracy)} right {matter.LeadInWords}; orders per "
            + $"{(matter.IsHourly ? "hour" : "day")}";
        var caption = windows.Count == 1
            ? $"{days}, all forecast on {Day(windows[0].Origin.LastDay)}."
            : $"{days}; the dotted lines are the origins, where new data came in.";
        return HtmlPage.Figure(ForecastChart.Draw(title, subtitle, points), caption);
    }

    // The latest windows that do not overlap, as many as a picture holds.
    private static List<WindowForecasts> LastApart(ReportMatter matter)
    {
        var most = matter.IsHourly ? HourlyDays : DailyDays;
        var horizon = matter.Result.Horizon.Days;
        var chosen = new List<WindowForecasts>();
        foreach (var window in matter.Models[0].Windows.Reverse())
        {
            var fits = chosen.Count == 0
                || (window.Origin.LastDay.AddDays(horizon) <= chosen[0].Origin.LastDay && (chosen.Count + 1) * horizon <= most);
            var isNext = chosen.Count == 0 || window.Origin.LastDay.AddDays(horizon) == chosen[0].Origin.LastDay;
            if (fits && isNext && (chosen.Count > 0 || IsFullyKnown(matter, window)))
            {
                chosen.Insert(0, window);
            }
        }

        return chosen.Count > 0 ? chosen : [matter.Models[0].Windows[^1]];
    }

    private static bool IsFullyKnown(ReportMatter matter, WindowForecasts window) =>
        window.Date(window.Steps - 1) <= matter.Result.History.LastDay;

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

    private static string Day(DateOnly date) => date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
