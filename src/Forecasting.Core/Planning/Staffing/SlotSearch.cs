namespace Forecasting.Core.Planning.Staffing;

/// <summary>What the search over the slots of a day gave for one role.</summary>
internal sealed record SlotSearch
{
    private const int CurveBelow = 4;
    private const int CurveAbove = 6;

    internal required IReadOnlyList<int> People { get; init; }

    internal required IReadOnlyList<double> LateShares { get; init; }

    internal required IReadOnlyList<int> Unreachable { get; init; }

    internal IReadOnlyList<RiskCurve> Curves { get; init; } = [];

    /// <summary>The pickers' queues after the day, from which riders go on; empty for riders.</summary>
    internal IReadOnlyList<PickerQueue> Picked { get; init; } = [];

    internal static SlotSearch Pickers(
        OrderScenarios scenarios, StaffTargets targets, RequirementOptions options, IReadOnlyList<int>? floor)
    {
        var queues = scenarios.Urgent
            .Zip(scenarios.Patient, (u, p) => new PickerQueue(u, p, targets.PickMinutes)).ToList();
        var least = Floor(scenarios.Day, options.LeastPickers, floor);
        return Search(queues, scenarios.Day, 1 - targets.PickShare.Value, least, options) with { Picked = queues };
    }

    internal static SlotSearch Riders(
        SlotSearch picking, RiderTrips trips, StaffTargets targets, RequirementOptions options, StaffDay day) =>
        Search(
            [.. picking.Picked.Select(p => new RiderQueue(p.Urgent, p.PickedMinute, trips, targets.DeliveryMinutes))],
            day, 1 - targets.OnTimeShare.Value, Floor(day, options.LeastRiders, null), options);

    /// <summary>The pickers' queues with given numbers of pickers.</summary>
    internal static SlotSearch With(OrderScenarios scenarios, StaffTargets targets, IReadOnlyList<int> pickers)
    {
        var queues = scenarios.Urgent
            .Zip(scenarios.Patient, (u, p) => new PickerQueue(u, p, targets.PickMinutes)).ToList();
        foreach (var queue in queues)
        {
            ((IWorkQueue)queue).Work(pickers);
        }

        return NoRiders(scenarios.Day) with { People = pickers, Picked = queues };
    }

    internal static SlotSearch NoRiders(StaffDay day) => new()
    {
        People = new int[day.Slots.Count],
        LateShares = new double[day.Slots.Count],
        Unreachable = [],
    };

    private static SlotSearch Search(
        IReadOnlyList<IWorkQueue> queues, StaffDay day, double lateShare, int[] floor, RequirementOptions options)
    {
        var search = new LeastPeople(queues, lateShare);
        var (people, late) = (new int[day.Slots.Count], new double[day.Slots.Count]);
        var (unreachable, curves) = (new List<int>(), new List<RiskCurve>());
        for (var slot = 0; slot < people.Length; slot++)
        {
            var (start, end) = ((double)slot * StaffDay.SlotMinutes, (slot + 1.0) * StaffDay.SlotMinutes);
            var need = search.Find(slot == 0 ? 1 : people[slot - 1], floor[slot], start, end);
            (people[slot], late[slot]) = (need.People, need.LateShare);
            if (!need.IsReachable)
            {
                unreachable.Add(slot);
            }

            if (options.WithCurves)
            {
                var from = Math.Max(0, need.People - CurveBelow);
                curves.Add(new RiskCurve(from, search.Curve(from, need.People + CurveAbove, start, end)));
            }

            foreach (var queue in queues)
            {
                queue.Advance(need.People, start, end);
            }
        }

        return new SlotSearch { People = people, LateShares = late, Unreachable = unreachable, Curves = curves };
    }

    private static int[] Floor(StaffDay day, int whileOpen, IReadOnlyList<int>? floor) =>
        [.. day.Slots.Select((s, i) => Math.Max(s.IsOpen ? whileOpen : 0, floor?[i] ?? 0))];
}
