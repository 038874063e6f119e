using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Simulation.Replay;

/// <summary>
/// Pooled riders: a free rider takes the zone that is full or has held its first order long enough, the one whose first
/// order was placed first among them, and as many of its orders as fit.
/// </summary>
internal sealed class RiderDispatch(RiderTrips trips, IReadOnlyList<WorkOrder> orders)
{
    // An event at the very minute at which the hold ends must find it ended.
    private const double Rounding = 1e-9;
    private readonly Queue<(int Order, double Ready)>[] _waiting =
        [.. trips.Zones.Select(_ => new Queue<(int, double)>())];

    private int _out;

    /// <summary>Riders on duty; those on a trip finish it.</summary>
    internal int Riders { get; set; }

    internal double HoldMinutes => trips.HoldMinutes;

    internal double BusyMinutes { get; private set; }

    internal int Trips { get; private set; }

    internal void Add(int order, double minute) => _waiting[orders[order].Zone].Enqueue((order, minute));

    internal void Return() => _out--;

    internal bool TryDispatch(double minute, double[] delivered, out double back)
    {
        back = 0;
        var zone = _out < Riders ? MostUrgentZone(minute) : -1;
        if (zone < 0)
        {
            return false;
        }

        var batch = new List<int>();
        while (batch.Count < trips.BatchCap && _waiting[zone].TryDequeue(out var next))
        {
            batch.Add(next.Order);
        }

        var lineHaul = batch.Average(o => orders[o].RideMinutes);
        var door = minute + trips.LoadMinutes + lineHaul;
        foreach (var order in batch)
        {
            door += orders[order].DropMinutes;
            delivered[order] = door;
            door += trips.LegMinutes(zone, batch.Count);
        }

        var minutes = trips.TripMinutes(zone, batch.Count, lineHaul, batch.Sum(o => orders[o].DropMinutes));
        back = minute + minutes;
        BusyMinutes += minutes;
        Trips++;
        _out++;
        return true;
    }

    private int MostUrgentZone(double minute)
    {
        var (best, bestPlaced) = (-1, double.PositiveInfinity);
        for (var zone = 0; zone < _waiting.Length; zone++)
        {
            if (!_waiting[zone].TryPeek(out var head))
            {
                continue;
            }

            var mayGo = _waiting[zone].Count >= trips.BatchCap
                || minute >= head.Ready + trips.HoldMinutes - Rounding;
            var placed = orders[head.Order].PlacedMinute;
            if (mayGo && placed < bestPlaced)
            {
                (best, bestPlaced) = (zone, placed);
            }
        }

        return best;
    }
}
