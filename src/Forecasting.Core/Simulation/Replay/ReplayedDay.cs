using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Simulation.Replay;

/// <summary>A store's day as it came, for replaying plans.</summary>
/// <param name="Day">The staff day.</param>
/// <param name="Orders">Orders that came, with the minutes that they take.</param>
/// <param name="Expected">What the forecast of the week before expected, by channel.</param>
/// <param name="Came">What came by channel and hour, as a forecast of one path: what the oracle knows.</param>
/// <param name="ManualOrders">Orders that the planner expected for the day.</param>
/// <param name="HourShares">[24], share of a day's orders by local hour over the four weeks before the origin.</param>
public sealed record ReplayDay(
    StaffDay Day,
    IReadOnlyList<WorkOrder> Orders,
    IReadOnlyList<ChannelDemand> Expected,
    IReadOnlyList<ChannelDemand> Came,
    double ManualOrders,
    IReadOnlyList<double> HourShares)
{
    /// <summary>Orders that the calendar announces, as our plan knows them.</summary>
    public IReadOnlyList<BulkOrder> Bulk { get; init; } = [];
}

/// <summary>What became of one day under one plan.</summary>
/// <param name="StoreId">Store.</param>
/// <param name="Date">Date.</param>
/// <param name="Orders">One-hour orders.</param>
/// <param name="Picked">Of them, picked in time.</param>
/// <param name="Ridden">Of them, to be ridden.</param>
/// <param name="OnTime">Of those, delivered in time.</param>
/// <param name="LateMinutes">Minutes beyond the promise, over all that were late.</param>
/// <param name="PatientOrders">Orders that could wait.</param>
/// <param name="Missed">Of them, picked after they were due.</param>
/// <param name="PaidHours">Hours on duty.</param>
/// <param name="BusyHours">Hours at work.</param>
/// <param name="Cost">Price of the shifts.</param>
public sealed record ReplayedDay(
    string StoreId,
    DateOnly Date,
    int Orders,
    int Picked,
    int Ridden,
    int OnTime,
    double LateMinutes,
    int PatientOrders,
    int Missed,
    double PaidHours,
    double BusyHours,
    double Cost)
{
    /// <summary>Replays a day under a plan.</summary>
    /// <param name="day">The store's day.</param>
    /// <param name="orders">Its orders, with the beginnings that the plan gives to work that can wait.</param>
    /// <param name="pickers">Pickers' shifts.</param>
    /// <param name="riders">Riders' shifts.</param>
    /// <param name="trips">How riders work.</param>
    /// <param name="targets">The promises.</param>
    public static ReplayedDay Of(
        StaffDay day,
        IReadOnlyList<WorkOrder> orders,
        ShiftPlan pickers,
        ShiftPlan riders,
        RiderTrips trips,
        StaffTargets targets)
    {
        var staff = new StaffOnDuty
        {
            SlotMinutes = StaffDay.SlotMinutes,
            Pickers = pickers.Cover,
            Riders = riders.Cover,
        };
        var result = FulfilmentReplay.Run(orders, staff, trips);
        var (urgent, picked, ridden, onTime, late, patient, missed) = (0, 0, 0, 0, 0.0, 0, 0);
        for (var i = 0; i < orders.Count; i++)
        {
            var order = orders[i];
            if (order.CanWait)
            {
                patient++;
                missed += result.PickedMinute[i] <= order.DueMinute ? 0 : 1;
                continue;
            }

            urgent++;
            picked += result.PickedMinute[i] - order.PlacedMinute <= targets.PickMinutes ? 1 : 0;
            var took = result.DeliveredMinute[i] - order.PlacedMinute;
            ridden += order.Zone >= 0 ? 1 : 0;
            onTime += order.Zone >= 0 && took <= targets.DeliveryMinutes ? 1 : 0;
            late += order.Zone >= 0 && took > targets.DeliveryMinutes ? took - targets.DeliveryMinutes : 0;
        }

        var cost = pickers.Cost + riders.Cost
            - pickers.Uncovered.Sum(u => u.Cost) - riders.Uncovered.Sum(u => u.Cost);
        return new ReplayedDay(
            day.Store.Id, day.Date, urgent, picked, ridden, onTime, late, patient, missed,
            pickers.PaidHours + riders.PaidHours, (result.PickBusyMinutes + result.RideBusyMinutes) / 60, cost);
    }
}
