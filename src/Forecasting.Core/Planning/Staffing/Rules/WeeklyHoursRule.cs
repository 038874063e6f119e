namespace Forecasting.Core.Planning.Staffing.Rules;

/// <summary>
/// A person works no more hours from Monday to Sunday than contract and law allow, those before the roster included;
/// more is overtime, which is paid more, is worked only by those who accept it, and is bounded by the month's.
/// </summary>
public sealed class WeeklyHoursRule : IRosterRule
{
    /// <inheritdoc/>
    public string Name => "hours a week";

    /// <inheritdoc/>
    public IEnumerable<RosterViolation> Check(Roster roster)
    {
        var people = roster.Assignments.GroupBy(a => a.Person);
        foreach (var (person, assignments) in people.Select(p => (p.Key, p)))
        {
            var staff = roster.Problem.Staff[person];
            var (usual, left) = Limits(roster.Problem, person);
            foreach (var week in assignments.GroupBy(a => roster.Problem.WeekOf(roster.Problem.Shifts[a.Shift].Date))
                .OrderBy(week => week.Key))
            {
                var planned = week.Sum(a => roster.Problem.Shifts[a.Shift].PaidMinutes);
                var before = week.Key == 0 ? staff.WeekMinutesBefore : 0;
                var overtime = Math.Min(planned, Math.Max(0, before + planned - usual));
                if (overtime > left)
                {
                    yield return new RosterViolation(Name, person,
                        $"{staff.Id} works {(before + planned) / 60.0:F1} hours in week {week.Key + 1}; "
                        + $"{(before + planned - overtime + left) / 60.0:F1} are allowed.");
                }

                left = Math.Max(0, left - overtime);
            }
        }
    }

    /// <inheritdoc/>
    public void Constrain(RosterModel model)
    {
        for (var person = 0; person < model.Problem.Staff.Count; person++)
        {
            var (usual, left) = Limits(model.Problem, person);
            for (var week = 0; week < model.Problem.Weeks; week++)
            {
                int[] shifts = [.. model.Problem.DaysOf(week).SelectMany(model.ShiftsOn)];
                var before = week == 0 ? model.Problem.Staff[person].WeekMinutesBefore : 0;
                model.AtMostMinutes(person, shifts, Math.Max(0, usual - before), left);
            }

            model.AtMostOvertime(person, left);
        }
    }

    // Minutes a week without overtime, and of overtime that the month leaves.
    private static (int Usual, int Left) Limits(RosterProblem problem, int person)
    {
        var staff = problem.Staff[person];
        var usual = (int)(Math.Min(staff.HoursAWeek, problem.Law.HoursAWeek) * 60);
        var month = (int)((problem.Law.OvertimeHoursAMonth - staff.OvertimeHoursBefore) * 60);
        return (usual, staff.AcceptsOvertime
            ? Math.Max(0, month - Math.Max(0, staff.WeekMinutesBefore - usual))
            : 0);
    }
}
