namespace Forecasting.Core.Planning.Staffing;

/// <summary>Chooses how long a picked order waits for others of its zone: the time with the fewest rider
/// hours.</summary>
internal static class HoldChoice
{
    private static readonly double[] Minutes = [0, 3, 6, 9, 12];

    private const int Scenarios = 30;

    internal static RiderTrips Best(SlotSearch picking, RiderTrips trips, StaffTargets targets, StaffDay day)
    {
        var few = picking with { Picked = [.. picking.Picked.Take(Scenarios)] };
        var (best, bestHeads) = (trips, int.MaxValue);
        foreach (var minutes in Minutes)
        {
            var tried = trips with { HoldMinutes = minutes };
            var riding = SlotSearch.Riders(few, tried, targets, new RequirementOptions { IsSteady = false }, day);
            var heads = riding.Unreachable.Count > 0 && minutes > 0 ? int.MaxValue : riding.People.Sum();
            if (heads < bestHeads)
            {
                (best, bestHeads) = (tried, heads);
            }
        }

        return best;
    }
}
