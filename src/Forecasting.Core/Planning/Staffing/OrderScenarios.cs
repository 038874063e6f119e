using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>Orders of one channel that a staff day expects, or that came.</summary>
/// <param name="Promise">What the channel promises.</param>
/// <param name="Hours">Hourly orders; a path stands for one possible course.</param>
public sealed record ChannelDemand(DeliveryPromise Promise, ForecastDistribution Hours);

/// <summary>Where orders go.</summary>
/// <param name="Zone">Index of the rider zone.</param>
/// <param name="Share">Share of the one-hour orders, 0 to 1.</param>
/// <param name="RideMinutes">Minutes of the ride to its customers, one way.</param>
public sealed record ZoneShare(int Zone, double Share, WorkTimes RideMinutes);

/// <summary>What an order is like, apart from when it comes.</summary>
public sealed record OrderMix
{
    /// <summary>Minutes of picking a one-hour order.</summary>
    public required WorkTimes PickMinutes { get; init; }

    /// <summary>Minutes of picking orders of other promises; those not named are as one-hour orders.</summary>
    public IReadOnlyDictionary<DeliveryPromise, WorkTimes> PatientPickMinutes { get; init; } =
        new Dictionary<DeliveryPromise, WorkTimes>();

    /// <summary>How picking is faster and slower by hour and day.</summary>
    public WorkPace PickPace { get; init; } = WorkPace.Steady;

    /// <summary>How riding is faster and slower by hour and day.</summary>
    public WorkPace RidePace { get; init; } = WorkPace.Steady;

    /// <summary>Minutes of packing by the picker; null: none, or counted as picking.</summary>
    public WorkTimes? PackMinutes { get; init; }

    /// <summary>Minutes on the conveyor, 0 or more.</summary>
    public double ConveyorMinutes { get; init; }

    /// <summary>Where one-hour orders go; empty: nobody rides.</summary>
    public IReadOnlyList<ZoneShare> Zones { get; init; } = [];

    /// <summary>Minutes at a customer's door.</summary>
    public WorkTimes DropMinutes { get; init; } = WorkTimes.LogNormal(2.5, 0.4);

    /// <summary>Minutes in which half-day orders must be picked, above 0.</summary>
    public double HalfDayMinutes { get; init; } = 240;

    /// <summary>Minutes in which orders for a set time must be picked, announced ones among them, above 0.</summary>
    public double ScheduledMinutes { get; init; } = 240;
}

/// <summary>
/// Possible courses of a staff day, order by order: each takes one path of the forecast (whose hourly values are
/// numbers of orders, not rates), spreads every hour's orders evenly at random over the hour, and draws what they are
/// like. Course i is the same whatever is planned with it, so that plans are compared on equal days.
/// </summary>
public sealed class OrderScenarios
{
    /// <summary>Courses that a day is planned on, as far as so many are useful.</summary>
    public const int UsualCourses = 100;

    /// <summary>So many orders judge a slot, of which 1 % may be late, well enough.</summary>
    private const double OrdersOfAllCourses = 25_000;

    private readonly PickedLate _late;

    private OrderScenarios(
        StaffDay day,
        WorkOrder[][] urgent,
        WorkOrder[][] patient,
        IReadOnlyList<double> weights,
        PickedLate? late = null)
    {
        Day = day;
        Weights = weights;
        Urgent = urgent;
        Patient = patient;
        _late = late ?? new PickedLate(urgent);
    }

    /// <summary>The day.</summary>
    public StaffDay Day { get; }

    /// <summary>Number of courses.</summary>
    public int Count => Urgent.Length;

    /// <summary>Mean one-hour orders.</summary>
    public double MeanOrders => Mean(Urgent);

    /// <summary>Mean orders that can wait.</summary>
    public double MeanPatientOrders => Mean(Patient);

    /// <summary>[course], how much it counts in shares and means; 1 on the mean.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>[course][order], one-hour orders by the minute at which they are placed.</summary>
    internal WorkOrder[][] Urgent { get; }

    /// <summary>[course][order], work that can wait by the minute at which the plan begins with it.</summary>
    internal WorkOrder[][] Patient { get; }

    /// <summary>Draws courses of a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="channels">What is expected; must reach the day.</param>
    /// <param name="mix">What orders are like.</param>
    /// <param name="count">Courses, 1 or more; <see cref="CoursePaths"/> says which path stands behind each.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="bulk">Announced orders; what channels for a set time expect of them is not counted again.</param>
    public static OrderScenarios Sample(
        StaffDay day,
        IReadOnlyList<ChannelDemand> channels,
        OrderMix mix,
        int count,
        int seed,
        IReadOnlyList<BulkOrder>? bulk = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        bulk ??= [];
        var beside = BesideAnnounced.Of(channels, bulk);
        var (urgent, patient) = (new WorkOrder[count][], new WorkOrder[count][]);
        var hours = Hours(day).ToArray();
        var paths = CoursePaths.Of(channels, count, HashCode(seed, -1), (channel, path) =>
            hours.Sum(hour => Orders(channel, path, hour)));
        for (var course = 0; course < count; course++)
        {
            var draw = new OrderDraw(
                day, mix, new Random(HashCode(seed, course)), new Random(~HashCode(seed, course)),
                new Random(HashCode(~seed, course)));
            foreach (var hour in hours)
            {
                draw.AddBulk(BulkOrder.Announced(bulk, hour.Date, hour.Hour), hour);
                foreach (var channel in channels)
                {
                    var share = channel.Promise == DeliveryPromise.Scheduled ? beside.Share(hour.Date, hour.Hour) : 1;
                    draw.Add(channel.Promise, share * Orders(channel.Hours, paths[course].Path, hour), hour);
                }
            }

            urgent[course] = draw.Urgent();
            patient[course] = draw.Patient();
        }

        return new OrderScenarios(day, urgent, patient, [.. paths.Select(p => p.Weight)]);
    }

    /// <summary>Courses that are known order by order, such as what really came.</summary>
    /// <param name="day">The day.</param>
    /// <param name="courses">[course][order], any order.</param>
    public static OrderScenarios Known(StaffDay day, IReadOnlyList<IReadOnlyList<WorkOrder>> courses) => new(
        day,
        [.. courses.Select(c => c.Where(o => !o.CanWait).OrderBy(o => o.PlacedMinute).ToArray())],
        [.. courses.Select(c => ByPlan(c.Where(o => o.CanWait)))],
        [.. courses.Select(_ => 1.0)]);

    /// <summary>All orders of a course.</summary>
    /// <param name="course">0 to <see cref="Count"/> - 1.</param>
    public IReadOnlyList<WorkOrder> Orders(int course) => [.. Urgent[course], .. Patient[course]];

    /// <summary>How many courses are worth drawing: fewer where a day has very many orders.</summary>
    /// <param name="wanted">Courses wanted.</param>
    /// <param name="ordersPerDay">Orders of the day.</param>
    public static int UsefulCount(int wanted, double ordersPerDay) =>
        Math.Max(Math.Min(wanted, 20), (int)Math.Min(wanted, OrdersOfAllCourses / Math.Max(1, ordersPerDay)));

    /// <summary>The same courses without work that can wait.</summary>
    internal OrderScenarios OnlyUrgent() =>
        new(Day, Urgent, [.. Urgent.Select(_ => Array.Empty<WorkOrder>())], Weights, _late);

    /// <summary>Orders of all courses with their courses' weights.</summary>
    /// <param name="orders">[course][order], such as <see cref="Urgent"/>.</param>
    internal IEnumerable<(WorkOrder Order, double Weight)> Weighted(WorkOrder[][] orders) =>
        orders.Zip(Weights).SelectMany(c => c.First, (c, order) => (order, c.Second));

    /// <summary>[course], its pickers at the beginning of the day.</summary>
    /// <param name="late">How likely orders are to be late after a wait.</param>
    internal IReadOnlyList<PickerQueue> PickerQueues(LateTable late) =>
        [.. Urgent.Select((urgent, course) => new PickerQueue(urgent, Patient[course], late, Weights[course]))];

    /// <summary>[course], its pickers after the day.</summary>
    /// <param name="pickers">[slot], pickers on duty.</param>
    internal IEnumerable<PickerQueue> Picked(IReadOnlyList<int> pickers)
    {
        foreach (var queue in PickerQueues(LateTable.None))
        {
            ((IWorkQueue)queue).Work(pickers);
            yield return queue;
        }
    }

    /// <summary>[course], what its pickers hand to the riders.</summary>
    /// <param name="pickers">[slot], pickers on duty.</param>
    internal IReadOnlyList<ReadyOrders> Ready(IReadOnlyList<int> pickers) =>
        [.. Picked(pickers).Select(p => p.Ready())];

    /// <summary>The same courses with the plan's beginnings of work that can wait.</summary>
    /// <param name="plan">Gives one course's orders their beginnings.</param>
    internal OrderScenarios With(Func<WorkOrder[], IEnumerable<WorkOrder>> plan) =>
        new(Day, Urgent, [.. Patient.Select(course => ByPlan(plan(course)))], Weights, _late);

    /// <summary>How likely an order is to be picked late after a wait.</summary>
    internal LateTable Late(double limitMinutes) => _late.With(limitMinutes);

    private double Mean(WorkOrder[][] orders) => orders.Zip(Weights, (o, w) => w * o.Length).Sum() / Count;

    private static WorkOrder[] ByPlan(IEnumerable<WorkOrder> orders) =>
        [.. orders.OrderBy(o => o.PlannedMinute).ThenBy(o => o.DueMinute)];

    private static IEnumerable<OrderHour> Hours(StaffDay day)
    {
        // Of a repeated hour, both times share the hour's orders: one hour of twice the minutes.
        var seen = new HashSet<(DateOnly, int)>();
        for (var i = 0; i < day.Slots.Count; i++)
        {
            var slot = day.Slots[i];
            if (slot.IsOpen && seen.Add((slot.Date, slot.Hour)))
            {
                var slots = day.Slots.Count(s => s.IsOpen && s.Date == slot.Date && s.Hour == slot.Hour);
                yield return new OrderHour(
                    slot.Date, slot.Hour, i * StaffDay.SlotMinutes, slots * StaffDay.SlotMinutes);
            }
        }
    }

    private static double Orders(ForecastDistribution hours, int path, OrderHour hour)
    {
        var step = ((hour.Date.DayNumber - hours.Origin.LastDay.DayNumber - 1) * 24) + hour.Hour;
        if (step < 0)
        {
            throw new ArgumentException($"{hour.Date} is not after the origin {hours.Origin}.", nameof(hours));
        }

        // The hours after midnight of the last day are beyond the forecast, and are taken as the same hours before.
        step = step >= hours.Steps && step < hours.Steps + 24 ? step - 24 : step;
        return step < hours.Steps
            ? hours.Path(path % hours.PathCount)[step]
            : throw new ArgumentException($"{hour.Date} lies beyond the forecast from {hours.Origin}.", nameof(hours));
    }

    private static int HashCode(int seed, int course) => unchecked((seed * 486187739) + (course * 16777619) + 17);
}
