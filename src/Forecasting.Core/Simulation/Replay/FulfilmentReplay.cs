using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Simulation.Replay;

/// <summary>
/// Discrete-event simulation of a day: orders are picked, packed and ridden to their customers by the people on duty.
/// One-hour orders go first, then work that can wait, in the order in which it was planned; what would be picked too
/// late otherwise goes before all. Who is at work when a shift ends finishes what is begun. Events at one time happen
/// in the order in which they were made.
/// </summary>
public sealed class FulfilmentReplay
{
    private readonly IReadOnlyList<WorkOrder> _orders;
    private readonly StaffOnDuty _staff;
    private readonly PriorityQueue<Event, (double Minute, long Number)> _events = new();
    private readonly Station _picking;
    private readonly Station? _packing;
    private readonly RiderDispatch? _riding;
    private readonly double[] _picked;
    private readonly double[] _packed;
    private readonly double[] _delivered;
    private long _eventNumber;
    private bool _isComing;

    private FulfilmentReplay(IReadOnlyList<WorkOrder> orders, StaffOnDuty staff, RiderTrips? trips)
    {
        _orders = orders;
        _staff = staff;
        _picked = Unknown(orders.Count);
        _packed = Unknown(orders.Count);
        _delivered = Unknown(orders.Count);
        _picking = new Station(order =>
            staff.Packers is null ? orders[order].WorkMinutes : orders[order].PickMinutes,
            order => orders[order].LastCallMinute);
        _packing = staff.Packers is null ? null
            : new Station(order => orders[order].PackMinutes, _ => double.PositiveInfinity);
        _riding = staff.Riders is null || trips is null ? null : new RiderDispatch(trips, orders);
    }

    private enum EventKind
    {
        Duty,
        Placed,
        PickerFree,
        Picked,
        Packed,
        Held,
        Returned,
    }

    private readonly record struct Event(EventKind Kind, int Item);

    /// <summary>Replays a day.</summary>
    /// <param name="orders">Orders in any order.</param>
    /// <param name="staff">People on duty; after the last slot, as many as in the last slot.</param>
    /// <param name="trips">How riders work; may be null where nobody rides.</param>
    public static ReplayResult Run(IReadOnlyList<WorkOrder> orders, StaffOnDuty staff, RiderTrips? trips) =>
        new FulfilmentReplay(orders, staff, trips).Run();

    private ReplayResult Run()
    {
        for (var slot = 0; slot < _staff.Pickers.Count; slot++)
        {
            Schedule(slot * _staff.SlotMinutes, EventKind.Duty, slot);
        }

        // Each order's coming schedules the next one's, so that the line of events stays short.
        int[] coming = [.. Enumerable.Range(0, _orders.Count).OrderBy(o => Start(_orders[o]))];
        var next = 0;
        do
        {
            if (next < coming.Length && !_isComing)
            {
                Schedule(Start(_orders[coming[next]]), EventKind.Placed, coming[next]);
                (_isComing, next) = (true, next + 1);
            }

            if (_events.TryDequeue(out var happening, out var at))
            {
                _isComing &= happening.Kind != EventKind.Placed;
                Happen(happening, at.Minute);
            }
        }
        while (_events.Count > 0 || next < coming.Length);

        return new ReplayResult(_picked, _packed, _delivered, _picking.BusyMinutes, _riding?.BusyMinutes ?? 0,
            _riding?.Trips ?? 0);
    }

    private static double Start(WorkOrder order) =>
        order.CanWait ? Math.Max(order.PlacedMinute, order.PlannedMinute) : order.PlacedMinute;

    private void Happen(Event happening, double minute)
    {
        switch (happening.Kind)
        {
            case EventKind.Duty:
                _picking.Servers = _staff.Pickers[happening.Item];
                if (_packing is not null)
                {
                    _packing.Servers = _staff.Packers![happening.Item];
                }

                if (_riding is not null)
                {
                    _riding.Riders = _staff.Riders![happening.Item];
                }

                break;
            case EventKind.Placed:
                _picking.Add(happening.Item, _orders[happening.Item].CanWait);
                break;
            case EventKind.PickerFree:
                _picking.Finish();
                break;
            case EventKind.Picked:
                _picked[happening.Item] = minute;
                _packing?.Add(happening.Item, _orders[happening.Item].CanWait);
                if (_packing is null)
                {
                    Schedule(minute + _orders[happening.Item].PackMinutes, EventKind.Packed, happening.Item);
                }

                break;
            case EventKind.Packed:
                _packing?.Finish();
                Pack(happening.Item, minute);
                break;
            case EventKind.Returned:
                _riding!.Return();
                break;
        }

        Begin(minute);
        Ride(minute);
    }

    private void Pack(int order, double minute)
    {
        _packed[order] = minute;
        if (_riding is not null && _orders[order].Zone >= 0)
        {
            _riding.Add(order, minute);
            Schedule(minute + _riding.HoldMinutes, EventKind.Held, order);
        }
    }

    private void Begin(double minute)
    {
        while (_picking.TryBegin(minute, out var order, out var minutes))
        {
            var picked = minute + _orders[order].PickMinutes + _orders[order].ConveyorMinutes;
            Schedule(picked, EventKind.Picked, order);
            Schedule(minute + minutes, EventKind.PickerFree, order);
        }

        while (_packing is not null && _packing.TryBegin(minute, out var order, out var minutes))
        {
            Schedule(minute + minutes, EventKind.Packed, order);
        }
    }

    private void Ride(double minute)
    {
        while (_riding is not null && _riding.TryDispatch(minute, _delivered, out var back))
        {
            Schedule(back, EventKind.Returned, 0);
        }
    }

    private void Schedule(double minute, EventKind kind, int item) =>
        _events.Enqueue(new Event(kind, item), (minute, _eventNumber++));

    private static double[] Unknown(int count)
    {
        var values = new double[count];
        Array.Fill(values, double.NaN);
        return values;
    }
}
