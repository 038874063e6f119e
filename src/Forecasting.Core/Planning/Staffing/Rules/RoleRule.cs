namespace Forecasting.Core.Planning.Staffing.Rules;

/// <summary>A person works only in roles that the person has; without roles, not at all.</summary>
public sealed class RoleRule : IRosterRule
{
    /// <inheritdoc/>
    public string Name => "role";

    /// <inheritdoc/>
    public IEnumerable<RosterViolation> Check(Roster roster) =>
        from a in roster.Assignments
        where !Has(roster.Problem, a.Person, a.Shift)
        select new RosterViolation(
            Name, a.Person, $"{roster.Problem.Staff[a.Person].Id} is no {roster.Problem.Shifts[a.Shift].Role}.");

    /// <inheritdoc/>
    public void Constrain(RosterModel model)
    {
        for (var person = 0; person < model.Problem.Staff.Count; person++)
        {
            for (var shift = 0; shift < model.Problem.Shifts.Count; shift++)
            {
                if (!Has(model.Problem, person, shift))
                {
                    model.Forbid(person, shift);
                }
            }
        }
    }

    private static bool Has(RosterProblem problem, int person, int shift) =>
        problem.Staff[person].Roles.Contains(problem.Shifts[shift].Role);
}
