namespace Forecasting.Core.Planning.Staffing;

/// <summary>An hour in which shifts cover less than is needed.</summary>
/// <param name="Date">The staff day's date.</param>
/// <param name="Hour">Local hour since that midnight; 24 and more lie on the next day.</param>
/// <param name="Role">Who is missing.</param>
/// <param name="MissingHours">Hours of work that are missing, above 0.</param>
/// <param name="Cost">Their price.</param>
public sealed record UncoveredHour(DateOnly Date, int Hour, StaffRole Role, double MissingHours, double Cost)
{
    /// <summary>The hours that plans leave uncovered, by day, role and hour.</summary>
    /// <param name="plans">Plans of one store.</param>
    public static IReadOnlyList<UncoveredHour> Of(IEnumerable<StaffPlan> plans) =>
    [
        .. from plan in plans
           let day = plan.Requirement.Day
           from part in plan.ByRole
           from hour in part.Shifts.Uncovered.GroupBy(u => RosterShifts.MinuteOf(day, u.Slot) / 60)
           select new UncoveredHour(
               day.Date,
               hour.Key,
               part.Role,
               (double)hour.Sum(u => u.People) / StaffDay.SlotsPerHour,
               hour.Sum(u => u.Cost)),
    ];
}
