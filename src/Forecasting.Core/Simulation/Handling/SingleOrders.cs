namespace Forecasting.Core.Simulation.Handling;

/// <summary>
/// Splits a store's hourly counts into single orders: orders, lines and units of every hour and channel add up to the
/// counts exactly. Every day has a stream of its own, so that a longer window changes no order.
/// </summary>
internal static class SingleOrders
{
    private const int LongestStoreLifeDays = 5_000;
    private const double NearestKm = 0.3;

    // Customers live denser near the store: distances to the power of this are spread evenly.
    private const double Nearness = 0.65;

    /// <summary>The number that a store's day has in streams that begin anew every day.</summary>
    internal static int StreamItem(SimulatedStore store, int day) => (store.Number * LongestStoreLifeDays) + day;

    /// <summary>The reported orders of a day, in the order in which they were placed.</summary>
    internal static List<SingleOrder> OfDay(SimulatedDemand demand, SimulationSettings settings, int day)
    {
        var stream = new RandomStream(settings.Seed, "single orders", StreamItem(demand.Store, day));
        List<SingleOrder> orders = [];
        for (var hour = 0; hour < 24; hour++)
        {
            for (var port = 0; port < demand.Store.Ports.Count && demand.IsReported[(day * 24) + hour]; port++)
            {
                AddHour(demand, day, hour, port, stream, orders);
            }
        }

        // Stable, so that orders of the same second keep their ports' order.
        return [.. orders.OrderBy(o => o.SecondOfDay)];
    }

    private static void AddHour(
        SimulatedDemand demand, int day, int hour, int port, RandomStream stream, List<SingleOrder> orders)
    {
        var cell = demand.Cell(day, hour, port);
        var first = orders.Count;
        var count = demand.Orders[cell];
        for (var i = 0; i < count; i++)
        {
            var radius = demand.Store.Ports[port].Channel.RadiusKm!.Value;
            orders.Add(new SingleOrder(port, (hour * 3600) + stream.Whole(0, 3599))
            {
                Kilometres = Math.Round(NearestKm + ((radius - NearestKm) * Math.Pow(stream.Uniform(), Nearness)), 2),
            });
        }

        if (count > 0)
        {
            SpreadLines(orders, first, demand.Lines[cell] - count, stream);
            SpreadUnits(orders, first, demand.Units[cell], stream);
        }
    }

    // Baskets differ: a further line falls on an order in proportion to the order's own size.
    private static void SpreadLines(List<SingleOrder> orders, int first, int moreLines, RandomStream stream)
    {
        var until = new double[orders.Count - first];
        double total = 0;
        for (var i = 0; i < until.Length; i++)
        {
            total += stream.Gamma(1.8);
            until[i] = total;
        }

        for (var line = 0; line < moreLines; line++)
        {
            var place = Array.BinarySearch(until, stream.Uniform() * total);
            orders[first + Math.Min(until.Length - 1, place < 0 ? ~place : place)].Lines++;
        }
    }

    private static void SpreadUnits(List<SingleOrder> orders, int first, int units, RandomStream stream)
    {
        var until = new int[orders.Count - first];
        var lines = 0;
        for (var i = 0; i < until.Length; i++)
        {
            lines += orders[first + i].Lines;
            orders[first + i].Units = orders[first + i].Lines;
            until[i] = lines;
        }

        for (var more = units - lines; more > 0; more--)
        {
            var place = Array.BinarySearch(until, stream.Whole(1, lines));
            orders[first + (place < 0 ? ~place : place)].Units++;
        }
    }
}
