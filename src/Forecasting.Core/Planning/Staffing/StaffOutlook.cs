namespace Forecasting.Core.Planning.Staffing;

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
        var sums = new Sums();
        for (var course = 0; course < scenarios.Count; course++)
        {
            sums.Add(scenarios, course, pickers, riders, trips, targets);
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
            Share(sums.LateMinutes, sums.Ridden - sums.InTime, 0));
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
        var (inTime, ridden) = (0.0, 0.0);
        for (var course = 0; course < ready.Count; course++)
        {
            var riding = new RiderQueue(ready[course], trips, deliveryMinutes);
            ((IWorkQueue)riding).Work(riders);
            inTime += scenarios.Weights[course] * riding.InTime;
            ridden += scenarios.Weights[course] * scenarios.Urgent[course].Count(o => o.Zone >= 0);
        }

        return Share(inTime, ridden, 1);
    }

    private static double Share(double part, double whole, double otherwise) => whole > 0 ? part / whole : otherwise;

    private sealed class Sums
    {
        internal double Urgent { get; private set; }

        internal double Picked { get; private set; }

        internal double Patient { get; private set; }

        internal double Missed { get; private set; }

        internal double Ridden { get; private set; }

        internal double InTime { get; private set; }

        internal double LateMinutes { get; private set; }

        internal double BusyMinutes { get; private set; }

        internal void Add(
            OrderScenarios scenarios,
            int course,
            IReadOnlyList<int> pickers,
            IReadOnlyList<int> riders,
            RiderTrips? trips,
            StaffTargets targets)
        {
            var (urgent, patient) = (scenarios.Urgent[course], scenarios.Patient[course]);
            var weight = scenarios.Weights[course];
            var picking = new PickerQueue(urgent, patient, LateTable.None);
            ((IWorkQueue)picking).Work(pickers);
            Urgent += weight * urgent.Length;
            Picked += weight * urgent.Index().Count(o =>
                picking.PickedMinute[o.Index] - o.Item.PlacedMinute <= targets.PickMinutes);
            Patient += weight * patient.Length;
            Missed += weight * patient.Index().Count(o => !(picking.PatientPickedMinute[o.Index] <= o.Item.DueMinute));
            BusyMinutes += weight * picking.BusyMinutes;
            if (trips is null)
            {
                return;
            }

            var riding = new RiderQueue(
                ReadyOrders.Of(urgent, picking.ReadyMinute), trips, targets.DeliveryMinutes);
            ((IWorkQueue)riding).Work(riders);
            Ridden += weight * urgent.Count(o => o.Zone >= 0);
            InTime += weight * riding.InTime;
            LateMinutes += weight * riding.LateMinutes;
            BusyMinutes += weight * riding.BusyMinutes;
        }
    }
}
