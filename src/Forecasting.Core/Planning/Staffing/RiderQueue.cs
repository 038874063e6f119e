namespace Forecasting.Core.Planning.Staffing;

/// <summary>
/// Pooled riders on one scenario. A free rider takes the zone whose batch is full or held long enough, the one whose
/// first order was placed first among them, and as many of its picked orders as fit.
/// </summary>
internal sealed class RiderQueue : IWorkQueue
{
    private readonly RiderTrips _trips;
    private readonly double _limitMinutes;
    private readonly Ready[][] _zones;
    private readonly int[] _next;
    private readonly int[] _trialNext;
    private readonly double[] _mayGo;
    private readonly double[] _trialMayGo;

    /// <summary>[zone], when the first order that waits was placed.</summary>
    private readonly double[] _placed;
    private readonly double[] _trialPlaced;

    /// <summary>[zone * batch cap + stops - 1], minutes from one stop to the next.</summary>
    private readonly double[] _legs;
    private FreeTimes _free = new();
    private FreeTimes _trial = new();

    /// <summary>Takes orders as they become ready.</summary>
    /// <param name="orders">One-hour orders.</param>
    /// <param name="readyMinute">[order], picked; NaN: never, and such an order is not ridden.</param>
    /// <param name="trips">How riders work.</param>
    /// <param name="limitMinutes">Minutes from the order to the door.</param>
    internal RiderQueue(WorkOrder[] orders, double[] readyMinute, RiderTrips trips, double limitMinutes)
    {
        (_trips, _limitMinutes) = (trips, limitMinutes);
        _zones = new Ready[trips.Zones.Count][];
        (_next, _trialNext) = (new int[_zones.Length], new int[_zones.Length]);
        var byZone = Enumerable.Range(0, orders.Length)
            .Where(i => orders[i].Zone >= 0 && !double.IsNaN(readyMinute[i]))
            .Select(i => (orders[i].Zone, Item: new Ready(
                readyMinute[i], orders[i].PlacedMinute, orders[i].RideMinutes, orders[i].DropMinutes)))
            .ToLookup(o => o.Zone, o => o.Item);
        for (var zone = 0; zone < _zones.Length; zone++)
        {
            _zones[zone] = [.. byZone[zone].OrderBy(o => o.Minute)];
        }

        (_mayGo, _trialMayGo) = ([.. _zones.Select((_, zone) => MayGo(zone, 0))], new double[_zones.Length]);
        (_placed, _trialPlaced) = ([.. _zones.Select((_, zone) => Placed(zone, 0))], new double[_zones.Length]);
        _legs = [.. _zones.SelectMany((_, zone) =>
            Enumerable.Range(1, trips.BatchCap).Select(stops => trips.LegMinutes(zone, stops)))];
    }

    private RiderQueue(RiderQueue other)
    {
        (_trips, _limitMinutes, _zones, _legs) = (other._trips, other._limitMinutes, other._zones, other._legs);
        (_next, _trialNext) = (new int[_zones.Length], new int[_zones.Length]);
        (_mayGo, _trialMayGo) = ([.. _zones.Select((_, zone) => MayGo(zone, 0))], new double[_zones.Length]);
        (_placed, _trialPlaced) = ([.. _zones.Select((_, zone) => Placed(zone, 0))], new double[_zones.Length]);
    }

    private readonly record struct Ready(double Minute, double PlacedMinute, double RideMinutes, double DropMinutes);

    /// <summary>Orders delivered in time so far.</summary>
    internal int InTime { get; private set; }

    /// <summary>Orders that left so far.</summary>
    internal int Left { get; private set; }

    internal double BusyMinutes { get; private set; }

    internal int Trips { get; private set; }

    /// <summary>Sum over the late ones of the minutes beyond the limit.</summary>
    internal double LateMinutes { get; private set; }

    public IWorkQueue Afresh() => new RiderQueue(this);

    public int Concerned(SlotWindow window)
    {
        var count = 0;
        for (var zone = 0; zone < _zones.Length; zone++)
        {
            count += FirstAtOrAfter(zone, window.End) - FirstAtOrAfter(zone, window.CountFrom);
        }

        return count;
    }

    public double LateWith(int people, SlotWindow window)
    {
        var waiting = Concerned(window);
        if (people == 0)
        {
            return waiting;
        }

        _trial.Continue(_free, people, window.Start);
        _next.CopyTo(_trialNext, 0);
        _mayGo.CopyTo(_trialMayGo, 0);
        _placed.CopyTo(_trialPlaced, 0);
        var late = 0;
        while (waiting > 0)
        {
            var (zone, leaves) = NextTrip(_trialMayGo, _trialPlaced, Math.Max(_trial.First, window.Start));
            var batch = Batch(zone, _trialNext[zone], leaves);
            var trip = TripOf(zone, batch);
            var door = leaves + trip.FirstRide - trip.Leg;
            foreach (var order in batch)
            {
                door += trip.Leg + order.DropMinutes;
                if (order.Minute >= window.CountFrom && order.Minute < window.End)
                {
                    waiting--;
                    late += door - order.PlacedMinute > _limitMinutes ? 1 : 0;
                }
            }

            _trialNext[zone] += batch.Length;
            _trialMayGo[zone] = MayGo(zone, _trialNext[zone]);
            _trialPlaced[zone] = Placed(zone, _trialNext[zone]);
            _trial.Occupy(leaves + trip.Minutes);
        }

        return late;
    }

    public void Advance(int people, double slotStart, double slotEnd)
    {
        _trial.Continue(_free, people, slotStart);
        (_free, _trial) = (_trial, _free);
        while (_free.Count > 0)
        {
            var (zone, leaves) = NextTrip(_mayGo, _placed, Math.Max(_free.First, slotStart));
            if (leaves >= slotEnd)
            {
                return;
            }

            var batch = Batch(zone, _next[zone], leaves);
            var trip = TripOf(zone, batch);
            var door = leaves + trip.FirstRide - trip.Leg;
            foreach (var order in batch)
            {
                door += trip.Leg + order.DropMinutes;
                var late = door - order.PlacedMinute - _limitMinutes;
                InTime += late > 0 ? 0 : 1;
                LateMinutes += Math.Max(0, late);
            }

            Left += batch.Length;
            Trips++;
            BusyMinutes += trip.Minutes;
            _next[zone] += batch.Length;
            _mayGo[zone] = MayGo(zone, _next[zone]);
            _placed[zone] = Placed(zone, _next[zone]);
            _free.Occupy(leaves + trip.Minutes);
        }
    }

    /// <param name="Minutes">Until the rider is back.</param>
    /// <param name="FirstRide">From leaving to the first door.</param>
    /// <param name="Leg">From one door to the next.</param>
    private readonly record struct Trip(double Minutes, double FirstRide, double Leg);

    private Trip TripOf(int zone, ReadOnlySpan<Ready> batch)
    {
        var (ride, doors) = (0.0, 0.0);
        foreach (var order in batch)
        {
            ride += order.RideMinutes / batch.Length;
            doors += order.DropMinutes;
        }

        var leg = _legs[(zone * _trips.BatchCap) + batch.Length - 1];
        return new Trip(
            _trips.TripMinutes(batch.Length, leg, ride, doors), _trips.LoadMinutes + ride, leg);
    }

    /// <summary>The zone that is ridden to next, and when; at infinity where no order is left.</summary>
    private static (int Zone, double Leaves) NextTrip(double[] mayGo, double[] headPlaced, double free)
    {
        // Among those that may go when a rider is free, the one whose first order is oldest; where there is none, the
        // first that may go.
        var (best, bestPlaced) = (-1, double.PositiveInfinity);
        var (first, firstMinute, firstPlaced) = (0, double.PositiveInfinity, double.PositiveInfinity);
        for (var zone = 0; zone < mayGo.Length; zone++)
        {
            var minute = mayGo[zone];
            if (minute > free && (best >= 0 || minute > firstMinute || double.IsPositiveInfinity(minute)))
            {
                continue;
            }

            var placed = headPlaced[zone];
            if (minute <= free)
            {
                (best, bestPlaced) = best < 0 || placed < bestPlaced ? (zone, placed) : (best, bestPlaced);
            }
            else if (minute < firstMinute || placed < firstPlaced)
            {
                (first, firstMinute, firstPlaced) = (zone, minute, placed);
            }
        }

        return best >= 0 ? (best, free) : (first, firstMinute);
    }

    private double Placed(int zone, int head) =>
        head < _zones[zone].Length ? _zones[zone][head].PlacedMinute : double.PositiveInfinity;

    private double MayGo(int zone, int head)
    {
        var orders = _zones[zone];
        if (head >= orders.Length)
        {
            return double.PositiveInfinity;
        }

        var held = orders[head].Minute + _trips.HoldMinutes;
        var last = head + _trips.BatchCap - 1;
        return last < orders.Length ? Math.Min(held, orders[last].Minute) : held;
    }

    private ReadOnlySpan<Ready> Batch(int zone, int head, double leaves)
    {
        var count = 1;
        var orders = _zones[zone];
        while (count < _trips.BatchCap && head + count < orders.Length && orders[head + count].Minute <= leaves)
        {
            count++;
        }

        return orders.AsSpan(head, count);
    }

    private int FirstAtOrAfter(int zone, double minute)
    {
        var index = _next[zone];
        while (index < _zones[zone].Length && _zones[zone][index].Minute < minute)
        {
            index++;
        }

        return index;
    }
}
