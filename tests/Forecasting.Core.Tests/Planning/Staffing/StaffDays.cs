using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Planning.Staffing;
using Forecasting.Core.Simulation;

namespace Forecasting.Core.Tests.Planning.Staffing;

/// <summary>A store's day with Poisson orders, for tests of staffing.</summary>
internal static class StaffDays
{
    internal static readonly Origin Sunday = new(new DateOnly(2025, 6, 1));

    internal static readonly WorkTimes Picks = WorkTimes.LogNormal(8, 0.4);

    /// <summary>Orders an hour of an ordinary day, 990 in all.</summary>
    internal static readonly double[] DayCurve =
        [0, 0, 0, 0, 0, 0, 0, 0, 30, 50, 70, 90, 70, 50, 45, 50, 70, 110, 120, 100, 70, 65, 0, 0];

    internal static Store Store(int open = 8, int close = 22, string zone = "Asia/Shanghai") =>
        new() { Id = "S001", OpenHour = open, CloseHour = close, TimeZoneId = zone };

    internal static StaffDay Day(Store? store = null) => StaffDay.Of(store ?? Store(), Sunday.LastDay.AddDays(1));

    /// <summary>Counts around a rate by hour, with a factor of the whole day that is log-normal.</summary>
    internal static ForecastDistribution Hours(
        Func<int, double> rate, int days = 1, double spread = 0, int paths = 200, int seed = 1)
    {
        var stream = new RandomStream(seed, "orders");
        var values = new float[paths * days * 24];
        for (var path = 0; path < paths; path++)
        {
            var factor = 1.0;
            for (var step = 0; step < days * 24; step++)
            {
                factor = step % 24 == 0 && spread > 0 ? stream.LogNormal(spread) : factor;
                values[(path * days * 24) + step] = stream.Poisson(rate(step % 24) * factor);
            }
        }

        return new ForecastDistribution(new SeriesKey("S001", "all"), Sunday, Grain.Hourly, paths, values);
    }

    internal static OrderScenarios Scenarios(
        StaffDay day, ForecastDistribution hours, OrderMix? mix = null, int count = 200, int seed = 1) =>
        OrderScenarios.Sample(
            day, [new(DeliveryPromise.OneHour, hours)], mix ?? new OrderMix { PickMinutes = Picks }, count, seed);

    /// <summary>Rings of 0 to 3 and 3 to 5 km in four sectors each, 60 and 40 % of the orders.</summary>
    internal static (RiderTrips Trips, OrderMix Mix) Riding()
    {
        (double From, double Until, double Share)[] rings = [(0, 3, 0.6), (3, 5, 0.4)];
        var zones = new List<RiderZone>();
        var shares = new List<ZoneShare>();
        foreach (var (from, until, share) in rings)
        {
            // Customers spread evenly over the ring; 3 minutes a kilometre.
            var rides = WorkTimes.Measured(Enumerable.Range(1, 100)
                .Select(i => 3 * Math.Sqrt((from * from) + (((until * until) - (from * from)) * i / 100.0))));
            for (var sector = 0; sector < 4; sector++)
            {
                shares.Add(new ZoneShare(zones.Count, share / 4, rides));
                zones.Add(RiderZone.Ring($"{until}km-{sector}", from, until, 4));
            }
        }

        return (new RiderTrips { Zones = zones }, new OrderMix { PickMinutes = Picks, Zones = shares });
    }
}
