namespace Forecasting.Core.Planning.Staffing;

/// <summary>What is to be expected of the one-hour orders that are placed in a slot, means over the courses.</summary>
/// <param name="Orders">Orders.</param>
/// <param name="LatePicks">Of them picked late.</param>
/// <param name="Ridden">Of them ridden.</param>
/// <param name="LateRides">Of those delivered late.</param>
public readonly record struct SlotOutlook(double Orders, double LatePicks, double Ridden, double LateRides)
{
    /// <summary>Probability that an order of the slot is picked late; 0 where none is expected.</summary>
    public double LatePickShare => Orders > 0 ? LatePicks / Orders : 0;

    /// <summary>Probability that a ridden order of the slot is delivered late; 0 where none is expected.</summary>
    public double LateRideShare => Ridden > 0 ? LateRides / Ridden : 0;
}

/// <summary>What is to be expected of a day with given numbers of people.</summary>
/// <param name="Orders">Mean one-hour orders.</param>
/// <param name="PickInTime">Share of one-hour orders picked in time.</param>
/// <param name="OnTime">Share of ridden one-hour orders delivered in time; 1 where nobody rides.</param>
/// <param name="IdleShare">Share of paid time without work, pickers and riders together.</param>
/// <param name="PaidHours">Hours on duty.</param>
/// <param name="MissedDeadlines">Share of orders that can wait and were picked after they were due.</param>
/// <param name="LateMinutes">Mean minutes beyond the promise of those delivered late.</param>
public sealed record StaffOutlook(
    double Orders,
    double PickInTime,
    double OnTime,
    double IdleShare,
    double PaidHours,
    double MissedDeadlines,
    double LateMinutes)
{
    /// <summary>[slot], of the orders that are placed in it.</summary>
    public IReadOnlyList<SlotOutlook> Slots { get; init; } = [];

    /// <summary>Expected orders that miss their promise: delivered late, or where nobody rides picked late.</summary>
    public double LateOrders => Slots.Sum(s => s.Ridden) > 0
        ? Slots.Sum(s => s.LateRides)
        : Slots.Sum(s => s.LatePicks);

    /// <summary>Works through all courses of a day.</summary>
    /// <param name="scenarios">The courses.</param>
    /// <param name="pickers">[slot], pickers on duty.</param>
    /// <param name="riders">[slot], riders on duty.</param>
    /// <param name="trips">How riders work; null where nobody rides.</param>
    /// <param name="targets">Limits of picking and delivery.</param>
    public static StaffOutlook Of(
        OrderScenarios scenarios,
        IReadOnlyList<int> pickers,
        IReadOnlyList<int> riders,
        RiderTrips? trips,
        StaffTargets targets)
    {
        var sums = new Sums(scenarios.Day);
        foreach (var (course, picking) in scenarios.Picked(pickers).Index())
        {
            sums.AddPicks(scenarios, course, picking, targets.PickMinutes);
            if (trips is not null)
            {
                sums.AddRides(scenarios.Urgent[course], picking.Ready(), riders, trips, targets.DeliveryMinutes);
            }
        }

        var paidHours = (double)(pickers.Sum() + (trips is null ? 0 : riders.Sum())) / StaffDay.SlotsPerHour;
        var paidMinutes = paidHours * 60 * scenarios.Count;
        return new StaffOutlook(
            scenarios.MeanOrders,
            Share(sums.Picked, sums.Urgent, 1),
            Share(sums.InTime, sums.Ridden, 1),
            paidMinutes > 0 ? Math.Max(0, 1 - (sums.BusyMinutes / paidMinutes)) : 0,
            paidHours,
            Share(sums.Missed, sums.Patient, 0),
            Share(sums.LateMinutes, sums.Ridden - sums.InTime, 0))
        {
            Slots = sums.Slots(scenarios.Count),
        };
    }

    /// <summary>Share of one-hour orders delivered in time; 1 where nobody rides.</summary>
    /// <param name="scenarios">The courses.</param>
    /// <param name="ready">[course], what their pickers hand over.</param>
    /// <param name="riders">[slot], riders on duty.</param>
    /// <param name="trips">How riders work.</param>
    /// <param name="deliveryMinutes">Minutes from the order to the door.</param>
    internal static double OnTimeOf(
        OrderScenarios scenarios,
        IReadOnlyList<ReadyOrders> ready,
        IReadOnlyList<int> riders,
        RiderTrips trips,
        double deliveryMinutes)
    {
        var sums = new Sums(scenarios.Day);
        foreach (var (course, orders) in ready.Index())
        {
            sums.AddRides(scenarios.Urgent[course], orders, riders, trips, deliveryMinutes);
        }

        return Share(sums.InTime, sums.Ridden, 1);
    }

    private static double Share(double part, double whole, double otherwise) => whole > 0 ? part / whole : otherwise;

    private sealed class Sums(StaffDay day)
    {
        private readonly SlotOutlook[] _slots = new SlotOutlook[day.Slots.Count];

        internal double Urgent { get; private set; }

        internal double Picked { get; private set; }

        internal double Patient { get; private set; }

        internal double Missed { get; private set; }

        internal double Ridden { get; private set; }

        internal double InTime { get; private set; }

        internal double LateMinutes { get; private set; }

        internal double BusyMinutes { get; private set; }

        internal void AddPicks(OrderScenarios scenarios, int course, PickerQueue picking, double pickMinutes)
        {
            var (urgent, patient) = (scenarios.Urgent[course], scenarios.Patient[course]);
            var weight = picking.Weight;
            Urgent += weight * urgent.Length;
            Picked += weight * urgent.Index().Count(o =>
                picking.PickedMinute[o.Index] - o.Item.PlacedMinute <= pickMinutes);
            Patient += weight * patient.Length;
            Missed += weight * patient.Index().Count(o => !(picking.PatientPickedMinute[o.Index] <= o.Item.DueMinute));
            BusyMinutes += weight * picking.BusyMinutes;
            foreach (var (order, work) in urgent.Index())
            {
                ref var slot = ref _slots[day.SlotAt(work.PlacedMinute)];
                var isLate = !(picking.PickedMinute[order] - work.PlacedMinute <= pickMinutes);
                slot = slot with
                {
                    Orders = slot.Orders + weight,
                    LatePicks = slot.LatePicks + (isLate ? weight : 0),
                };
            }
        }

        internal void AddRides(
            WorkOrder[] urgent, ReadyOrders ready, IReadOnlyList<int> riders, RiderTrips trips, double deliveryMinutes)
        {
            foreach (var order in urgent.Where(o => o.Zone >= 0))
            {
                Add(order.PlacedMinute, ready.Weight, ready.Weight);
            }

            var riding = new RiderQueue(ready, trips, deliveryMinutes)
            {
                // What is not delivered in time is late, or never leaves.
                InTimeOf = placed => Add(placed, 0, -ready.Weight),
            };
            ((IWorkQueue)riding).Work(riders);
            Ridden += riding.Weight * urgent.Count(o => o.Zone >= 0);
            InTime += riding.Weight * riding.InTime;
            LateMinutes += riding.Weight * riding.LateMinutes;
            BusyMinutes += riding.Weight * riding.BusyMinutes;
        }

        /// <summary>[slot], means over so many courses.</summary>
        internal IReadOnlyList<SlotOutlook> Slots(int courses) =>
        [
            .. _slots.Select(s => new SlotOutlook(
                s.Orders / courses, s.LatePicks / courses, s.Ridden / courses, Math.Max(0, s.LateRides / courses))),
        ];

        private void Add(double placedMinute, double ridden, double late)
        {
            ref var slot = ref _slots[day.SlotAt(placedMinute)];
            slot = slot with { Ridden = slot.Ridden + ridden, LateRides = slot.LateRides + late };
        }
    }
}
