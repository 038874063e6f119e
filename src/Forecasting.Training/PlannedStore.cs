using Forecasting.Core.Planning.Staffing;
using Forecasting.Training.Pipeline;

namespace Forecasting.Training;

/// <summary>A quarter of an hour of a store's plan; names as in requirement.csv.</summary>
internal sealed record PlannedSlot(
    DateOnly Date, string Time, double Orders, int Pickers, int PickersOnDuty, double LatePicks, int Riders,
    int RidersOnDuty, double LateRides, int Announced)
{
    public static PlannedSlot Of(StaffPlan plan, int slot)
    {
        var (need, at) = (plan.Requirement, plan.Requirement.Day.Slots[slot]);
        return new PlannedSlot(
            at.Date, at.Time, Math.Round(need.Orders[slot], 3), need.Pickers[slot], plan.Pickers.Cover[slot],
            Math.Round(need.LatePicks[slot], 5), need.Riders[slot], plan.Riders.Cover[slot],
            Math.Round(need.LateRides[slot], 5), plan.Announced(slot));
    }
}

/// <summary>A shift and how many people it wants or lacks; names as in shifts.csv and unfilled.csv.</summary>
internal sealed record PlannedShift(
    DateOnly Date, string Role, string From, string Until, int PaidMinutes, int People)
{
    /// <summary>Of shifts that people are missing from: the rules in conflict.</summary>
    public IReadOnlyList<string>? Conflict { get; init; }

    public static PlannedShift Of(RosterShift shift) => new(
        shift.Date, shift.Role.Word(), LocalTime.Text(shift.FromMinute), LocalTime.Text(shift.UntilMinute),
        shift.PaidMinutes, shift.People);
}

/// <summary>A person's shift; names as in roster.csv.</summary>
internal sealed record RosteredShift(
    string StaffId, string Name, DateOnly Date, string Role, string From, string Until, int PaidMinutes, string Breaks)
{
    public static RosteredShift Of(NamedShift named) => new(
        named.Person.Id, named.Person.Name, named.Shift.Date, named.Shift.Role.Word(),
        LocalTime.Text(named.Shift.FromMinute), LocalTime.Text(named.Shift.UntilMinute), named.Shift.PaidMinutes,
        ShiftBreak.Text(named.Breaks));
}

/// <summary>What a day's people are needed for: longer promises than those asked where these cannot be kept.</summary>
internal sealed record KeptPromise(DateOnly Date, TargetsPart Targets);

/// <summary>A store's plan for machines: what is needed, the shifts, and who works them.</summary>
internal sealed record PlannedStore(
    string StoreId,
    IReadOnlyList<KeptPromise> NeededFor,
    IReadOnlyList<PlannedSlot> Requirement,
    IReadOnlyList<PlannedShift> Shifts,
    IReadOnlyList<RosteredShift>? Roster,
    IReadOnlyList<PlannedShift>? Unfilled)
{
    public static PlannedStore Of(StoreStaffing store) => new(
        store.Store.Id,
        [.. store.Days.Select(d => new KeptPromise(d.Requirement.Day.Date, TargetsPart.Of(d.Requirement.Targets)))],
        [.. store.Days.SelectMany(d => d.Requirement.Day.Slots.Select((_, slot) => PlannedSlot.Of(d, slot)))],
        [.. RosterShifts.Of(store.Days).Select(PlannedShift.Of)],
        store.Roster is null ? null : [.. store.Rostered.Named.Select(RosteredShift.Of)],
        store.Roster is not { } roster
            ? null
            : [.. roster.Unfilled.Select(u =>
                PlannedShift.Of(roster.Problem.Shifts[u.Shift] with { People = u.People }) with
                {
                    Conflict = u.Conflict,
                })]);
}
