namespace Forecasting.Core.Planning.Staffing;

/// <summary>A wish that a roster does not meet.</summary>
/// <param name="Person">Whose wish.</param>
/// <param name="Date">Local date.</param>
/// <param name="WantsToWork">True: wanted to work on that day; false: wanted it off.</param>
/// <param name="Cost">Its price.</param>
public sealed record UnmetWish(StaffMember Person, DateOnly Date, bool WantsToWork, double Cost)
{
    /// <summary>The wishes that a roster does not meet, by person and date; equal ones together.</summary>
    /// <param name="roster">The roster.</param>
    public static IReadOnlyList<UnmetWish> Of(Roster roster)
    {
        var problem = roster.Problem;
        var worked = roster.Assignments.Select(a => (a.Person, problem.Shifts[a.Shift].Date)).ToHashSet();
        return
        [
            .. problem.Staff.Index().SelectMany(person => person.Item.Wishes
                .Where(w => worked.Contains((person.Index, w.Date)) != w.WantsToWork)
                .GroupBy(w => w).OrderBy(g => g.Key.Date).ThenBy(g => g.Key.WantsToWork)
                .Select(g => new UnmetWish(
                    person.Item, g.Key.Date, g.Key.WantsToWork, g.Count() * problem.Prices.WishPerDay))),
        ];
    }
}
