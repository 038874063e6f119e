namespace Forecasting.Core.Planning.Staffing;

/// <summary>Shifts of plans as shifts of a roster, in the store's local time.</summary>
public static class RosterShifts
{
    /// <summary>All shifts of some days' plans, equal ones together.</summary>
    /// <param name="plans">Plans of one store.</param>
    public static IReadOnlyList<RosterShift> Of(IEnumerable<StaffPlan> plans) =>
        [.. plans.SelectMany(p => Of(p.Requirement.Day, StaffRole.Picker, p.Pickers)
                .Concat(Of(p.Requirement.Day, StaffRole.Rider, p.Riders)))
            .GroupBy(s => s with { People = 1 }).Select(g => g.Key with { People = g.Sum(s => s.People) })
            .OrderBy(s => s.Date).ThenBy(s => s.Role).ThenBy(s => s.FromMinute).ThenBy(s => s.UntilMinute)];

    private static IEnumerable<RosterShift> Of(StaffDay day, StaffRole role, ShiftPlan plan) =>
        plan.Shifts.Select(s => new RosterShift(
            day.Date,
            role,
            MinuteOf(day, s.Shift.From),
            MinuteOf(day, s.Shift.Until - 1) + StaffDay.SlotMinutes,
            s.Shift.PaidSlots * StaffDay.SlotMinutes,
            s.People));

    /// <summary>Local minutes since the staff day's midnight at the beginning of a slot.</summary>
    private static int MinuteOf(StaffDay day, int slot)
    {
        var at = day.Slots[slot];
        return ((at.Date.DayNumber - day.Date.DayNumber) * 1440) + (at.Hour * 60) + at.Minute;
    }
}
