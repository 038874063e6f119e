using Forecasting.Core.Simulation.Replay.Stock;
using Forecasting.Training.Reports.Charts;

namespace Forecasting.Training.Reports.Stock;

/// <summary>The report of a replay of stock: what was lost, held and thrown away under three plans, and what was
/// predicted.</summary>
internal static class StockReplayReport
{
    private const int DaysPerWeek = 7;

    /// <summary>Makes the page.</summary>
    /// <param name="summary">What came.</param>
    /// <param name="target">Share of lines that might be lost.</param>
    /// <param name="command">The command line that made it.</param>
    public static string Html(StockReplaySummary summary, double target, string command)
    {
        var page = new HtmlPage();
        var dates = summary.Ours.Days.Select(d => d.Date).ToList();
        var span = dates.Count > 0 ? $"{dates.Min():yyyy-MM-dd} to {dates.Max():yyyy-MM-dd}" : "no days";
        page.Html($"<header><h1>Stock replayed: {span}</h1>\n<div class=\"cards\">\n{Cards(summary, target)}</div>"
            + "</header>\n");
        page.Section(
            "plans", "Three plans",
            "The manual plan takes the planners' forecasts, last month's sales and the cover that would just have met "
            + "the target on the eight weeks before. The oracle knows what will be wanted, not what comes late. "
            + "Intervals are of 95 %, between weeks of stores.",
            PlanLines.Legend(summary.Plans.Select(p => p.Name)) + Plans(summary)
            + HtmlPage.Grid(Weeks(summary, target)));
        page.Section(
            "categories", "Where lines are lost, and what is thrown away", "The dashed line is the target.",
            HtmlPage.Grid(Categories(summary, target)));
        page.Section(
            "classes", "Classes",
            "A are the SKUs with most lines that make 80 % of them together, B those up to 95 %. Days of cover are the "
            + "stock after closing over what is sold on a day, at cost.",
            Classes(summary));
        page.Section(
            "covers", "The manual plan's cover",
            "Days beyond the next delivery, by class and by whether goods keep for more than a week, as each store's "
            + "planner would have needed them.",
            Covers(summary));
        page.Section("command", "Made by", "", $"<pre>{HtmlPage.Escape(command)}</pre>\n");
        return page.Build("Stock replayed");
    }

    private static string Cards(StockReplaySummary summary, double target)
    {
        var (value, waste) = (summary.Ours.StockValueTo(summary.Manual), summary.Ours.WasteTo(summary.Manual));
        return HtmlPage.Card(
                HtmlPage.Percent(summary.Ours.StockoutLines.Value, 2), "of lines find nothing",
                $"{HtmlPage.PercentRange(summary.Ours.StockoutLines, 2)}; target {HtmlPage.Percent(target, 2)}")
            + HtmlPage.Card(
                HtmlPage.Percent(summary.PredictedLines, 2), "was predicted",
                $"planned with {HtmlPage.Number(summary.Result.Trial.Multiple, 2)} times the target")
            + HtmlPage.Card(
                HtmlPage.Number(value.Value, 2), "times the manual plan's stock",
                $"{HtmlPage.Number(value.Low, 2)} to {HtmlPage.Number(value.High, 2)}, by value")
            + HtmlPage.Card(
                HtmlPage.Number(waste.Value, 2), "times its waste",
                $"{HtmlPage.Number(waste.Low, 2)} to {HtmlPage.Number(waste.High, 2)}, by value");
    }

    private static string Plans(StockReplaySummary summary) => HtmlPage.Table(
        [
            "plan", "lines lost", "interval", "orders hit", "stock value of a store", "cost of waste a day",
            "times sold a year",
        ],
        summary.Plans.Select(p => (IEnumerable<string>)
        [
            p.Name, HtmlPage.Percent(p.Totals.StockoutLines.Value, 2), HtmlPage.PercentRange(p.Totals.StockoutLines, 2),
            HtmlPage.Percent(p.Totals.StockoutOrders, 1), HtmlPage.Number(p.Totals.StockValue),
            HtmlPage.Number(p.Totals.WasteValue), HtmlPage.Number(p.Totals.Turnover, 1),
        ]));

    private static IEnumerable<string> Weeks(StockReplaySummary summary, double target)
    {
        var first = summary.Ours.Days.Select(d => d.Date).DefaultIfEmpty().Min();
        List<(string, IReadOnlyList<double>)> Of(Func<StockTotals, double> value) =>
        [
            .. summary.Plans.Select(p => (p.Name, (IReadOnlyList<double>)[.. p.Totals.Days
                .GroupBy(d => (d.Date.DayNumber - first.DayNumber) / DaysPerWeek).OrderBy(g => g.Key)
                .Select(g => value(p.Totals with { Days = [.. g] }))])),
        ];
        if (summary.Ours.Days.Count == 0)
        {
            yield break;
        }

        yield return HtmlPage.Figure(
            PlanLines.Draw("Lines that find nothing", Of(t => t.StockoutLines.Value), s => HtmlPage.Percent(s), target),
            "The dashed line is the target");
        yield return HtmlPage.Figure(
            PlanLines.Draw("Stock value of a store", Of(t => t.StockValue), v => HtmlPage.Number(v)), "");
        yield return HtmlPage.Figure(
            PlanLines.Draw("Cost of waste of a store a day", Of(t => t.WasteValue), v => HtmlPage.Number(v)), "");
    }

    private static IEnumerable<string> Categories(StockReplaySummary summary, double target)
    {
        foreach (var (name, totals) in summary.Plans.Take(2))
        {
            var groups = totals.Days.GroupBy(d => d.Category.Length > 0 ? d.Category : "other")
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => (g.Key, Totals: totals with { Days = [.. g] })).ToList();
            yield return HtmlPage.Figure(
                CategoryBars.Draw($"Lines that find nothing, {name}",
                    [.. groups.Select(g => (g.Key, g.Totals.StockoutLines.Value))],
                    s => HtmlPage.Percent(s, 2), target),
                "");
            yield return HtmlPage.Figure(
                CategoryBars.Draw($"Cost of waste of a store a day, {name}",
                    [.. groups.Select(g => (g.Key, g.Totals.WasteValue))], v => HtmlPage.Number(v)), "");
        }
    }

    private static string Classes(StockReplaySummary summary) => HtmlPage.Table(
        ["plan", "class", "lines", "lines lost", "stock value", "days of cover", "waste over sales"],
        summary.Plans.SelectMany(plan => StockReplaySummary.Classes.Select(c => ClassRow(plan.Name, c, plan.Totals))));

    private static IEnumerable<string> ClassRow(string plan, char abc, StockTotals all)
    {
        var totals = all.Where(d => d.Class == abc);
        var wasted = totals.Days.Sum(d => d.WasteValue) / Math.Max(1, totals.Days.Sum(d => d.SoldCost));
        return
        [
            plan, abc.ToString(), HtmlPage.Number(totals.Lines), HtmlPage.Percent(totals.StockoutLines.Value, 2),
            HtmlPage.Number(totals.StockValue), HtmlPage.Number(totals.CoverDays, 1),
            HtmlPage.Percent(wasted, 1),
        ];
    }

    private static string Covers(StockReplaySummary summary) => HtmlPage.Table(
        ["group", "mean", "least", "most"],
        ManualStock.Groups.Select((group, i) =>
        {
            var days = summary.Result.Covers.Values.Select(c => c.Covers[i]).ToList();
            return (IEnumerable<string>)
            [
                group, HtmlPage.Number(days.DefaultIfEmpty(0).Average(), 1),
                HtmlPage.Number(days.DefaultIfEmpty(0).Min(), 1), HtmlPage.Number(days.DefaultIfEmpty(0).Max(), 1),
            ];
        }));
}
