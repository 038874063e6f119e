namespace Forecasting.Core.Planning.Staffing.Rules;

/// <summary>No shift is longer than the law allows in a day, overtime included for those who work it.</summary>
public sealed class DailyHoursRule : IRosterRule
{
    /// <inheritdoc/>
    public string Name => "hours a day";

    /// <inheritdoc/>
    public IEnumerable<RosterViolation> Check(Roster roster) =>
        from a in roster.Assignments
        where IsTooLong(roster.Problem, a.Person, a.Shift)
        select new RosterViolation(Name, a.Person,
            $"{roster.Problem.Shifts[a.Shift]} is too long for {roster.Problem.Staff[a.Person].Id}.");

    /// <inheritdoc/>
    public void Constrain(RosterModel model)
    {
        for (var person = 0; person < model.Problem.Staff.Count; person++)
        {
            for (var shift = 0; shift < model.Problem.Shifts.Count; shift++)
            {
                if (IsTooLong(model.Problem, person, shift))
                {
                    model.Forbid(person, shift);
                }
            }
        }
    }

    private static bool IsTooLong(RosterProblem problem, int person, int shift)
    {
        var overtime = problem.Staff[person].AcceptsOvertime ? problem.Law.OvertimeHoursADay : 0;
        return problem.Shifts[shift].PaidMinutes > (problem.Law.HoursADay + overtime) * 60;
    }
}
