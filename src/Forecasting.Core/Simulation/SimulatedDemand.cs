namespace Forecasting.Core.Simulation;

/// <summary>
/// Everything that the simulation knows of one store. Arrays by cell are [day x 24 x port], row-major, ports in the
/// store's order.
/// </summary>
public sealed class SimulatedDemand
{
    /// <summary>Makes empty arrays.</summary>
    /// <param name="store">The store.</param>
    /// <param name="days">Days of history and future together.</param>
    internal SimulatedDemand(SimulatedStore store, int days)
    {
        Store = store;
        Days = days;
        var cells = days * 24 * store.Ports.Count;
        Expected = new double[cells];
        Rate = new double[cells];
        Orders = new int[cells];
        Lines = new int[cells];
        Units = new int[cells];
        State = new DayState[days];
        IsReported = new bool[days * 24];
        PortFromDay = new int[store.Ports.Count];
        Effects = new DayEffects(days);
    }

    /// <summary>The store.</summary>
    public SimulatedStore Store { get; }

    /// <summary>Days of history and future together.</summary>
    public int Days { get; }

    /// <summary>Mean orders by cell, given everything that is systematic (weather as it came, no shock).</summary>
    public double[] Expected { get; }

    /// <summary>
    /// Mean orders by cell with the shocks of chain, store, port and hour: what the counts were drawn around.
    /// </summary>
    public double[] Rate { get; }

    /// <summary>Orders by cell.</summary>
    public int[] Orders { get; }

    /// <summary>Order lines by cell.</summary>
    public int[] Lines { get; }

    /// <summary>Units by cell.</summary>
    public int[] Units { get; }

    /// <summary>What happened, by day.</summary>
    public DayState[] State { get; }

    /// <summary>[day x 24], whether the hour's rows reached head office.</summary>
    public bool[] IsReported { get; }

    /// <summary>First day index of each port in this store.</summary>
    public int[] PortFromDay { get; }

    /// <summary>The parts of the systematic mean, by day.</summary>
    public DayEffects Effects { get; }

    /// <summary>Whether the store trades on a day.</summary>
    /// <param name="day">Day index.</param>
    public bool Trades(int day) => State[day] is not (DayState.NotYetOpen or DayState.Closed);

    /// <summary>Index of a cell.</summary>
    /// <param name="day">Day index.</param>
    /// <param name="hour">0-23.</param>
    /// <param name="port">Index into the store's ports.</param>
    public int Cell(int day, int hour, int port) => (((day * 24) + hour) * Store.Ports.Count) + port;

    /// <summary>Sum of a cell array over one day.</summary>
    /// <param name="cells">[day x 24 x port].</param>
    /// <param name="day">Day index.</param>
    public double DayTotal(double[] cells, int day)
    {
        var length = 24 * Store.Ports.Count;
        double total = 0;
        foreach (var value in cells.AsSpan(day * length, length))
        {
            total += value;
        }

        return total;
    }

    /// <summary>Orders of one day over all ports, reported or not.</summary>
    /// <param name="day">Day index.</param>
    public int OrdersOn(int day)
    {
        var length = 24 * Store.Ports.Count;
        var total = 0;
        foreach (var value in Orders.AsSpan(day * length, length))
        {
            total += value;
        }

        return total;
    }
}
