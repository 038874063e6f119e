using Forecasting.Core.Domain;

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

        // What cannot be kept with a hold time is not worth a search to its end.
        var held = options with { StopsWhereUnreachable = true };
        var heads = new int[Minutes.Length];
        Parallel.For(0, Minutes.Length, Parallelism.Options(), i =>
        {
            var isHeld = Minutes[i] > 0;
            var riding = SlotSearch.Riders(
                few, trips with { HoldMinutes = Minutes[i] }, targets, isHeld ? held : options, day);
            heads[i] = riding.Unreachable.Count > 0 && isHeld ? int.MaxValue : riding.People.Sum();
        });

        // Of equal ones the shortest.
        return heads.Min() is var fewest && fewest < int.MaxValue
            ? trips with { HoldMinutes = Minutes[Array.IndexOf(heads, fewest)] }
            : trips;
    }
}
