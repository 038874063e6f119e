namespace Forecasting.Core.Simulation;

/// <summary>
/// Draws what happened around the systematic mean: shocks of the store's day, of a port's day and of an hour, failing
/// ports, over-dispersed counts, baskets, and hours that were never reported.
/// </summary>
internal static class DemandDraw
{
    private const double DayShockStays = 0.3;
    private const double PortShockDeviation = 0.018;
    private const double HourShockStays = 0.6;
    private const double HourShockDeviation = 0.05;

    /// <summary>Fills rates, orders, baskets and reporting from <see cref="SimulatedDemand.Expected"/>.</summary>
    internal static void Fill(SimulatedDemand demand, ChainSimulator chain)
    {
        FillRates(demand, chain);
        FailPorts(demand, chain.PortFailures);
        FillOrders(demand, chain.Settings);
        FillBaskets(demand, chain.Settings);
        LoseReports(demand, chain.Settings);
    }

    private static void FillRates(SimulatedDemand demand, ChainSimulator chain)
    {
        var store = demand.Store;
        var stream = new RandomStream(chain.Settings.Seed, "shocks", store.Number);
        var ports = store.Ports.Count;
        var step = store.DayShockDeviation * Math.Sqrt(1 - (DayShockStays * DayShockStays));
        var hourStep = HourShockDeviation * Math.Sqrt(1 - (HourShockStays * HourShockStays));
        Span<double> portFactor = stackalloc double[ports];
        double own = 0;
        for (var day = 0; day < demand.Days; day++)
        {
            own = (DayShockStays * own) + (step * stream.Gaussian());
            demand.Effects.Shock[day] = own + chain.Days.ChainShock[day];
            for (var port = 0; port < ports; port++)
            {
                portFactor[port] = Math.Exp(demand.Effects.Shock[day] + (PortShockDeviation * stream.Gaussian()));
            }

            var hourShock = HourShockDeviation * stream.Gaussian();
            for (var hour = 0; hour < 24; hour++)
            {
                hourShock = (HourShockStays * hourShock) + (hourStep * stream.Gaussian());
                var hourFactor = Math.Exp(hourShock);
                for (var port = 0; port < ports; port++)
                {
                    var cell = demand.Cell(day, hour, port);
                    demand.Rate[cell] = demand.Expected[cell] * portFactor[port] * hourFactor;
                }
            }
        }
    }

    private static void FailPorts(SimulatedDemand demand, IReadOnlyList<PortFailure> failures)
    {
        var ports = demand.Store.Ports.ToList();
        foreach (var failure in failures)
        {
            var failed = ports.FindIndex(p => p.Channel.Id == failure.ChannelId);
            for (var hour = failure.FromHour; failed >= 0 && hour < failure.UntilHour; hour++)
            {
                PortFailure.Turn(demand.Rate.AsSpan(demand.Cell(failure.Day, hour, 0), ports.Count), failed);
            }
        }
    }

    private static void FillOrders(SimulatedDemand demand, SimulationSettings settings)
    {
        var stream = new RandomStream(settings.Seed, "orders", demand.Store.Number);
        var ports = demand.Store.Ports;
        for (var cell = 0; cell < demand.Rate.Length; cell++)
        {
            demand.Orders[cell] = stream.NegativeBinomial(demand.Rate[cell], ports[cell % ports.Count].CountSize);
        }
    }

    private static void FillBaskets(SimulatedDemand demand, SimulationSettings settings)
    {
        var stream = new RandomStream(settings.Seed, "baskets", demand.Store.Number);
        var ports = demand.Store.Ports;
        var cellsPerDay = 24 * ports.Count;
        for (var cell = 0; cell < demand.Orders.Length; cell++)
        {
            var orders = demand.Orders[cell];
            if (orders == 0)
            {
                continue;
            }

            // Baskets grow before festivals, when people stock up.
            var port = ports[cell % ports.Count];
            var stockingUp = 1 + (0.5 * Math.Clamp(demand.Effects.Festival[cell / cellsPerDay], -0.2, 0.4));
            var moreLines = orders * (port.LinesPerOrder - 1) * stockingUp;
            demand.Lines[cell] = orders + stream.NegativeBinomial(moreLines, Math.Max(1, 1.6 * orders));
            demand.Units[cell] = demand.Lines[cell] + stream.Poisson(demand.Lines[cell] * (port.UnitsPerLine - 1));
        }
    }

    private static void LoseReports(SimulatedDemand demand, SimulationSettings settings)
    {
        var store = demand.Store;
        var stream = new RandomStream(settings.Seed, "reports", store.Number);
        var lostDaysLeft = 0;
        for (var day = 0; day < demand.Days; day++)
        {
            lostDaysLeft = stream.Happens(1.0 / 170) ? stream.Whole(1, 2) : lostDaysLeft - 1;
            var lostFrom = stream.Happens(1.0 / 80) ? stream.Whole(8, 19) : 24;
            var lostUntil = lostFrom + stream.Whole(2, 6);
            if (!demand.Trades(day))
            {
                continue;
            }

            demand.State[day] = lostDaysLeft > 0 ? DayState.NotReported
                : lostFrom < 24 ? DayState.PartlyReported : DayState.Open;
            for (var hour = 0; hour < 24; hour++)
            {
                demand.IsReported[(day * 24) + hour] =
                    lostDaysLeft <= 0 && (hour < lostFrom || hour >= lostUntil) && store.Store.IsOpenHour(hour);
            }
        }
    }
}
