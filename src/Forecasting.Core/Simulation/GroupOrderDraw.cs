namespace Forecasting.Core.Simulation;

/// <summary>Adds announced group orders to what a store's ports took anyway; about as many come as announced.</summary>
internal static class GroupOrderDraw
{
    private const double Deviation = 0.12;

    /// <summary>Raises expected orders and rate by the announced number, and orders by what came.</summary>
    internal static void Add(SimulatedDemand demand, ChainSimulator chain)
    {
        var store = demand.Store;
        var port = store.Ports.ToList().FindIndex(p => p.Channel.Id == GroupOrder.ChannelId);
        var stream = new RandomStream(chain.Settings.Seed, "group orders that came", store.Number);
        foreach (var order in chain.GroupOrders[store.Number])
        {
            var came = Math.Max(1, (int)Math.Round(order.Announced * stream.LogNormal(Deviation)));
            var lines = came + stream.Poisson(came * (store.Ports[port].LinesPerOrder - 1));
            var units = lines + stream.Poisson(lines * (store.Ports[port].UnitsPerLine - 1));
            var cell = demand.Cell(order.Day, order.Hour, port);
            demand.Expected[cell] += order.Announced;
            demand.Rate[cell] += order.Announced;
            demand.Orders[cell] += came;
            demand.Lines[cell] += lines;
            demand.Units[cell] += units;
        }
    }
}
