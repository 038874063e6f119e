namespace Forecasting.Core.Planning.Staffing.Rules;

/// <summary>A person works only when available, from the shift's beginning to its end.</summary>
public sealed class AvailabilityRule : IRosterRule
{
    /// <inheritdoc/>
    public string Name => "availability";

    /// <inheritdoc/>
    public IEnumerable<RosterViolation> Check(Roster roster) =>
        from a in roster.Assignments
        let shift = roster.Problem.Shifts[a.Shift]
        where !IsAvailable(roster.Problem.Staff[a.Person], shift)
        select new RosterViolation(
            Name, a.Person, $"{roster.Problem.Staff[a.Person].Id} is not available for {shift}.");

    /// <inheritdoc/>
    public void Constrain(RosterModel model)
    {
        for (var person = 0; person < model.Problem.Staff.Count; person++)
        {
            for (var shift = 0; shift < model.Problem.Shifts.Count; shift++)
            {
                if (!IsAvailable(model.Problem.Staff[person], model.Problem.Shifts[shift]))
                {
                    model.Forbid(person, shift);
                }
            }
        }
    }

    private static bool IsAvailable(StaffMember person, RosterShift shift) =>
        person.Available is not { } hours || hours.Any(h =>
            h.Date == shift.Date && h.FromMinute <= shift.FromMinute && shift.UntilMinute <= h.UntilMinute);
}
