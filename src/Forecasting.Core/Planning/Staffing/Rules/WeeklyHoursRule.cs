namespace Forecasting.Core.Planning.Staffing.Rules;

/// <summary>
/// A person works no more hours in seven days than contract and law allow; more is overtime, which is paid more, is
/// worked only by those who accept it, and is bounded by the month's.
/// </summary>
public sealed class WeeklyHoursRule : IRosterRule
{
    /// <inheritdoc/>
    public string Name => "hours a week";

    /// <inheritdoc/>
    public IEnumerable<RosterViolation> Check(Roster roster)
    {
        var weeks = roster.Assignments
            .GroupBy(a => (a.Person, Week: roster.Problem.DayOf(roster.Problem.Shifts[a.Shift].Date) / 7));
        foreach (var week in weeks)
        {
            var minutes = week.Sum(a => roster.Problem.Shifts[a.Shift].PaidMinutes);
            var (usual, overtime) = Limits(roster.Problem, week.Key.Person);
            if (minutes > usual + overtime)
            {
                yield return new RosterViolation(Name, week.Key.Person,
                    $"{roster.Problem.Staff[week.Key.Person].Id} works {minutes / 60.0:F1} hours in week "
                    + $"{week.Key.Week + 1}; {(usual + overtime) / 60.0:F1} are allowed.");
            }
        }
    }

    /// <inheritdoc/>
    public void Constrain(RosterModel model)
    {
        for (var first = 0; first < model.Problem.Days; first += 7)
        {
            int[] shifts = [.. Enumerable.Range(first, 7).SelectMany(model.ShiftsOn)];
            for (var person = 0; person < model.Problem.Staff.Count; person++)
            {
                var (usual, overtime) = Limits(model.Problem, person);
                model.AtMostMinutes(person, shifts, usual, overtime);
            }
        }
    }

    // Of a month's overtime, a roster of several weeks may use an equal part in each.
    internal static (int Usual, int Overtime) Limits(RosterProblem problem, int person)
    {
        var staff = problem.Staff[person];
        var usual = Math.Min(staff.HoursAWeek, problem.Law.HoursAWeek);
        var left = Math.Max(0, problem.Law.OvertimeHoursAMonth - staff.OvertimeHoursBefore);
        var weeks = (problem.Days + 6) / 7;
        return ((int)(usual * 60), staff.AcceptsOvertime ? (int)(left / weeks * 60) : 0);
    }
}
