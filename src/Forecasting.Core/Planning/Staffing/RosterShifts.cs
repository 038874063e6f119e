namespace Forecasting.Core.Planning.Staffing;

/// <summary>Shifts of plans as shifts of a roster, in the store's local time.</summary>
public static class RosterShifts
{
    /// <summary>All shifts of some days' plans, equal ones together.</summary>
    /// <param name="plans">Plans of one store.</param>
    public static IReadOnlyList<RosterShift> Of(IEnumerable<StaffPlan> plans) =>
        [.. Each(plans).Select(s => s.Shift)
            .GroupBy(s => s with { People = 1 }).Select(g => g.Key with { People = g.Sum(s => s.People) })
            .OrderBy(s => s.Date).ThenBy(s => s.Role).ThenBy(s => s.FromMinute).ThenBy(s => s.UntilMinute)];

    /// <summary>Shifts of a day, in their order.</summary>
    /// <param name="day">The day.</param>
    /// <param name="role">Whose shifts they are.</param>
    /// <param name="shifts">The shifts.</param>
    public static IEnumerable<RosterShift> Of(StaffDay day, StaffRole role, IEnumerable<StaffedShift> shifts) =>
        shifts.Select(s => new RosterShift(
            day.Date,
            role,
            MinuteOf(day, s.Shift.From),
            EndOf(day, s.Shift.Until),
            s.Shift.PaidSlots * StaffDay.SlotMinutes,
            s.People));

    /// <summary>A shift's place among the slots of its day; null where the day has no such slots.</summary>
    /// <param name="day">The day on which it begins.</param>
    /// <param name="shift">The shift.</param>
    /// <param name="breaks">Its pauses in order; null where they are not known.</param>
    internal static KeptShift? Kept(StaffDay day, RosterShift shift, IReadOnlyList<ShiftBreak>? breaks)
    {
        var paid = shift.PaidMinutes / StaffDay.SlotMinutes;
        for (var from = 0; from < day.Slots.Count; from++)
        {
            // In the hour that comes twice, the first time at which the shift is as long as it is paid.
            for (var until = from + paid; MinuteOf(day, from) == shift.FromMinute && until <= day.Slots.Count; until++)
            {
                if (EndOf(day, until) == shift.UntilMinute)
                {
                    return new KeptShift(from, until, paid, 1)
                    {
                        Told = breaks is null ? null : Told(day, from, until, paid, breaks),
                    };
                }
            }
        }

        return null;
    }

    /// <summary>A shift with pauses; null where the day's slots have no such shift.</summary>
    private static Shift? Told(StaffDay day, int from, int until, int paid, IReadOnlyList<ShiftBreak> breaks)
    {
        var spans = new List<ShiftSpan>();
        foreach (var pause in breaks)
        {
            var ends = Enumerable.Range(from + 1, until - from).Where(s => EndOf(day, s) == pause.FromMinute);
            if (ends.Select(e => (int?)e).FirstOrDefault() is not { } end)
            {
                return null;
            }

            spans.Add(new ShiftSpan(from, end));
            var starts = Enumerable.Range(end + 1, Math.Max(0, until - end - 1))
                .Where(s => MinuteOf(day, s) == pause.UntilMinute);
            if (starts.Select(s => (int?)s).FirstOrDefault() is not { } start)
            {
                return null;
            }

            from = start;
        }

        var shift = new Shift([.. spans, new ShiftSpan(from, until)]);
        return shift.PaidSlots == paid ? shift : null;
    }

    /// <summary>Every shift of some days' plans, with its day and its slots; equal ones that pause at other times are
    /// apart.</summary>
    /// <param name="plans">Plans of one store.</param>
    internal static IEnumerable<(RosterShift Shift, StaffDay Day, Shift Slots)> Each(IEnumerable<StaffPlan> plans) =>
        from plan in plans
        from part in plan.ByRole
        let day = plan.Requirement.Day
        from shift in Of(day, part.Role, part.Shifts.Shifts).Zip(part.Shifts.Shifts)
        select (shift.First, day, shift.Second.Shift);

    /// <summary>Local minutes since the staff day's midnight at which the work before a slot ends.</summary>
    internal static int EndOf(StaffDay day, int until) => MinuteOf(day, until - 1) + StaffDay.SlotMinutes;

    /// <summary>Local minutes since the staff day's midnight at the beginning of a slot.</summary>
    internal static int MinuteOf(StaffDay day, int slot)
    {
        var at = day.Slots[slot];
        return ((at.Date.DayNumber - day.Date.DayNumber) * 1440) + (at.Hour * 60) + at.Minute;
    }
}
