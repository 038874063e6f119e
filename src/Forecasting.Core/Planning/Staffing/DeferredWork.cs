namespace Forecasting.Core.Planning.Staffing;

/// <summary>Work that can wait, laid into the slots in which there is most room for it.</summary>
public sealed class DeferredWork
{
    /// <summary>The share of a picker's time that plans may fill: the rest absorbs chance.</summary>
    private const double UsableShare = 0.85;

    /// <summary>Plan for so much work that it is not exceeded with this probability.</summary>
    private const double Prudence = 0.98;

    private readonly Dictionary<(int From, int Until), LaidGroup> _laid;

    private DeferredWork(IReadOnlyList<int> heads, Dictionary<(int From, int Until), LaidGroup> laid)
    {
        Heads = heads;
        _laid = laid;
    }

    /// <summary>[slot], pickers, not fewer than were needed without it.</summary>
    public IReadOnlyList<int> Heads { get; }

    /// <summary>
    /// Moves work into the troughs. It fits if for all slots r and d the work that comes from r on and is due by d is
    /// no more than what pickers have left between them (Hall's condition; the work of many orders is divisible). Where
    /// it is more, one picker is added in the slot among them with the fewest, again and again, so that the peak stays
    /// as low as it can be.
    /// </summary>
    /// <param name="scenarios">The courses; their work that can wait is laid.</param>
    /// <param name="heads">[slot], pickers needed for the work that cannot wait.</param>
    public static DeferredWork Lay(OrderScenarios scenarios, IReadOnlyList<int> heads)
    {
        var slots = scenarios.Day.Slots.Count;
        var groups = WorkGroup.Of(scenarios);
        var urgentMinutes = new double[slots];
        foreach (var (order, weight) in scenarios.Weighted(scenarios.Urgent))
        {
            urgentMinutes[scenarios.Day.SlotAt(order.PlacedMinute)] += weight * order.WorkMinutes / scenarios.Count;
        }

        var raised = heads.ToArray();
        var prudent = PrudentFactor(scenarios);
        while (FirstShortage(groups, prudent, Room(raised, urgentMinutes)) is var (from, until) && until > from)
        {
            var lowest = from;
            for (var slot = from + 1; slot < until; slot++)
            {
                lowest = raised[slot] < raised[lowest] ? slot : lowest;
            }

            raised[lowest]++;
        }

        var laid = EarliestDueFirst(groups, prudent, Room(raised, urgentMinutes));
        return new DeferredWork(raised, laid);
    }

    /// <summary>Courses in which such work begins as it was laid.</summary>
    /// <param name="scenarios">Courses of the same day.</param>
    public OrderScenarios Apply(OrderScenarios scenarios) =>
        scenarios.With(course => Planned(course, scenarios.Day.Slots.Count));

    private IEnumerable<WorkOrder> Planned(WorkOrder[] course, int slots)
    {
        foreach (var group in course.GroupBy(o => WorkGroup.KeyOf(o, slots)))
        {
            var orders = group.ToArray();
            var laid = _laid.GetValueOrDefault(group.Key);
            for (var i = 0; i < orders.Length; i++)
            {
                // What the courses of the plan did not have begins as it comes.
                var slot = laid?.SlotAtShare((i + 0.5) / orders.Length) ?? 0;
                yield return orders[i] with
                {
                    PlannedMinute = Math.Max(orders[i].PlacedMinute, StaffDay.SlotMinutes * slot),
                };
            }
        }
    }

    private static double[] Room(int[] heads, double[] urgentMinutes) =>
    [
        .. heads.Select((h, slot) => Math.Max(0, (h * StaffDay.SlotMinutes * UsableShare) - urgentMinutes[slot])),
    ];

    private static double PrudentFactor(OrderScenarios scenarios)
    {
        var totals = scenarios.Patient.Select(p => p.Sum(o => o.WorkMinutes)).ToArray();
        var mean = totals.Zip(scenarios.Weights, (t, w) => t * w).Sum() / scenarios.Count;
        return mean > 0
            ? Math.Max(1, Forecasts.SampleQuantile.Weighted(totals, scenarios.Weights, Prudence) / mean)
            : 1;
    }

    /// <summary>The slots between which most work is too much, relative to their number; empty where all
    /// fits.</summary>
    private static (int From, int Until) FirstShortage(List<WorkGroup> groups, double factor, double[] room)
    {
        (int From, int Until) worst = (0, 0);
        var most = 1e-6;
        var dueAt = new double[room.Length + 1];
        for (var group = groups.Count - 1; group >= 0; group--)
        {
            // Groups come by their first slot: from the last on, all from this slot on are in what is due.
            var from = groups[group].From;
            dueAt[groups[group].Until] += factor * groups[group].Minutes;
            var (work, space) = (0.0, 0.0);
            for (var until = from + 1; until <= room.Length && (group == 0 || groups[group - 1].From < from); until++)
            {
                work += dueAt[until];
                space += room[until - 1];
                var shortage = (work - space) / (until - from);
                if (shortage > most)
                {
                    (most, worst) = (shortage, (from, until));
                }
            }
        }

        return worst;
    }

    private static Dictionary<(int From, int Until), LaidGroup> EarliestDueFirst(
        List<WorkGroup> groups, double factor, double[] room)
    {
        var laid = groups.ToDictionary(g => (g.From, g.Until), g => new LaidGroup(g, factor));
        var left = (double[])room.Clone();
        for (var slot = 0; slot < left.Length; slot++)
        {
            foreach (var group in laid.Values.Where(l => l.Group.From <= slot && slot < l.Group.Until)
                .OrderBy(l => l.Group.Until).ThenBy(l => l.Group.From))
            {
                left[slot] -= group.Take(slot, left[slot]);
            }
        }

        return laid;
    }
}

/// <summary>Mean minutes of work that come in one slot and are due at the same slot's beginning.</summary>
/// <param name="From">First slot in which it can be done.</param>
/// <param name="Until">Slot by whose beginning it must be done, after <paramref name="From"/>.</param>
/// <param name="Minutes">Minutes of work, mean over the courses.</param>
internal sealed record WorkGroup(int From, int Until, double Minutes)
{
    internal static List<WorkGroup> Of(OrderScenarios scenarios)
    {
        var slots = scenarios.Day.Slots.Count;
        return [.. scenarios.Weighted(scenarios.Patient).GroupBy(o => KeyOf(o.Order, slots))
            .Select(g => new WorkGroup(
                g.Key.From, g.Key.Until, g.Sum(o => o.Weight * o.Order.WorkMinutes) / scenarios.Count))
            .OrderBy(g => g.From).ThenBy(g => g.Until)];
    }

    internal static (int From, int Until) KeyOf(WorkOrder order, int slots)
    {
        // Work is laid into whole slots after it came; what is due within its own slot stays there. A pick that is
        // begun at the end of its last slot is finished after it: one slot is kept for that.
        var from = Math.Min((int)Math.Ceiling(order.PlacedMinute / StaffDay.SlotMinutes), slots - 1);
        var until = Math.Min(((int)order.DueMinute / StaffDay.SlotMinutes) - 1, slots);
        return (from, Math.Max(until, from + 1));
    }
}

/// <summary>A group of work and the slots into which it is laid.</summary>
internal sealed class LaidGroup(WorkGroup group, double factor)
{
    private readonly List<(int Slot, double UntilShare)> _parts = [];
    private double _left = group.Minutes * factor;

    internal WorkGroup Group => group;

    internal double Take(int slot, double room)
    {
        var taken = Math.Min(room, _left);
        if (taken > 0)
        {
            _left -= taken;
            _parts.Add((slot, 1 - (_left / (group.Minutes * factor))));
        }

        return taken;
    }

    /// <summary>The slot in which the plan begins with the orders at a share of the group.</summary>
    internal int SlotAtShare(double share)
    {
        foreach (var (slot, untilShare) in _parts)
        {
            if (share <= untilShare)
            {
                return slot;
            }
        }

        return group.From;
    }
}
