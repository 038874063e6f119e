namespace Forecasting.Core.Planning.Staffing.Rules;

/// <summary>A person begins one shift a day at most.</summary>
public sealed class OneShiftADayRule : IRosterRule
{
    /// <inheritdoc/>
    public string Name => "one shift a day";

    /// <inheritdoc/>
    public IEnumerable<RosterViolation> Check(Roster roster) =>
        from day in roster.Assignments.GroupBy(a => (a.Person, roster.Problem.Shifts[a.Shift].Date))
        where day.Count() > 1
        select new RosterViolation(Name, day.Key.Person,
            $"{roster.Problem.Staff[day.Key.Person].Id} has {day.Count()} shifts on {day.Key.Date:yyyy-MM-dd}.");

    /// <inheritdoc/>
    public void Constrain(RosterModel model)
    {
        for (var day = 0; day < model.Problem.Days; day++)
        {
            var shifts = model.ShiftsOn(day);
            for (var person = 0; person < model.Problem.Staff.Count; person++)
            {
                model.AtMost(person, shifts, 1);
            }
        }
    }
}
