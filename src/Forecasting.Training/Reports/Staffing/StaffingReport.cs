using System.Globalization;
using Forecasting.Core.Planning.Staffing;
using Forecasting.Training.Pipeline;

namespace Forecasting.Training.Reports.Staffing;

/// <summary>The report of a plan: what is needed and what covers it, how risky each hour is, and who works.</summary>
internal static class StaffingReport
{
    private const int StoresShown = 6;
    private const int DaysShown = 2;

    /// <summary>Makes the page.</summary>
    /// <param name="stores">Plans by store.</param>
    /// <param name="command">The command line that made it.</param>
    public static string Html(IReadOnlyList<StoreStaffing> stores, string command)
    {
        var page = new HtmlPage();
        var first = stores.SelectMany(s => s.Days).First().Requirement.Day.Date;
        page.Html($"<h1>Staff from {first:yyyy-MM-dd}</h1>\n");
        page.Section(
            "stores", "What each store needs", "Hours of the whole period, and what is to be expected of them.",
            Overview(stores));
        foreach (var store in stores.Take(StoresShown))
        {
            var pictures = store.Days.Where(d => d.Requirement.Day.Slots.Count > 0).Take(DaysShown)
                .SelectMany(d => Pictures(store, d));
            page.Section(
                $"store-{store.Store.Id}",
                $"{store.Store.Id} {store.Store.Name}",
                "The pale area is what is needed in each quarter of an hour, the line who is on duty.",
                HtmlPage.Grid(pictures) + RosterTable(store));
        }

        if (stores.Count > StoresShown)
        {
            page.Html($"<p>The pictures of {stores.Count - StoresShown} further stores are left out.</p>\n");
        }

        page.Section("command", "Made by", "", $"<pre>{HtmlPage.Escape(command)}</pre>\n");
        return page.Build("Staff plan");
    }

    private static string Overview(IReadOnlyList<StoreStaffing> stores) => HtmlPage.Table(
        [
            "store", "picker hours", "rider hours", "picked in time", "on time", "idle", "not covered, h", "nobody for",
            "times",
        ],
        stores.Select(s =>
        {
            var days = s.Days.Where(d => d.Outlook.Orders > 0).ToList();
            var orders = days.Sum(d => d.Outlook.Orders);
            return (IEnumerable<string>)
            [
                $"{s.Store.Id} {s.Store.Name}",
                HtmlPage.Number(s.Days.Sum(d => d.Pickers.PaidHours)),
                HtmlPage.Number(s.Days.Sum(d => d.Riders.PaidHours)),
                HtmlPage.Percent(days.Sum(d => d.Outlook.PickInTime * d.Outlook.Orders) / orders, 2),
                HtmlPage.Percent(days.Sum(d => d.Outlook.OnTime * d.Outlook.Orders) / orders, 2),
                HtmlPage.Percent(days.Select(d => d.Outlook.IdleShare).DefaultIfEmpty(double.NaN).Average()),
                HtmlPage.Number(s.Days.Sum(d => d.Pickers.Uncovered.Concat(d.Riders.Uncovered)
                    .Sum(u => u.People / 4.0)), 1),
                s.Roster is null ? "–" : HtmlPage.Number(s.Roster.Unfilled.Sum(u => u.People)),
                s.Handling.IsMeasured ? "measured" : "assumed",
            ];
        }));

    private static IEnumerable<string> Pictures(StoreStaffing store, StaffPlan day)
    {
        var date = day.Requirement.Day.Date.ToString("ddd yyyy-MM-dd", CultureInfo.InvariantCulture);
        var need = day.Requirement;
        yield return HtmlPage.Figure(
            CoverChart.Draw($"Pickers, {date}", need.Day, need.Pickers, day.Pickers.Cover),
            $"{HtmlPage.Number(day.Pickers.PaidHours, 1)} hours in {day.Pickers.Shifts.Sum(s => s.People)} shifts");
        yield return HtmlPage.Figure(
            CoverChart.Draw($"Riders, {date}", need.Day, need.Riders, day.Riders.Cover),
            $"{HtmlPage.Number(day.Riders.PaidHours, 1)} hours in {day.Riders.Shifts.Sum(s => s.People)} shifts; "
            + $"orders are held for {need.Trips?.HoldMinutes} minutes at most");
        if (need.PickerCurves.Count > 0)
        {
            yield return HtmlPage.Figure(
                RiskChart.Draw($"Risk of late picks, {date}", need, day.Pickers.Cover),
                "Share of a quarter of an hour’s orders that are picked late: as planned, and with one picker fewer");
        }
    }

    private static string RosterTable(StoreStaffing store)
    {
        if (store.Roster is not { } roster)
        {
            return "";
        }

        var days = Enumerable.Range(0, roster.Problem.Days).Select(d => roster.Problem.FirstDay.AddDays(d)).ToList();
        var rows = roster.Problem.Staff.Index().Select(s => (IEnumerable<string>)
        [
            $"{s.Item.Name} ({string.Join(", ", s.Item.Roles)})",
            .. days.Select(d => string.Join(" ", roster.ShiftsOf(s.Index).Select(i => roster.Problem.Shifts[i])
                .Where(shift => shift.Date == d).Select(Hours))),
            HtmlPage.Number(roster.HoursOf(s.Index), 1),
        ]);
        var unfilled = roster.Unfilled.Count == 0
            ? "<p>Every shift has its people.</p>\n"
            : "<p>Nobody was found for:</p>\n" + HtmlPage.Table(
                ["shift", "people", "price", "because of"],
                roster.Unfilled.Select(u => (IEnumerable<string>)
                [
                    roster.Problem.Shifts[u.Shift].ToString(), HtmlPage.Number(u.People), HtmlPage.Number(u.Cost),
                    string.Join(" + ", u.Conflict),
                ]), "words");
        return HtmlPage.Table(
            ["person", .. days.Select(d => d.ToString("ddd d", CultureInfo.InvariantCulture)), "hours"], rows, "words")
            + unfilled;
    }

    private static string Hours(RosterShift shift) => string.Create(
        CultureInfo.InvariantCulture,
        $"{LocalTime.Text(shift.FromMinute)}–{LocalTime.Text(shift.UntilMinute)}");
}
