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
    private readonly Heads _heads;
    private readonly Heads _trialHeads;

    /// <summary>[zone with orders * batch cap + stops - 1], minutes from one stop to the next.</summary>
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
        var byZone = Enumerable.Range(0, orders.Length)
            .Where(i => orders[i].Zone >= 0 && !double.IsNaN(readyMinute[i]))
            .Select(i => (orders[i].Zone, Item: new Ready(
                readyMinute[i], orders[i].PlacedMinute, orders[i].RideMinutes, orders[i].DropMinutes)))
            .GroupBy(o => o.Zone, o => o.Item).OrderBy(g => g.Key).ToArray();
        _zones = [.. byZone.Select(zone => zone.OrderBy(o => o.Minute).ToArray())];
        (_heads, _trialHeads) = (new Heads(this), new Heads(this));
        _legs = [.. byZone.SelectMany(zone =>
            Enumerable.Range(1, trips.BatchCap).Select(stops => trips.LegMinutes(zone.Key, stops)))];
    }

    private RiderQueue(RiderQueue other)
    {
        (_trips, _limitMinutes, _zones, _legs) = (other._trips, other._limitMinutes, other._zones, other._legs);
        (_heads, _trialHeads) = (new Heads(this), new Heads(this));
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
        _trialHeads.CopyFrom(_heads);
        var late = 0;
        while (waiting > 0)
        {
            var (zone, leaves) = _trialHeads.NextTrip(Math.Max(_trial.First, window.Start));
            var batch = Batch(zone, _trialHeads.Next[zone], leaves);
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

            _trialHeads.Leave(zone, batch.Length);
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
            var (zone, leaves) = _heads.NextTrip(Math.Max(_free.First, slotStart));
            if (leaves >= slotEnd)
            {
                return;
            }

            var batch = Batch(zone, _heads.Next[zone], leaves);
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
            _heads.Leave(zone, batch.Length);
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
        var index = _heads.Next[zone];
        while (index < _zones[zone].Length && _zones[zone][index].Minute < minute)
        {
            index++;
        }

        return index;
    }

    /// <summary>The first order of every zone that waits: which, from when it may go, and when it was placed.</summary>
    private sealed class Heads
    {
        private readonly RiderQueue _queue;
        private readonly double[] _mayGo;
        private readonly double[] _placed;

        internal Heads(RiderQueue queue)
        {
            _queue = queue;
            Next = new int[queue._zones.Length];
            _mayGo = [.. Next.Select((head, zone) => queue.MayGo(zone, head))];
            _placed = [.. Next.Select((head, zone) => queue.Placed(zone, head))];
        }

        /// <summary>[zone], index of its first order.</summary>
        internal int[] Next { get; }

        internal void CopyFrom(Heads other)
        {
            other.Next.CopyTo(Next, 0);
            other._mayGo.CopyTo(_mayGo, 0);
            other._placed.CopyTo(_placed, 0);
        }

        internal void Leave(int zone, int orders)
        {
            Next[zone] += orders;
            _mayGo[zone] = _queue.MayGo(zone, Next[zone]);
            _placed[zone] = _queue.Placed(zone, Next[zone]);
        }

        /// <summary>The zone that is ridden to next, and when; at infinity where no order is left.</summary>
        internal (int Zone, double Leaves) NextTrip(double free)
        {
            // Among those that may go when a rider is free, the one whose first order is oldest; where there is none,
            // the first that may go.
            var (best, bestPlaced) = (-1, double.PositiveInfinity);
            var (first, firstMinute, firstPlaced) = (0, double.PositiveInfinity, double.PositiveInfinity);
            for (var zone = 0; zone < _mayGo.Length; zone++)
            {
                var minute = _mayGo[zone];
                if (minute > free && (best >= 0 || minute > firstMinute || double.IsPositiveInfinity(minute)))
                {
                    continue;
                }

                var placed = _placed[zone];
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
    }
}
