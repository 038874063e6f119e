namespace Forecasting.Core.Planning.Staffing;

/// <summary>What the search over the slots of a day gave for one role.</summary>
internal sealed record SlotSearch
{
    /// <summary>Slots for which a number of people is taken to have been there.</summary>
    private const int Lag = 2;

    internal required IReadOnlyList<int> People { get; init; }

    internal required IReadOnlyList<double> LateShares { get; init; }

    internal required IReadOnlyList<int> Unreachable { get; init; }

    /// <summary>The pickers' queues after the day; empty for riders.</summary>
    internal IReadOnlyList<PickerQueue> Picked { get; init; } = [];

    internal static SlotSearch Pickers(
        OrderScenarios scenarios, StaffTargets targets, RequirementOptions options, IReadOnlyList<int>? floor)
    {
        var queues = scenarios.PickerQueues(scenarios.Late(targets.PickMinutes));
        var least = Floor(scenarios.Day, options.LeastPickers, floor);
        return Search(queues, scenarios.Day, 1 - targets.PickShare.Value, least, options) with { Picked = queues };
    }

    internal static SlotSearch Riders(
        IReadOnlyList<ReadyOrders> ready,
        RiderTrips trips,
        StaffTargets targets,
        RequirementOptions options,
        StaffDay day) =>
        Search(
            [.. ready.Select(r => new RiderQueue(r, trips, targets.DeliveryMinutes))],
            day, 1 - targets.OnTimeShare.Value, Floor(day, options.LeastRiders, null), options);

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
        List<IWorkQueue> lagging = [.. options.IsSteady ? queues.Select(q => q.Afresh()) : []];
        var steady = new LeastPeople(lagging, lateShare);
        var (people, late) = (new int[day.Slots.Count], new double[day.Slots.Count]);
        var (unreachable, openOrders) = (new List<int>(), 0.0);
        for (var slot = 0; slot < people.Length; slot++)
        {
            var guess = slot == 0 ? 1 : people[slot - 1];
            var least = floor[slot];
            if (lagging.Count > 0)
            {
                // As few as would do if they had been there for a while: what the slots before did too little or too
                // much is not made good by going up and down.
                var lagged = new SlotWindow(Start(Math.Max(0, slot - Lag)), Start(slot), Start(slot + 1));
                least = steady.Find(guess, least, lagged).People;
            }

            var window = new SlotWindow(Start(slot), double.NegativeInfinity, Start(slot + 1));
            var need = search.Find(
                lagging.Count > 0 ? least : guess, least, window, day.Slots[slot].IsOpen ? 0 : openOrders, guess);
            openOrders = day.Slots[slot].IsOpen ? need.Concerned : openOrders;
            (people[slot], late[slot]) = (need.People, need.LateShare);
            if (!need.IsReachable)
            {
                unreachable.Add(slot);
                if (options.StopsWhereUnreachable)
                {
                    break;
                }
            }

            Advance(queues, people, slot);
            Advance(lagging, people, slot - Lag);
        }

        return new SlotSearch { People = people, LateShares = late, Unreachable = unreachable };
    }

    private static void Advance(IReadOnlyList<IWorkQueue> queues, int[] people, int slot)
    {
        foreach (var queue in slot < 0 ? [] : queues)
        {
            queue.Advance(people[slot], Start(slot), Start(slot + 1));
        }
    }

    private static double Start(int slot) => (double)slot * StaffDay.SlotMinutes;

    private static int[] Floor(StaffDay day, int whileOpen, IReadOnlyList<int>? floor) =>
        [.. day.Slots.Select((s, i) => Math.Max(s.IsOpen ? whileOpen : 0, floor?[i] ?? 0))];
}
