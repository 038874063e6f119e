namespace Forecasting.Core.Planning.Staffing.Rules;

/// <summary>Every week has its days of rest.</summary>
public sealed class WeeklyRestDayRule : IRosterRule
{
    /// <inheritdoc/>
    public string Name => "weekly rest day";

    /// <inheritdoc/>
    public IEnumerable<RosterViolation> Check(Roster roster) =>
        from week in roster.Assignments
            .GroupBy(a => (a.Person, Week: roster.Problem.DayOf(roster.Problem.Shifts[a.Shift].Date) / 7))
        let days = week.Select(a => roster.Problem.Shifts[a.Shift].Date).Distinct().Count()
        where days > 7 - roster.Problem.Law.RestDaysAWeek
        select new RosterViolation(Name, week.Key.Person,
            $"{roster.Problem.Staff[week.Key.Person].Id} works {days} days of week {week.Key.Week + 1}.");

    /// <inheritdoc/>
    public void Constrain(RosterModel model)
    {
        for (var first = 0; first + 7 <= model.Problem.Days; first += 7)
        {
            int[] days = [.. Enumerable.Range(first, 7)];
            for (var person = 0; person < model.Problem.Staff.Count; person++)
            {
                model.AtMostDays(person, days, 7 - model.Problem.Law.RestDaysAWeek);
            }
        }
    }
}
