using Forecasting.Core.Domain;

namespace Forecasting.Core.Simulation;

/// <summary>
/// The systematic mean of a store's demand: orders of an ordinary day x growth x weekday x season x festivals x
/// promotions x weather, spread over the hours by the port's curve for that kind of day.
/// </summary>
internal static class SystematicDemand
{
    private const double RampDays = 28;
    private const double PortRampDays = 30;
    private const double DaysPerYear = 365.25;

    /// <summary>Fills <see cref="SimulatedDemand.Expected"/>, the effects and the days of opening.</summary>
    internal static void Fill(SimulatedDemand demand, ChainSimulator chain)
    {
        var store = demand.Store;
        FillLevel(demand, chain.Settings);
        FillSeason(demand, chain.Settings);
        FillFestivals(demand, chain.Days);
        PromotionPlan.LogEffects(chain.PromotionsOf(store), store.PromotionElasticity, demand.Effects.Promotion);
        var weather = chain.WeatherOf(store);
        for (var day = 0; day < demand.Days; day++)
        {
            demand.Effects.Weather[day] = store.WeatherSensitivity * weather.LogEffect(day);
            demand.State[day] = day < store.OpeningDay ? DayState.NotYetOpen
                : store.IsRefurbished(day) || store.IsClosedForGood(day) ? DayState.Closed : DayState.Open;
        }

        var starts = new RandomStream(chain.Settings.Seed, "port starts", store.Number);
        for (var port = 0; port < store.Ports.Count; port++)
        {
            var begin = (int)(chain.Settings.Days * store.Ports[port].StartsAt) + starts.Whole(0, 13);
            demand.PortFromDay[port] = store.Ports[port].StartsAt > 0 ? begin : 0;
        }

        for (var port = 0; port < store.Ports.Count; port++)
        {
            FillPort(demand, chain, port);
        }
    }

    private static void FillPort(SimulatedDemand demand, ChainSimulator chain, int portIndex)
    {
        var store = demand.Store;
        var port = store.Ports[portIndex];
        var curves = Curves(store, port);
        for (var day = 0; day < demand.Days; day++)
        {
            if (!demand.Trades(day) || day < demand.PortFromDay[portIndex])
            {
                continue;
            }

            var mean = DayMean(demand, chain, portIndex, day);
            var curve = curves[chain.Days.IsSpringEve[day] ? 2 : IsFree(chain, day) ? 1 : 0];
            for (var hour = 0; hour < 24; hour++)
            {
                demand.Expected[demand.Cell(day, hour, portIndex)] = mean * curve[hour];
            }
        }
    }

    private static double DayMean(SimulatedDemand demand, ChainSimulator chain, int portIndex, int day)
    {
        var store = demand.Store;
        var port = store.Ports[portIndex];
        var effects = demand.Effects;
        var promise = port.Channel.Promise;
        var logMean = effects.Level[day]
            + (port.YearlyGrowth * (day - MiddleDay(chain.Settings)) / DaysPerYear)
            + (effects.Season[day] * (port.Clientele == Clientele.Business ? 0.3 : 1))
            + (store.FestivalSensitivity * chain.Days.FestivalLogEffect(day, port.Clientele, store.Emptying))
            + (effects.Promotion[day] * (promise is DeliveryPromise.OneHour or DeliveryPromise.HalfDay ? 1 : 0.4))
            + (effects.Weather[day] * (promise == DeliveryPromise.OneHour ? 1 : 0.2))
            + Maturity(demand, portIndex, day)
            - Cannibalised(demand, portIndex, day);
        return store.OrdersPerDay[portIndex] * WeekdayFactor(store, port, chain, day) * Math.Exp(logMean);
    }

    private static double Maturity(SimulatedDemand demand, int portIndex, int day) => demand.PortFromDay[portIndex] == 0
        ? 0
        : Math.Log(1 - (0.75 * Math.Exp(-(day - demand.PortFromDay[portIndex]) / PortRampDays)));

    // A port that comes later takes a part of its orders from the others.
    private static double Cannibalised(SimulatedDemand demand, int portIndex, int day)
    {
        double lost = 0;
        var ports = demand.Store.Ports;
        for (var other = 0; other < ports.Count; other++)
        {
            if (other != portIndex && demand.PortFromDay[other] > 0 && day >= demand.PortFromDay[other])
            {
                lost += 0.35 * ports[other].Share * Math.Exp(Maturity(demand, other, day));
            }
        }

        return lost;
    }

    private static double WeekdayFactor(SimulatedStore store, Port port, ChainSimulator chain, int day)
    {
        var weekday = chain.Settings.Date(day).DaysSinceMonday();
        var tilt = weekday >= 5 ? 0.6 * store.WeekendTilt : -0.24 * store.WeekendTilt;
        if (chain.Days.IsMakeupWorkday[day])
        {
            return (0.75 * port.Weekday[2]) + (0.25 * port.Weekday[weekday]);
        }

        return chain.Days.IsHoliday[day]
            ? port.Weekday[6] * Math.Exp(0.6 * store.WeekendTilt)
            : port.Weekday[weekday] * Math.Exp(tilt);
    }

    private static bool IsFree(ChainSimulator chain, int day) => chain.Days.IsHoliday[day]
        || (chain.Settings.Date(day).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
            && !chain.Days.IsMakeupWorkday[day]);

    private static double[][] Curves(SimulatedStore store, Port port)
    {
        Span<bool> isOpen = stackalloc bool[24];
        for (var hour = 0; hour < 24; hour++)
        {
            isOpen[hour] = store.Store.IsOpenHour(hour);
        }

        // On the eve of the Spring Festival everything is bought in the morning.
        double[][] curves = [new double[24], new double[24], new double[24]];
        DayCurve.Fill(port.WorkingPeaks, store.HourShift, isOpen, curves[0]);
        DayCurve.Fill(port.FreePeaks, store.HourShift, isOpen, curves[1]);
        DayCurve.Fill([new DemandPeak(10, 2.2, 14)], store.HourShift, isOpen, curves[2]);
        return curves;
    }

    private static void FillLevel(SimulatedDemand demand, SimulationSettings settings)
    {
        var store = demand.Store;
        var stream = new RandomStream(settings.Seed, "level", store.Number);
        var stay = Math.Exp(-1.0 / 45);
        var step = 0.04 * Math.Sqrt(1 - (stay * stay));
        var wander = 0.04 * stream.Gaussian();
        for (var day = 0; day < demand.Days; day++)
        {
            wander = (stay * wander) + (step * stream.Gaussian());
            var level = (store.YearlyGrowth * (day - MiddleDay(settings)) / DaysPerYear) + wander;
            if (store.OpeningDay > 0 && day >= store.OpeningDay)
            {
                var age = day - store.OpeningDay;
                level += Math.Log(1 - (0.55 * Math.Exp(-age / RampDays))) + (0.5 * Math.Exp(-age / 3.0));
            }

            if (store.RefurbishedUntil > 0 && day >= store.RefurbishedUntil)
            {
                level += 0.06 + (0.12 * Math.Exp(-(day - store.RefurbishedUntil) / 20.0));
            }

            demand.Effects.Level[day] = level;
        }
    }

    private static double MiddleDay(SimulationSettings settings) => settings.Days / 2.0;

    private static void FillSeason(SimulatedDemand demand, SimulationSettings settings)
    {
        for (var day = 0; day < demand.Days; day++)
        {
            var date = settings.Date(day);
            var turn = 2 * Math.PI * date.DayOfYear / DaysPerYear;
            var payday = date.Day is 10 or 11 ? 0.02 : date.Day == 15 ? 0.015 : 0;
            var schoolSummer = date.Month is 7 or 8 ? 0.02 : 0;
            demand.Effects.Season[day] =
                (0.05 * Math.Cos(turn - 0.3)) + (0.03 * Math.Cos((2 * turn) - 0.6)) + payday + schoolSummer;
        }
    }

    private static void FillFestivals(SimulatedDemand demand, ChainDays days)
    {
        var store = demand.Store;
        for (var day = 0; day < demand.Days; day++)
        {
            demand.Effects.Festival[day] =
                store.FestivalSensitivity * days.FestivalLogEffect(day, Clientele.Families, store.Emptying);
        }
    }
}
