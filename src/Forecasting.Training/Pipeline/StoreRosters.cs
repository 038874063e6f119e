using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Training.Pipeline;

/// <summary>What became of a store's roster.</summary>
/// <param name="Roster">The roster; null where nobody is known in any store, or no shift is needed. A store without
/// people among others with people has one that nobody fills.</param>
/// <param name="Named">Its shifts of people one by one, with their pauses.</param>
/// <param name="Changes">What differs from what was published.</param>
internal sealed record StoreRoster(
    Roster? Roster, IReadOnlyList<NamedShift> Named, IReadOnlyList<RosterChange> Changes);

/// <summary>Gives stores' shifts to named people.</summary>
internal sealed class StoreRosters(
    DemandHistory history, StaffFolder staff, PublishedRoster published, LabourLaw law)
{
    private static readonly RosterPrices Prices = new();

    /// <summary>What a store's people worked before the planned days, and what they were told for them.</summary>
    public PublishedWeek Week(Store store, int days) =>
        PublishedWeek.Of(published, store.Id, Problem(store, days, [], staff.Of(store, FirstDay, days)));

    /// <summary>A day's rules for shifts, with those that stay.</summary>
    public static StaffPlanOptions Around(StaffPlanOptions options, PublishedWeek week, StaffDay day) => options with
    {
        PickerShifts = options.PickerShifts with { Kept = week.Kept(day, StaffRole.Picker) },
        RiderShifts = options.RiderShifts with { Kept = week.Kept(day, StaffRole.Rider) },
    };

    /// <summary>The roster of a store's plans.</summary>
    public StoreRoster Of(Store store, PublishedWeek week, IReadOnlyList<StaffPlan> plans)
    {
        var shifts = RosterShifts.Of(plans);
        var roster = staff.Count == 0 || shifts.Count == 0 ? null : RosterPlanner.Plan(
            Problem(store, plans.Count, shifts, week.Staff) with
            {
                Published = week.Assignments(shifts),
                Pauses = week.Pauses(shifts),
            });
        var named = roster is null ? [] : NamedShifts.Of(roster, store, plans);
        return new StoreRoster(roster, named, week.Changes(roster, Prices, named));
    }

    private DateOnly FirstDay => history.Origin.Target(1);

    private RosterProblem Problem(
        Store store, int days, IReadOnlyList<RosterShift> shifts, IReadOnlyList<StaffMember> people) => new()
        {
            FirstDay = FirstDay,
            Days = days,
            Shifts = shifts,
            Staff = people,
            Holidays = [.. Enumerable.Range(0, days).Select(d => FirstDay.AddDays(d))
                .Where(d => history.Calendar.On(store, d).Any(e => e.Kind == CalendarEntry.PublicHolidayKind))],
            Law = law,
            Prices = Prices,
        };
}
