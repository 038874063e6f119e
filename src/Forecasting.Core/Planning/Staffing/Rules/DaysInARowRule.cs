namespace Forecasting.Core.Planning.Staffing.Rules;

/// <summary>Nobody works too many days one after the other, those before the roster included.</summary>
public sealed class DaysInARowRule : IRosterRule
{
    /// <inheritdoc/>
    public string Name => "days in a row";

    /// <inheritdoc/>
    public IEnumerable<RosterViolation> Check(Roster roster)
    {
        for (var person = 0; person < roster.Problem.Staff.Count; person++)
        {
            var worked = roster.ShiftsOf(person).Select(s => roster.Problem.DayOf(roster.Problem.Shifts[s].Date))
                .ToHashSet();
            var row = roster.Problem.Staff[person].DaysInARowBefore;
            for (var day = 0; day < roster.Problem.Days; day++)
            {
                row = worked.Contains(day) ? row + 1 : 0;
                if (row > roster.Problem.Law.DaysInARow)
                {
                    yield return new RosterViolation(Name, person,
                        $"{roster.Problem.Staff[person].Id} works {row} days in a row up to "
                        + $"{roster.Problem.FirstDay.AddDays(day):yyyy-MM-dd}.");
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Constrain(RosterModel model)
    {
        var most = model.Problem.Law.DaysInARow;
        for (var person = 0; person < model.Problem.Staff.Count; person++)
        {
            // Windows of one day more than allowed; those that begin before the roster hold days worked already.
            var before = Math.Min(model.Problem.Staff[person].DaysInARowBefore, most);
            for (var first = -before; first + most < model.Problem.Days; first++)
            {
                int[] days = [.. Enumerable.Range(first, most + 1).Where(d => d >= 0)];
                model.AtMostDays(person, days, most + Math.Min(0, first));
            }
        }
    }
}
