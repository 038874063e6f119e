namespace Forecasting.Core.Planning.Staffing;

/// <summary>What a person's shifts before a roster mean for it.</summary>
public static class CarryOver
{
    /// <summary>The person with days in a row, rest and overtime from before.</summary>
    /// <param name="person">The person.</param>
    /// <param name="shifts">The person's shifts in any order; those from the first day on are not looked at.</param>
    /// <param name="firstDay">First day of the roster.</param>
    /// <param name="law">The law.</param>
    public static StaffMember Of(
        StaffMember person, IEnumerable<RosterShift> shifts, DateOnly firstDay, LabourLaw law)
    {
        var before = shifts.Where(s => s.Date < firstDay).ToList();
        if (before.Count == 0)
        {
            return person;
        }

        var worked = before.Select(s => firstDay.DayNumber - s.Date.DayNumber).ToHashSet();
        return person with
        {
            DaysInARowBefore = Enumerable.Range(1, worked.Max()).TakeWhile(worked.Contains).Count(),
            RestMinutesBefore = before.Min(s => ((firstDay.DayNumber - s.Date.DayNumber) * 1440) - s.UntilMinute),
            OvertimeHoursBefore = OvertimeMinutes(person, before, firstDay, law) / 60,
        };
    }

    /// <summary>Overtime of the weeks of seven days, counted back from the roster, whose last day lies in the month of
    /// its first.</summary>
    private static double OvertimeMinutes(
        StaffMember person, List<RosterShift> before, DateOnly firstDay, LabourLaw law)
    {
        var usual = Math.Min(person.HoursAWeek, law.HoursAWeek) * 60;
        return before.GroupBy(s => (firstDay.DayNumber - s.Date.DayNumber - 1) / 7)
            .Where(week => firstDay.AddDays((-7 * week.Key) - 1) is var last
                && (last.Year, last.Month) == (firstDay.Year, firstDay.Month))
            .Sum(week => Math.Max(0, week.Sum(s => s.PaidMinutes) - usual));
    }
}
