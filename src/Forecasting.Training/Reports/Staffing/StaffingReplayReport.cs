using System.Globalization;
using Forecasting.Core.Simulation.Replay;
using Forecasting.Training.Reports.Charts;

namespace Forecasting.Training.Reports.Staffing;

/// <summary>The report of a replay of staffing: who was served in time under three plans, at how many hours, and what
/// was predicted.</summary>
internal static class StaffingReplayReport
{
    private const int DaysPerWeek = 7;

    /// <summary>Makes the page.</summary>
    /// <param name="summary">What came.</param>
    /// <param name="command">The command line that made it.</param>
    public static string Html(StaffingReplaySummary summary, string command)
    {
        var page = new HtmlPage();
        var dates = summary.Ours.Days.Select(d => d.Date).ToList();
        page.Html($"<header><h1>Staff replayed: {dates.Min():yyyy-MM-dd} to {dates.Max():yyyy-MM-dd}</h1>\n"
            + $"<div class=\"cards\">\n{Cards(summary)}</div></header>\n");
        page.Section(
            "plans", "Three plans",
            "The manual plan takes the planners' forecasts, four weeks' hour shares and a labour standard, with the "
            + "buffer that would just have met both targets on the eight weeks before. The oracle knows the hour of "
            + "every order, not the minutes that it takes. Intervals are of 95 %, between weeks of stores.",
            PlanLines.Legend(summary.Plans.Select(p => p.Name)) + Plans(summary) + HtmlPage.Grid(Weeks(summary)));
        page.Section(
            "predicted", "What was predicted",
            "Our plan says beforehand what will be in time; this is what came.", Predicted(summary));
        page.Section(
            "stores", "Stores", "Under our plan; hours against the other two plans.", Stores(summary));
        page.Section("command", "Made by", "", $"<pre>{HtmlPage.Escape(command)}</pre>\n");
        return page.Build("Staff replayed");
    }

    private static string Cards(StaffingReplaySummary summary)
    {
        var (manual, oracle) = (summary.Ours.HoursSaved(summary.Manual), summary.Ours.HoursSaved(summary.Oracle));
        return HtmlPage.Card(
                HtmlPage.Percent(summary.Ours.PickInTime.Value, 2), "of orders picked in time",
                HtmlPage.PercentRange(summary.Ours.PickInTime, 2))
            + HtmlPage.Card(
                HtmlPage.Percent(summary.Ours.OnTime.Value, 2), "delivered on time",
                HtmlPage.PercentRange(summary.Ours.OnTime, 2))
            + HtmlPage.Card(HtmlPage.Signed(-manual.Value), "paid hours against the manual plan", Signs(manual))
            + HtmlPage.Card(HtmlPage.Signed(-oracle.Value), "paid hours against the oracle", Signs(oracle));
    }

    private static string Plans(StaffingReplaySummary summary) => HtmlPage.Table(
        [
            "plan", "picked in time", "interval", "on time", "interval", "late by, min", "idle", "paid hours",
            "price of an order", "deadlines missed",
        ],
        summary.Plans.Select(p => (IEnumerable<string>)
        [
            p.Name, HtmlPage.Percent(p.Totals.PickInTime.Value, 2), HtmlPage.PercentRange(p.Totals.PickInTime, 2),
            HtmlPage.Percent(p.Totals.OnTime.Value, 2), HtmlPage.PercentRange(p.Totals.OnTime, 2),
            HtmlPage.Number(p.Totals.LateMinutes, 1), HtmlPage.Percent(p.Totals.IdleShare.Value, 1),
            HtmlPage.Number(p.Totals.PaidHours), HtmlPage.Number(p.Totals.CostPerOrder.Value, 2),
            HtmlPage.Percent(p.Totals.MissedDeadlines, 2),
        ]));

    private static IEnumerable<string> Weeks(StaffingReplaySummary summary)
    {
        var first = summary.Ours.Days.Min(d => d.Date.DayNumber);
        List<(string, IReadOnlyList<double>)> Of(Func<ReplayTotals, double> value) =>
        [
            .. summary.Plans.Select(p => (p.Name, (IReadOnlyList<double>)[.. p.Totals.Days
                .GroupBy(d => (d.Date.DayNumber - first) / DaysPerWeek).OrderBy(g => g.Key)
                .Select(g => value(p.Totals with { Days = [.. g] }))])),
        ];
        yield return HtmlPage.Figure(PlanLines.Draw("Paid hours", Of(t => t.PaidHours), v => HtmlPage.Number(v)), "");
        yield return HtmlPage.Figure(
            PlanLines.Draw("Picked too late", Of(t => 1 - t.PickInTime.Value), s => HtmlPage.Percent(s, 1)), "");
        if (summary.Ours.Days.GroupBy(d => (d.Date.DayNumber - first) / DaysPerWeek).All(w => w.Any(d => d.Ridden > 0)))
        {
            yield return HtmlPage.Figure(
                PlanLines.Draw("Delivered too late", Of(t => 1 - t.OnTime.Value), s => HtmlPage.Percent(s, 1)), "");
        }

        yield return HtmlPage.Figure(
            PlanLines.Draw("Idle share of paid time", Of(t => t.IdleShare.Value), s => HtmlPage.Percent(s)), "");
    }

    private static string Predicted(StaffingReplaySummary summary) => HtmlPage.Table(
        ["", "predicted", "replayed", "difference, points"],
        [
            Compared("picked in time", summary.PredictedPicks, summary.Ours.PickInTime.Value),
            Compared("on time", summary.PredictedOnTime, summary.Ours.OnTime.Value),
        ]);

    private static IEnumerable<string> Compared(string name, double predicted, double came) =>
    [
        name, HtmlPage.Percent(predicted, 2), HtmlPage.Percent(came, 2),
        (100 * (came - predicted)).ToString("+0.00;-0.00", CultureInfo.InvariantCulture),
    ];

    private static string Stores(StaffingReplaySummary summary) => HtmlPage.Table(
        ["store", "orders a day", "picked in time", "on time", "paid hours a day", "against manual", "against oracle"],
        summary.Ours.Days.Select(d => d.StoreId).Distinct().Order(StringComparer.Ordinal).Select(store =>
        {
            ReplayTotals Of(ReplayTotals all) => new([.. all.Days.Where(d => d.StoreId == store)]);
            var ours = Of(summary.Ours);
            return (IEnumerable<string>)
            [
                store, HtmlPage.Number((double)ours.AllOrders / ours.Days.Count),
                HtmlPage.Percent(ours.PickInTime.Value, 2), HtmlPage.Percent(ours.OnTime.Value, 2),
                HtmlPage.Number(ours.PaidHours / ours.Days.Count, 1),
                HtmlPage.Signed(-ours.HoursSaved(Of(summary.Manual)).Value),
                HtmlPage.Signed(-ours.HoursSaved(Of(summary.Oracle)).Value),
            ];
        }));

    private static string Signs(Interval saved) => $"{HtmlPage.Signed(-saved.High)} to {HtmlPage.Signed(-saved.Low)}";
}
