namespace Forecasting.Core.Planning.Staffing;

/// <summary>
/// Pooled riders on one scenario. A free rider takes the zone whose batch is full or held long enough, the one whose
/// first order was placed first among them, and as many of its picked orders as fit.
/// </summary>
internal sealed class RiderQueue : IWorkQueue
{
    private readonly ReadyOrders _ready;
    private readonly RiderTrips _trips;
    private readonly double _limitMinutes;
    private readonly ReadyOrder[][] _zones;
    private readonly Heads _heads;
    private readonly Heads _trialHeads;

    /// <summary>[zone with orders * batch cap + stops - 1], minutes from one stop to the next.</summary>
    private readonly double[] _legs;
    private FreeTimes _free = new();
    private FreeTimes _trial = new();

    /// <summary>Takes orders as they become ready.</summary>
    /// <param name="ready">Picked orders.</param>
    /// <param name="trips">How riders work.</param>
    /// <param name="limitMinutes">Minutes from the order to the door.</param>
    internal RiderQueue(ReadyOrders ready, RiderTrips trips, double limitMinutes)
    {
        (_ready, _trips, _limitMinutes, _zones) = (ready, trips, limitMinutes, ready.ByZone);
        (_heads, _trialHeads) = (new Heads(this), new Heads(this));
        _legs = [.. ready.Zones.SelectMany(zone =>
            Enumerable.Range(1, trips.BatchCap).Select(stops => trips.LegMinutes(zone, stops)))];
    }

    public double Weight => _ready.Weight;

    /// <summary>Orders delivered in time so far.</summary>
    internal int InTime { get; private set; }

    /// <summary>Told of each order that is delivered in time when it was placed; null: nobody wants to know.</summary>
    internal Action<double>? InTimeOf { get; init; }

    /// <summary>Orders that left so far.</summary>
    internal int Left { get; private set; }

    internal double BusyMinutes { get; private set; }

    internal int Trips { get; private set; }

    /// <summary>Sum over the late ones of the minutes beyond the limit.</summary>
    internal double LateMinutes { get; private set; }

    public IWorkQueue Afresh() => new RiderQueue(_ready, _trips, _limitMinutes);

    public int Concerned(SlotWindow window)
    {
        var count = 0;
        for (var zone = 0; zone < _zones.Length; zone++)
        {
            count += FirstAtOrAfter(zone, window.End) - FirstAtOrAfter(zone, window.CountFrom);
        }

        return count;
    }

    public double LateWith(int people, SlotWindow window, double most)
    {
        var waiting = Concerned(window);
        if (people == 0)
        {
            return waiting;
        }

        _trial.Continue(_free, people, window.Start);
        _trialHeads.CopyFrom(_heads);
        var late = 0;
        while (waiting > 0 && late <= most)
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
                if (late <= 0)
                {
                    InTimeOf?.Invoke(order.PlacedMinute);
                }
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

    private Trip TripOf(int zone, ReadOnlySpan<ReadyOrder> batch)
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

    /// <param name="MayGo">From when the batch may go; infinite where no order is left.</param>
    /// <param name="Placed">When its first order was placed.</param>
    private readonly record struct Head(double MayGo, double Placed);

    private Head HeadAt(int zone, int head)
    {
        var orders = _zones[zone];
        if (head >= orders.Length)
        {
            return new Head(double.PositiveInfinity, double.PositiveInfinity);
        }

        var held = orders[head].Minute + _trips.HoldMinutes;
        var last = head + _trips.BatchCap - 1;
        return new Head(
            last < orders.Length ? Math.Min(held, orders[last].Minute) : held, orders[head].PlacedMinute);
    }

    private ReadOnlySpan<ReadyOrder> Batch(int zone, int head, double leaves)
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
        private readonly Head[] _first;

        internal Heads(RiderQueue queue)
        {
            _queue = queue;
            Next = new int[queue._zones.Length];
            _first = [.. Next.Select((head, zone) => queue.HeadAt(zone, head))];
        }

        /// <summary>[zone], index of its first order.</summary>
        internal int[] Next { get; }

        internal void CopyFrom(Heads other)
        {
            other.Next.CopyTo(Next, 0);
            other._first.CopyTo(_first, 0);
        }

        internal void Leave(int zone, int orders)
        {
            Next[zone] += orders;
            _first[zone] = _queue.HeadAt(zone, Next[zone]);
        }

        /// <summary>The zone that is ridden to next, and when; at infinity where no order is left.</summary>
        internal (int Zone, double Leaves) NextTrip(double free)
        {
            // Among those that may go when a rider is free, the one whose first order is oldest; where there is none,
            // the first that may go.
            var (zone, minute, placed) = (0, double.PositiveInfinity, double.PositiveInfinity);
            var heads = _first;
            for (var i = 0; i < heads.Length; i++)
            {
                var leaves = Math.Max(heads[i].MayGo, free);
                if (leaves < minute || (leaves == minute && heads[i].Placed < placed))
                {
                    (zone, minute, placed) = (i, leaves, heads[i].Placed);
                }
            }

            return (zone, minute);
        }
    }
}
