using System.IO.Hashing;
using System.Runtime.InteropServices;
using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>
/// How a store handles its orders: what was measured of picking and riding, or the usual workload where nothing was.
/// Customers' places are known by distance only, so rings around the store are cut into equal sectors, and orders are
/// spread over them evenly by their ids; where not even the distance is known, over where orders go.
/// </summary>
public sealed class StoreHandling
{
    /// <summary>Orders that must have been measured for their times to be used.</summary>
    public const int FewestMeasured = 200;

    private const int UsualLines = 10;
    private const double RideStartMinutes = 1.5;
    private static readonly (double FromKm, double UntilKm, int Sectors)[] Rings = [(0, 3, 4), (3, 5, 6), (5, 20, 8)];

    private readonly WorkTimes _drop;

    private StoreHandling(OrderMix mix, RiderTrips trips, bool isMeasured, double meanWorkMinutes)
    {
        (Mix, Trips, IsMeasured, _drop) = (mix, trips, isMeasured, mix.DropMinutes);
        MeanWorkMinutes = meanWorkMinutes;
    }

    /// <summary>
    /// Where orders go when nothing is known of them: evenly over the nearest five kilometres, 3 minutes a kilometre.
    /// </summary>
    public static IReadOnlyList<ZoneShare> UsualZones { get; } = Usual();

    /// <summary>What orders are like.</summary>
    public OrderMix Mix { get; }

    /// <summary>How riders work.</summary>
    public RiderTrips Trips { get; }

    /// <summary>Whether times were measured; otherwise the usual workload stands in.</summary>
    public bool IsMeasured { get; }

    /// <summary>Mean minutes of a picker for an order of any promise, packing included.</summary>
    public double MeanWorkMinutes { get; }

    /// <summary>Mean minutes of a rider for one order alone.</summary>
    public double MeanRideAloneMinutes => Trips.LoadMinutes + _drop.MeanMinutes
        + (2 * Mix.Zones.Sum(z => z.Share * z.RideMinutes.MeanMinutes));

    /// <summary>Learns from a store's orders.</summary>
    /// <param name="orders">Orders up to the origin; may be empty.</param>
    /// <param name="workload">Stands in where too few were measured.</param>
    public static StoreHandling Learn(IReadOnlyList<HandledOrder> orders, PickWorkload workload)
    {
        var measured = orders.Where(o => o.Minutes is not null).ToList();
        var isMeasured = measured.Count >= FewestMeasured;
        var pickPace = PickPaceOf(measured);
        var byPromise = orders.GroupBy(o => o.Promise)
            .ToDictionary(g => g.Key, g => Picks([.. g], pickPace, workload));
        var packs = measured.Select(o => o.Minutes!.Value.Pack).ToList();
        var ridden = measured.Where(o => o.Promise == DeliveryPromise.OneHour
            && double.IsFinite(o.Minutes!.Value.Ride) && double.IsFinite(o.Minutes.Value.Drop)).ToList();
        var drops = ridden.Count >= FewestMeasured
            ? WorkTimes.Measured(ridden.Select(o => o.Minutes!.Value.Drop)).Thinned()
            : WorkTimes.LogNormal(2.5, 0.4);
        var trips = new RiderTrips
        {
            Zones = [.. Rings.SelectMany((r, i) => Enumerable.Range(0, r.Sectors)
                .Select(s => RiderZone.Ring($"{r.UntilKm:0}km-{s + 1}", r.FromKm, r.UntilKm, r.Sectors)))],
            MinutesPerKm = ridden.Count >= FewestMeasured ? MinutesPerKm(ridden) : 3,
        };
        var ridePace = RidePaceOf(ridden, trips.MinutesPerKm);
        var zones = Shares(
            [.. orders.Where(o => o.Promise == DeliveryPromise.OneHour)], trips.MinutesPerKm, ridePace);
        var mix = new OrderMix
        {
            PickMinutes = byPromise.GetValueOrDefault(DeliveryPromise.OneHour)
                ?? byPromise.Values.FirstOrDefault() ?? Picks([], pickPace, workload),
            PatientPickMinutes = byPromise,
            PickPace = pickPace,
            RidePace = ridePace,
            PackMinutes = isMeasured && packs.Max() > 0 ? WorkTimes.Measured(packs).Thinned() : null,
            ConveyorMinutes = workload.ConveyorMinutes,
            DropMinutes = drops,
            Zones = zones.Count > 0 ? zones : UsualZones,
        };
        var mean = isMeasured
            ? measured.Average(o => o.Minutes!.Value.Pick + o.Minutes.Value.Pack)
            : mix.PickMinutes.MeanMinutes;
        return new StoreHandling(mix, trips, isMeasured, mean);
    }

    /// <summary>An order that came as work of its staff day; null where it came outside the day.</summary>
    /// <param name="order">The order.</param>
    /// <param name="day">Its staff day.</param>
    public WorkOrder? Work(HandledOrder order, StaffDay day)
    {
        if (day.MinuteAt(order.Date, order.SecondOfDay) is not { } placed)
        {
            return null;
        }

        var isUrgent = order.Promise == DeliveryPromise.OneHour;
        var place = isUrgent && Mix.Zones.Count > 0 ? PlaceOf(order) : null;
        return new WorkOrder
        {
            PlacedMinute = placed,
            PickMinutes = order.Minutes?.Pick ?? Mix.PickMinutes.Draw(Fraction(order.OrderId)),
            PackMinutes = order.Minutes?.Pack ?? Mix.PackMinutes?.MeanMinutes ?? 0,
            ConveyorMinutes = Mix.ConveyorMinutes,
            Zone = place?.Zone ?? -1,
            RideMinutes = place?.RideMinutes ?? RideMinutes(order, Trips.MinutesPerKm),
            DropMinutes = order.Minutes is { Drop: var drop } && double.IsFinite(drop) ? drop : _drop.MeanMinutes,
            CanWait = !isUrgent,
            DueMinute = Math.Min(day.Minutes, order.Promise switch
            {
                DeliveryPromise.HalfDay => placed + Mix.HalfDayMinutes,
                DeliveryPromise.Scheduled => placed + Mix.ScheduledMinutes,
                _ => day.Minutes,
            }),
            PlannedMinute = placed,
        };
    }

    private static WorkPace PickPaceOf(List<HandledOrder> measured)
    {
        if (measured.Count < FewestMeasured)
        {
            return WorkPace.Steady;
        }

        var picks = measured.Where(o => o.Minutes!.Value.Pick > 0).ToLookup(o => o.Promise);
        return WorkPace.Learn([.. picks.SelectMany(orders =>
        {
            var usual = orders.Average(o => o.Minutes!.Value.Pick);
            return orders.Select(o => new PacedWork(o.Date, o.Hour, o.Minutes!.Value.Pick, usual));
        })]);
    }

    private static WorkPace RidePaceOf(List<HandledOrder> ridden, double minutesPerKm)
    {
        var known = ridden.Where(o => o.DistanceKm is not null && o.Minutes!.Value.Ride > 0).ToList();
        return known.Count < FewestMeasured ? WorkPace.Steady : WorkPace.Learn([.. known.Select(o => new PacedWork(
            o.Date, o.Hour, o.Minutes!.Value.Ride, RideStartMinutes + (minutesPerKm * o.DistanceKm!.Value)))]);
    }

    /// <summary>Minutes of picking at the usual pace.</summary>
    private static WorkTimes Picks(List<HandledOrder> orders, WorkPace pace, PickWorkload workload)
    {
        var measured = orders.Where(o => o.Minutes is { Pick: > 0 })
            .Select(o => o.Minutes!.Value.Pick / pace.On(o.Date, o.Hour)).ToList();
        return measured.Count >= FewestMeasured
            ? WorkTimes.Measured(measured).Thinned()
            : workload.Times([.. orders.Select(o => o.Lines ?? UsualLines).DefaultIfEmpty(UsualLines)]);
    }

    private static List<ZoneShare> Usual()
    {
        const double UsualRadiusKm = 5;
        var shares = new List<ZoneShare>();
        foreach (var (fromKm, untilKm, sectors) in Rings.Where(r => r.UntilKm <= UsualRadiusKm))
        {
            var share = ((untilKm * untilKm) - (fromKm * fromKm)) / (UsualRadiusKm * UsualRadiusKm);
            var rides = WorkTimes.Measured(Enumerable.Range(1, 100).Select(i => RideStartMinutes + (3 * Math.Sqrt(
                (fromKm * fromKm) + (((untilKm * untilKm) - (fromKm * fromKm)) * i / 100.0)))));
            for (var sector = 0; sector < sectors; sector++)
            {
                shares.Add(new ZoneShare(shares.Count, share / sectors, rides));
            }
        }

        return shares;
    }

    private static double MinutesPerKm(List<HandledOrder> ridden)
    {
        // Least squares of minutes on kilometres: the slope is what a further kilometre takes.
        var known = ridden.Where(o => o.DistanceKm > 0).Select(o => (X: o.DistanceKm!.Value, Y: o.Minutes!.Value.Ride))
            .ToList();
        if (known.Count < FewestMeasured)
        {
            return 3;
        }

        var (meanX, meanY) = (known.Average(k => k.X), known.Average(k => k.Y));
        var spread = known.Sum(k => (k.X - meanX) * (k.X - meanX));
        var slope = spread > 0 ? known.Sum(k => (k.X - meanX) * (k.Y - meanY)) / spread : 3;
        return Math.Clamp(slope, 1, 10);
    }

    private static List<ZoneShare> Shares(List<HandledOrder> orders, double minutesPerKm, WorkPace pace)
    {
        var shares = new List<ZoneShare>();
        orders = [.. orders.Where(o => o.DistanceKm is not null)];
        var first = 0;
        for (var ring = 0; ring < Rings.Length; ring++)
        {
            var inRing = orders.Where(o => RingOf(o.DistanceKm!.Value) == ring)
                .Select(o => RideMinutes(o, minutesPerKm) / pace.On(o.Date, o.Hour)).Where(m => m > 0).ToList();
            for (var sector = 0; sector < Rings[ring].Sectors && inRing.Count > 0; sector++)
            {
                shares.Add(new ZoneShare(
                    first + sector,
                    (double)inRing.Count / orders.Count / Rings[ring].Sectors,
                    WorkTimes.Measured(inRing).Thinned()));
            }

            first += Rings[ring].Sectors;
        }

        return shares;
    }

    private static double RideMinutes(HandledOrder order, double minutesPerKm) =>
        order.Minutes is { Ride: var ride } && double.IsFinite(ride)
            ? ride
            : RideStartMinutes + (minutesPerKm * (order.DistanceKm ?? 0));

    private (int Zone, double RideMinutes)? PlaceOf(HandledOrder order)
    {
        if (order.DistanceKm is { } kilometres)
        {
            var ring = RingOf(kilometres);
            var first = Rings.Take(ring).Sum(r => r.Sectors);
            return (first + (int)(Fraction(order.OrderId) * Rings[ring].Sectors),
                RideMinutes(order, Trips.MinutesPerKm));
        }

        // Of an order whose place is unknown, the place is drawn from where orders go.
        var share = Fraction(order.OrderId) * Mix.Zones.Sum(z => z.Share);
        var zone = Mix.Zones.FirstOrDefault(z => (share -= z.Share) < 0) ?? Mix.Zones[^1];
        return (zone.Zone, order.Minutes is { Ride: var ride } && double.IsFinite(ride)
            ? ride
            : zone.RideMinutes.Draw(Fraction($"{order.OrderId}/ride")));
    }

    private static int RingOf(double kilometres) => kilometres <= 3 ? 0 : kilometres <= 5 ? 1 : 2;

    /// <summary>A number from 0 to below 1 that an id always gives.</summary>
    private static double Fraction(string id) =>
        (XxHash3.HashToUInt64(MemoryMarshal.AsBytes(id.AsSpan())) >> 11) * (1.0 / (1UL << 53));
}
