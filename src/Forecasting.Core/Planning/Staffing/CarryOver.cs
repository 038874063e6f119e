using Forecasting.Core.Domain;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>What a person's shifts before a roster mean for it.</summary>
public static class CarryOver
{
    /// <summary>The person with days in a row, rest, overtime and the first week's work from before.</summary>
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

        var monday = firstDay.AddDays(-firstDay.DaysSinceMonday());
        var thisWeek = before.Where(s => s.Date >= monday).ToList();
        var worked = before.Select(s => firstDay.DayNumber - s.Date.DayNumber).ToHashSet();
        return person with
        {
            DaysInARowBefore = Enumerable.Range(1, worked.Max()).TakeWhile(worked.Contains).Count(),
            RestMinutesBefore = before.Min(s => ((firstDay.DayNumber - s.Date.DayNumber) * 1440) - s.UntilMinute),
            OvertimeHoursBefore = OvertimeMinutes(person, before.Except(thisWeek), firstDay, law) / 60,
            WeekMinutesBefore = thisWeek.Sum(s => s.PaidMinutes),
            WeekDaysBefore = thisWeek.Select(s => s.Date).Distinct().Count(),
        };
    }

    /// <summary>Overtime of the weeks before the roster's first whose Sunday lies in the month of its first
    /// day.</summary>
    private static double OvertimeMinutes(
        StaffMember person, IEnumerable<RosterShift> before, DateOnly firstDay, LabourLaw law)
    {
        var usual = Math.Min(person.HoursAWeek, law.HoursAWeek) * 60;
        return before.GroupBy(s => s.Date.AddDays(6 - s.Date.DaysSinceMonday()))
            .Where(week => (week.Key.Year, week.Key.Month) == (firstDay.Year, firstDay.Month))
            .Sum(week => Math.Max(0, week.Sum(s => s.PaidMinutes) - usual));
    }
}
