using Forecasting.Core.Domain;

namespace Forecasting.Core.Simulation.Goods;

/// <summary>
/// How many lines a store sells by day and category, online and over the counter, and when. Online lines are those of
/// the orders that came; walk-in lines begin at four for each online one and shrink, so that the online share grows
/// from 20 % towards 50 %.
/// </summary>
internal sealed class StoreTraffic
{
    private const double WalkInPerOnline = 4;
    private const double WalkInGrowth = -0.05;
    private const double DaysPerYear = 365.25;
    private static readonly double[] WalkInWeekday = [0.90, 0.87, 0.89, 0.91, 1.00, 1.24, 1.19];
    private static readonly DemandPeak[] WalkInPeaks = [new(9.5, 1.4, 3.0), new(17.8, 1.6, 3.4), new(20.0, 1.2, 1.6)];
    private readonly double[][] _consumer;
    private readonly double[][] _business;
    private readonly double[] _onlineUntil;
    private readonly double[] _walkInUntil = new double[25];

    internal StoreTraffic(ChainSimulator chain, SimulatedDemand demand)
    {
        Demand = demand;
        OnlineLines = new double[demand.Days];
        WalkInLines = new double[demand.Days];
        _consumer = [.. Categories.All.Select(_ => new double[demand.Days])];
        _business = [.. Categories.All.Select(_ => new double[demand.Days])];
        _onlineUntil = new double[demand.Days * 25];
        FillOnline();
        FillWalkIn(chain);
    }

    internal SimulatedDemand Demand { get; }

    /// <summary>Lines of all orders by day.</summary>
    internal double[] OnlineLines { get; }

    /// <summary>Mean lines bought in the store itself by day.</summary>
    internal double[] WalkInLines { get; }

    /// <summary>By day: consumers' lines times how much of the category they buy, over its share.</summary>
    internal double[] Consumer(int category) => _consumer[category];

    /// <summary>The same of businesses.</summary>
    internal double[] Business(int category) => _business[category];

    /// <summary>Share of a day's online lines before a time.</summary>
    internal double OnlineUntil(int day, double hour) => Until(_onlineUntil.AsSpan(day * 25, 25), hour);

    /// <summary>Share of a day's walk-in lines before a time.</summary>
    internal double WalkInUntil(double hour) => Until(_walkInUntil, hour);

    private static double Until(ReadOnlySpan<double> shares, double hour)
    {
        var whole = Math.Min(23, (int)hour);
        return shares[whole] + ((shares[whole + 1] - shares[whole]) * Math.Min(1, hour - whole));
    }

    private void FillOnline()
    {
        var ports = Demand.Store.Ports;
        double[][] mix =
            [.. Categories.All.Select((_, c) => ports.Select(p => Category.Mix(c, p.Clientele)).ToArray())];
        Span<double> lines = stackalloc double[ports.Count];
        for (var day = 0; day < Demand.Days; day++)
        {
            lines.Clear();
            for (var hour = 0; hour < 24; hour++)
            {
                for (var port = 0; port < ports.Count; port++)
                {
                    var cell = Demand.Lines[Demand.Cell(day, hour, port)];
                    lines[port] += cell;
                    OnlineLines[day] += cell;
                }

                _onlineUntil[(day * 25) + hour + 1] = OnlineLines[day];
            }

            for (var hour = 1; hour <= 24; hour++)
            {
                _onlineUntil[(day * 25) + hour] /= Math.Max(1, OnlineLines[day]);
            }

            for (var category = 0; category < mix.Length; category++)
            {
                for (var port = 0; port < ports.Count; port++)
                {
                    var kind = ports[port].Clientele == Clientele.Business ? _business : _consumer;
                    kind[category][day] += lines[port] * mix[category][port];
                }
            }
        }
    }

    private void FillWalkIn(ChainSimulator chain)
    {
        var store = Demand.Store;
        var stream = new RandomStream(chain.Settings.Seed, "walk-in", store.Number);
        var middle = store.Ports.Zip(store.OrdersPerDay, (port, orders) => orders * port.LinesPerOrder).Sum();
        var start = middle * Math.Exp(-store.YearlyGrowth * chain.Settings.Days / 2 / DaysPerYear);
        var level = WalkInPerOnline * start * stream.LogNormal(0.15);
        var rain = chain.WeatherOf(store).RainMm;
        for (var day = 0; day < Demand.Days; day++)
        {
            var noise = 0.035 * stream.Gaussian();
            if (!Demand.Trades(day))
            {
                continue;
            }

            var weekday = chain.Days.IsHoliday[day] ? 6 : chain.Settings.Date(day).DaysSinceMonday();
            var log = (WalkInGrowth * day / DaysPerYear) + Demand.Effects.Festival[day]
                + (0.8 * Demand.Effects.Promotion[day]) + (0.5 * Demand.Effects.Shock[day])
                - (0.08 * Math.Min(1, rain[day] / 15)) + noise;
            WalkInLines[day] = level * WalkInWeekday[weekday] * Math.Exp(log);
        }

        Span<bool> isOpen = stackalloc bool[24];
        Span<double> shares = stackalloc double[24];
        for (var hour = 0; hour < 24; hour++)
        {
            isOpen[hour] = store.Store.IsOpenHour(hour);
        }

        DayCurve.Fill(WalkInPeaks, store.HourShift, isOpen, shares);
        for (var hour = 0; hour < 24; hour++)
        {
            _walkInUntil[hour + 1] = _walkInUntil[hour] + shares[hour];
        }
    }
}
