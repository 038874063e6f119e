namespace Forecasting.Core.Planning.Staffing;

/// <summary>A picked order that is to be ridden.</summary>
/// <param name="Minute">Packed.</param>
/// <param name="PlacedMinute">Placed by the customer.</param>
/// <param name="RideMinutes">Minutes of the ride to it, one way.</param>
/// <param name="DropMinutes">Minutes at the door.</param>
internal readonly record struct ReadyOrder(double Minute, double PlacedMinute, double RideMinutes, double DropMinutes);

/// <summary>The picked orders of one course by rider zone, of which every search for riders begins.</summary>
internal sealed class ReadyOrders
{
    private ReadyOrders(int[] zones, ReadyOrder[][] byZone, double weight) =>
        (Zones, ByZone, Weight) = (zones, byZone, weight);

    /// <summary>How much the course counts in shares.</summary>
    internal double Weight { get; }

    /// <summary>Indices of the zones that have orders, ascending.</summary>
    internal int[] Zones { get; }

    /// <summary>[zone with orders][order], by the minute at which they are packed.</summary>
    internal ReadyOrder[][] ByZone { get; }

    /// <summary>Those of a course that are ridden.</summary>
    /// <param name="orders">One-hour orders.</param>
    /// <param name="readyMinute">[order], packed; NaN: never, and such an order is not ridden.</param>
    /// <param name="weight">How much the course counts in shares.</param>
    internal static ReadyOrders Of(WorkOrder[] orders, double[] readyMinute, double weight)
    {
        var byZone = new SortedDictionary<int, List<ReadyOrder>>();
        for (var i = 0; i < orders.Length; i++)
        {
            ref readonly var order = ref orders[i];
            if (order.Zone < 0 || double.IsNaN(readyMinute[i]))
            {
                continue;
            }

            if (!byZone.TryGetValue(order.Zone, out var ofZone))
            {
                byZone.Add(order.Zone, ofZone = []);
            }

            ofZone.Add(new ReadyOrder(readyMinute[i], order.PlacedMinute, order.RideMinutes, order.DropMinutes));
        }

        return new ReadyOrders([.. byZone.Keys], [.. byZone.Values.Select(InOrder)], weight);
    }

    private static ReadyOrder[] InOrder(List<ReadyOrder> orders)
    {
        var (minutes, sorted) = (orders.Select(o => o.Minute).ToArray(), orders.ToArray());
        Array.Sort(minutes, sorted);
        return sorted;
    }
}
