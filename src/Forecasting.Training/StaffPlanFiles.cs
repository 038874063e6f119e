using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Staffing;
using Forecasting.Training.Pipeline;

namespace Forecasting.Training;

/// <summary>Plans as files: CSV for all stores together, and an iCalendar file for each store with a roster.</summary>
internal sealed class StaffPlanFiles(IReadOnlyList<StoreStaffing> stores, Origin origin)
{
    private const double GapWorthTelling = 0.005;

    public double UncoveredHours { get; } = stores.SelectMany(s => s.Days)
        .Sum(d => d.Pickers.Uncovered.Concat(d.Riders.Uncovered).Sum(u => (double)u.People) / StaffDay.SlotsPerHour);

    /// <summary>Shifts of pickers whom nobody was found for.</summary>
    public int OpenPickerShifts { get; } = stores.Sum(s => s.OpenShifts(StaffRole.Picker));

    /// <summary>Shifts of riders whom nobody was found for.</summary>
    public int OpenRiderShifts { get; } = stores.Sum(s => s.OpenShifts(StaffRole.Rider));

    public int UnfilledShifts => OpenPickerShifts + OpenRiderShifts;

    /// <summary>Stores whose shifts nobody can work, because they have no people at all.</summary>
    public IReadOnlyList<string> WithoutPeople { get; } =
        [.. stores.Where(s => s.Roster is { Problem.Staff.Count: 0 }).Select(s => s.Store.Id)];

    /// <summary>Published shifts that were taken back.</summary>
    public int Withdrawn { get; } = stores.Sum(s => s.Rostered.Changes.Count(c => !c.IsAdded));

    /// <summary>Published shifts that stay with other pauses.</summary>
    public int Moved { get; } = stores.Sum(s => s.Rostered.Changes.Count(c => c.IsMoved));

    private double PickerHours => stores.SelectMany(s => s.Days).Sum(d => d.Pickers.PaidHours);

    private double RiderHours => stores.SelectMany(s => s.Days).Sum(d => d.Riders.PaidHours);

    private double PickInTime => Share(d => d.Outlook.PickInTime);

    private double OnTime => Share(d => d.Outlook.OnTime);

    /// <summary>A share of the expected orders; 1 where none are expected, because nothing is late then.</summary>
    private double Share(Func<StaffPlan, double> share)
    {
        var orders = stores.SelectMany(s => s.Days).Sum(d => d.Outlook.Orders);
        return orders > 0 ? stores.SelectMany(s => s.Days).Sum(d => share(d) * d.Outlook.Orders) / orders : 1;
    }

    public string Text() => string.Create(CultureInfo.InvariantCulture,
        $"""
        {stores.Count} stores, {stores.Max(s => s.Days.Count)} days from {origin.Target(1):yyyy-MM-dd}
        hours of pickers {PickerHours:N0}, of riders {RiderHours:N0}, not covered {UncoveredHours:N1}
        expected: {PickInTime:P2} picked in time, {OnTime:P2} delivered in time
        {RosterWords}

        """);

    /// <summary>Stores whose rosters were not searched to the end, with what a better one could save at most.</summary>
    public IReadOnlyList<string> Unfinished { get; } =
    [
        .. stores.Where(s => s.Roster is { } roster && roster.Gap > GapWorthTelling)
            .Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Store.Id} {s.Roster!.Gap:P1}")),
    ];

    private string RosterWords
    {
        get
        {
            var rosters = stores.Count(s => s.Roster is not null);
            var open = OpenRiderShifts > 0 ? ", to be booked with the delivery platforms (unfilled.csv)" : "";
            return rosters == 0 ? "rosters: none" : string.Create(CultureInfo.InvariantCulture,
                $"""
                rosters: {rosters} stores, {UnfilledShifts} shifts with nobody, {Withdrawn} published shifts taken back
                open: {OpenPickerShifts} shifts of pickers; {OpenRiderShifts} shifts of riders{open}
                """);
        }
    }

    public void WriteTo(string folder)
    {
        Save(folder, "requirement.csv", Requirement());
        Save(folder, "shifts.csv", Shifts());
        Save(folder, "uncovered.csv", Uncovered());
        Save(folder, "roster.csv", Rosters());
        Save(folder, "unfilled.csv", Unfilled());
        Save(folder, "changes.csv", Changes());
        foreach (var store in stores.Where(s => s.Roster is not null))
        {
            // The same plan gives the same bytes: the time stamp is the origin's.
            var madeAt = new DateTimeOffset(origin.LastDay, TimeOnly.MinValue, TimeSpan.Zero);
            Save(folder, $"roster-{store.Store.Id}.ics", RosterCalendar.Text(
                store.Rostered.Named, store.Store.Id, madeAt));
        }
    }

    public void AddTo(Figures figures)
    {
        figures.Set("stores", stores.Count);
        figures.Set("store_days", stores.Sum(s => s.Days.Count));
        figures.Set("picker_hours", PickerHours);
        figures.Set("rider_hours", RiderHours);
        figures.Set("uncovered_hours", UncoveredHours);
        figures.Set("cost", stores.SelectMany(s => s.Days).Sum(d => d.Cost));
        figures.Set("predicted", new JsonObject
        {
            ["pick_in_20"] = Figures.Number(PickInTime),
            ["on_time"] = Figures.Number(OnTime),
        });
        var rosters = stores.Where(s => s.Roster is not null).ToList();
        figures.Set("rosters", new JsonObject
        {
            ["stores"] = rosters.Count,
            ["people"] = rosters.Sum(s => s.Roster!.Problem.Staff.Count),
            ["filled"] = rosters.Sum(s => s.Roster!.Assignments.Count),
            ["unfilled"] = UnfilledShifts,
            ["open_picker_shifts"] = OpenPickerShifts,
            ["open_rider_shifts"] = OpenRiderShifts,
            ["withdrawn"] = Withdrawn,
            ["moved"] = Moved,
            ["worst_gap"] = Figures.Number(rosters.Select(s => s.Roster!.Gap).DefaultIfEmpty(0).Max()),
            ["longest_seconds"] = Figures.Number(rosters.Select(s => s.RosterSeconds).DefaultIfEmpty(0).Max()),
        });
        figures.SetList("plans", stores.Select(PlannedStore.Of));
    }

    private string Requirement()
    {
        var text = new StringBuilder("store_id,date,time,orders,pickers,pickers_on_duty,late_picks,riders,")
            .Append("riders_on_duty,late_rides,hold_minutes,announced\n");
        foreach (var (store, day) in Days())
        {
            var need = day.Requirement;
            for (var slot = 0; slot < need.Day.Slots.Count; slot++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{CsvField.Quoted(store.Id)},{Time(need.Day, slot)},")
                    .Append(CultureInfo.InvariantCulture, $"{need.Orders[slot]:F3},")
                    .Append(CultureInfo.InvariantCulture, $"{need.Pickers[slot]},{day.Pickers.Cover[slot]},")
                    .Append(CultureInfo.InvariantCulture, $"{need.LatePicks[slot]:F5},{need.Riders[slot]},")
                    .Append(CultureInfo.InvariantCulture, $"{day.Riders.Cover[slot]},{need.LateRides[slot]:F5},")
                    .Append(CultureInfo.InvariantCulture, $"{need.Trips?.HoldMinutes},{day.Announced(slot)}\n");
            }
        }

        return text.ToString();
    }

    private string Shifts()
    {
        var text = new StringBuilder("store_id,date,role,from,until,paid_minutes,people\n");
        foreach (var store in stores)
        {
            foreach (var shift in RosterShifts.Of(store.Days))
            {
                text.Append(CsvField.Quoted(store.Store.Id))
                    .Append(CultureInfo.InvariantCulture, $",{Words(shift)},{shift.People}\n");
            }
        }

        return text.ToString();
    }

    private string Uncovered()
    {
        var text = new StringBuilder("store_id,date,time,role,people,cost\n");
        foreach (var (store, day) in Days())
        {
            foreach (var (role, plan) in day.ByRole)
            {
                foreach (var missing in plan.Uncovered)
                {
                    text.Append(CsvField.Quoted(store.Id)).Append(',')
                        .Append(Time(day.Requirement.Day, missing.Slot)).Append(',')
                        .Append(CultureInfo.InvariantCulture, $"{role.Word()},{missing.People},{missing.Cost:F2}\n");
                }
            }
        }

        return text.ToString();
    }

    private string Rosters()
    {
        var text = new StringBuilder("store_id,staff_id,name,date,role,from,until,paid_minutes,breaks\n");
        foreach (var (store, shift) in stores.SelectMany(s => s.Rostered.Named.Select(n => (s.Store, n))))
        {
            text.AppendJoin(',', CsvField.Quoted(store.Id), CsvField.Quoted(shift.Person.Id),
                    CsvField.Quoted(shift.Person.Name), Words(shift.Shift), ShiftBreak.Text(shift.Breaks))
                .Append('\n');
        }

        return text.ToString();
    }

    private string Unfilled()
    {
        var text = new StringBuilder("store_id,date,role,from,until,paid_minutes,people,cost,conflict\n");
        foreach (var (store, roster) in stores.Where(s => s.Roster is not null).Select(s => (s.Store, s.Roster!)))
        {
            foreach (var missing in roster.Unfilled)
            {
                text.Append(CsvField.Quoted(store.Id)).Append(',').Append(Words(roster.Problem.Shifts[missing.Shift]))
                    .Append(CultureInfo.InvariantCulture, $",{missing.People},{missing.Cost:F2},")
                    .Append(CsvField.Quoted(string.Join(" + ", missing.Conflict))).Append('\n');
            }
        }

        return text.ToString();
    }

    private string Changes()
    {
        var text = new StringBuilder("store_id,staff_id,name,change,date,role,from,until,paid_minutes,cost,reason\n");
        foreach (var (store, change) in stores.SelectMany(s => s.Rostered.Changes.Select(c => (s.Store, c))))
        {
            text.AppendJoin(',', CsvField.Quoted(store.Id), CsvField.Quoted(change.Person.Id),
                    CsvField.Quoted(change.Person.Name), change.Word, Words(change.Shift))
                .Append(CultureInfo.InvariantCulture, $",{change.Cost:F2},{CsvField.Quoted(change.Reason)}\n");
        }

        return text.ToString();
    }

    private IEnumerable<(Store Store, StaffPlan Day)> Days() =>
        stores.SelectMany(s => s.Days.Select(d => (s.Store, d)));

    private static string Time(StaffDay day, int slot) => string.Create(CultureInfo.InvariantCulture,
        $"{day.Slots[slot].Date:yyyy-MM-dd},{day.Slots[slot].Time}");

    private static string Words(RosterShift shift) => string.Create(CultureInfo.InvariantCulture,
        $"{shift.Date:yyyy-MM-dd},{shift.Role.Word()},{LocalTime.Text(shift.FromMinute)},")
        + string.Create(CultureInfo.InvariantCulture, $"{LocalTime.Text(shift.UntilMinute)},{shift.PaidMinutes}");

    private static void Save(string folder, string name, string text) =>
        WholeFile.WriteText(Path.Combine(folder, name), text);
}
