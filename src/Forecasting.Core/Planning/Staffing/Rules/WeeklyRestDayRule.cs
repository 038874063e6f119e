namespace Forecasting.Core.Planning.Staffing.Rules;

/// <summary>Every week from Monday to Sunday has its days of rest, those worked before the roster included.</summary>
public sealed class WeeklyRestDayRule : IRosterRule
{
    /// <inheritdoc/>
    public string Name => "weekly rest day";

    /// <inheritdoc/>
    public IEnumerable<RosterViolation> Check(Roster roster) =>
        from week in roster.Assignments
            .GroupBy(a => (a.Person, Week: roster.Problem.WeekOf(roster.Problem.Shifts[a.Shift].Date)))
        let days = week.Select(a => roster.Problem.Shifts[a.Shift].Date).Distinct().Count()
            + (week.Key.Week == 0 ? roster.Problem.Staff[week.Key.Person].WeekDaysBefore : 0)
        where days > 7 - roster.Problem.Law.RestDaysAWeek
        select new RosterViolation(Name, week.Key.Person,
            $"{roster.Problem.Staff[week.Key.Person].Id} works {days} days of week {week.Key.Week + 1}.");

    /// <inheritdoc/>
    public void Constrain(RosterModel model)
    {
        for (var week = 0; week < model.Problem.Weeks; week++)
        {
            var days = model.Problem.DaysOf(week);
            for (var person = 0; person < model.Problem.Staff.Count; person++)
            {
                var before = week == 0 ? model.Problem.Staff[person].WeekDaysBefore : 0;
                model.AtMostDays(person, days, Math.Max(0, 7 - model.Problem.Law.RestDaysAWeek - before));
            }
        }
    }
}
