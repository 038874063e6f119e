namespace Forecasting.Core.Planning.Staffing;

/// <summary>Chooses how long a picked order waits for others of its zone: the time with the fewest rider
/// hours.</summary>
internal static class HoldChoice
{
    private static readonly double[] Minutes = [0, 3, 6, 9, 12];

    private const int FewestCourses = 20;

    internal static RiderTrips Best(
        IReadOnlyList<ReadyOrders> ready, RiderTrips trips, StaffTargets targets, StaffDay day)
    {
        var step = Math.Max(1, ready.Count / FewestCourses);
        var few = ready.Where((_, course) => course % step == 0).ToList();
        var options = new RequirementOptions { IsSteady = false };
        var (best, bestHeads) = (trips, int.MaxValue);
        foreach (var minutes in Minutes)
        {
            var tried = trips with { HoldMinutes = minutes };
            var riding = SlotSearch.Riders(few, tried, targets, options, day);
            var heads = riding.Unreachable.Count > 0 && minutes > 0 ? int.MaxValue : riding.People.Sum();
            if (heads < bestHeads)
            {
                (best, bestHeads) = (tried, heads);
            }
        }

        return best;
    }
}
