using System.Globalization;
using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Staffing;
using Forecasting.Training.Pipeline;

namespace Forecasting.Training.Reports.Staffing;

/// <summary>The report of a plan: what is needed and what covers it, how risky each hour is, and who works.</summary>
internal static class StaffingReport
{
    /// <summary>Store-days with pictures unless stores are named: a page that browsers open at once.</summary>
    internal const int MostStoreDays = 210;

    /// <summary>Makes the page.</summary>
    /// <param name="stores">Plans by store.</param>
    /// <param name="shown">Ids of the stores with pictures; null for the first ones, as many as one page bears.</param>
    /// <param name="command">The command line that made it.</param>
    public static string Html(IReadOnlyList<StoreStaffing> stores, IReadOnlySet<string>? shown, string command)
    {
        var page = new HtmlPage();
        var first = stores.SelectMany(s => s.Days).First().Requirement.Day.Date;
        List<StoreStaffing> pictured = shown is not null
            ? [.. stores.Where(s => shown.Contains(s.Store.Id))]
            : [.. stores.Take(Math.Max(1, MostStoreDays / stores.Max(s => s.Days.Count)))];
        page.Html($"<header><h1>Staff from {first:yyyy-MM-dd}</h1>\n{Index(pictured)}</header>\n");
        page.Section(
            "stores", "What each store needs", "Hours of the whole period, and what is to be expected of them.",
            Overview(stores) + OpenShiftsNote(stores));
        foreach (var (store, html) in pictured.Zip(Sections(pictured)))
        {
            page.Section(Anchor(store), Title(store), "", html);
        }

        if (stores.Count > pictured.Count)
        {
            page.Html($"<p>The pictures of {stores.Count - pictured.Count} further stores are left out; "
                + "--report-stores names those that are wanted.</p>\n");
        }

        page.Section("command", "Made by", "", $"<pre>{HtmlPage.Escape(command)}</pre>\n");
        return page.Build("Staff plan");
    }

    private static string Anchor(StoreStaffing store) => $"store-{store.Store.Id}";

    private static string Title(StoreStaffing store) => $"{store.Store.Id} {store.Store.Name}".TrimEnd();

    private static string Index(List<StoreStaffing> stores)
    {
        var links = stores.Select(s =>
            $"<a href=\"#{HtmlPage.Escape(Uri.EscapeDataString(Anchor(s)))}\">{HtmlPage.Escape(Title(s))}</a>");
        return $"<nav>{string.Join(' ', links)}</nav>\n";
    }

    private static string Overview(IReadOnlyList<StoreStaffing> stores) => HtmlPage.Table(
        [
            "store", "picker hours", "rider hours", "picked in time", "on time", "idle", "not covered, h",
            "open picker shifts", "open rider shifts", "times",
        ],
        stores.Select(s =>
        {
            var days = s.Days.Where(d => d.Outlook.Orders > 0).ToList();
            var orders = days.Sum(d => d.Outlook.Orders);
            return (IEnumerable<string>)
            [
                Title(s),
                HtmlPage.Number(s.Days.Sum(d => d.Pickers.PaidHours)),
                HtmlPage.Number(s.Days.Sum(d => d.Riders.PaidHours)),
                HtmlPage.Percent(days.Sum(d => d.Outlook.PickInTime * d.Outlook.Orders) / orders, 2),
                HtmlPage.Percent(days.Sum(d => d.Outlook.OnTime * d.Outlook.Orders) / orders, 2),
                HtmlPage.Percent(days.Select(d => d.Outlook.IdleShare).DefaultIfEmpty(double.NaN).Average()),
                HtmlPage.Number(s.Days.Sum(d => d.Pickers.Uncovered.Concat(d.Riders.Uncovered)
                    .Sum(u => u.People / 4.0)), 1),
                s.Roster is null ? "–" : HtmlPage.Number(s.OpenShifts(StaffRole.Picker)),
                s.Roster is null ? "–" : HtmlPage.Number(s.OpenShifts(StaffRole.Rider)),
                s.Handling.IsMeasured ? "measured" : "assumed",
            ];
        }));

    private static string OpenShiftsNote(IReadOnlyList<StoreStaffing> stores) =>
        stores.Sum(s => s.OpenShifts(StaffRole.Rider)) is var open and > 0
            ? "<p class=\"note\">Open shifts have nobody of the store’s own people. "
                + $"{HtmlPage.Number(open)} open rider shifts are to be booked with the delivery platforms.</p>\n"
            : "";

    /// <summary>[store], its pictures and its roster; curves of risk take a while.</summary>
    private static string[] Sections(List<StoreStaffing> stores)
    {
        var html = new string[stores.Count];
        Parallel.For(0, stores.Count, Parallelism.Options(), i => html[i] = Legend
            + string.Concat(stores[i].Days.Where(d => d.Requirement.Day.Slots.Count > 0).Select(Day))
            + RosterTable(stores[i]));
        return html;
    }

    private const string Legend =
        "<p class=\"lead\">The pale area is what is needed in each quarter of an hour, the line who is on duty. "
        + "It may lie below for a quarter of an hour where the day as a whole meets its targets. "
        + "Risk is the share of a quarter’s orders that are late: the bold line as planned, the thin one with one "
        + "person fewer.</p>\n";

    private static string Day(StaffPlan day) =>
        $"<h3>{day.Requirement.Day.Date.ToString("dddd yyyy-MM-dd", CultureInfo.InvariantCulture)}</h3>\n"
        + HtmlPage.Grid(day.ByRole.SelectMany(part => Pictures(day, day.Requirement.WithCurves(), part)));

    private static IEnumerable<string> Pictures(
        StaffPlan day, StaffRequirement need, (StaffRole Role, ShiftPlan Shifts) part)
    {
        var isPicker = part.Role == StaffRole.Picker;
        var hold = isPicker || need.Trips is null
            ? ""
            : $"; orders are held for {need.Trips.HoldMinutes} minutes at most";
        yield return HtmlPage.Figure(
            CoverChart.Draw(
                isPicker ? "Pickers" : "Riders", need.Day, isPicker ? need.Pickers : need.Riders, part.Shifts.Cover),
            $"{HtmlPage.Number(part.Shifts.PaidHours, 1)} hours in {part.Shifts.Shifts.Sum(s => s.People)} shifts"
            + hold);
        if (need.Curves(part.Role) is { Count: > 0 } curves)
        {
            var late = day.Outlook.Slots.Sum(s => isPicker ? s.LatePicks : s.LateRides);
            yield return HtmlPage.Figure(
                RiskChart.Draw(
                    isPicker ? "Risk of late picks" : "Risk of late deliveries", need.Day, curves, part.Shifts.Cover),
                $"{HtmlPage.Number(late, 1)} late of {HtmlPage.Number(day.Outlook.Orders)} orders expected in the day");
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
            Person(s.Item),
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
        return "<h3>Who works when</h3>\n" + HtmlPage.Table(
            ["person", .. days.Select(d => d.ToString("ddd d", CultureInfo.InvariantCulture)), "hours"], rows, "words")
            + unfilled;
    }

    private static string Person(StaffMember person)
    {
        var about = person.Roles.Select(r => r.Word()).Append(person.Zone).Where(w => w.Length > 0);
        return $"{person.Name} ({string.Join(", ", about)})";
    }

    private static string Hours(RosterShift shift) => string.Create(
        CultureInfo.InvariantCulture,
        $"{LocalTime.Text(shift.FromMinute)}–{LocalTime.Text(shift.UntilMinute)}");
}
