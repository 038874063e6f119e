using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Staffing;
using Forecasting.Core.Simulation.Replay;
using Forecasting.Core.Tests.Planning.Staffing;

namespace Forecasting.Core.Tests.Simulation.Replay;

/// <summary>
/// A store that never closes is planned and replayed day by day, each with empty queues at midnight. Here seven planned
/// days are replayed as one, so that whatever is left at midnight is picked and ridden by the people of the next day.
/// </summary>
public sealed class RoundTheClockTests
{
    private const int Days = 7;

    /// <summary>Orders an hour: the usual evening, and one that is as busy at midnight as ever.</summary>
    private static double Rate(int hour, bool isBusyAtMidnight) =>
        isBusyAtMidnight ? (hour is >= 3 and < 9 ? 10 : 45) : hour is >= 1 and < 7 ? 4 : hour < 22 ? 45 : 20;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Empty_queues_at_midnight_change_little(bool isBusyAtMidnight)
    {
        var store = new Store { Id = "S001", TimeZoneId = "Asia/Shanghai" };
        var (trips, mix) = StaffDays.Riding();
        var hours = StaffDays.Hours(h => Rate(h, isBusyAtMidnight), Days, paths: 30);
        ChannelDemand[] channels = [new(DeliveryPromise.OneHour, hours)];
        var rules = ShiftRules.Usual with { BreakMinutes = 0 };
        var options = new StaffPlanOptions { PickerShifts = rules, RiderShifts = rules, Trips = trips };
        var (pickers, riders) = (new List<int>(), new List<int>());
        var (whole, apart) = (new List<WorkOrder>(), (Picked: 0.0, OnTime: 0.0));
        for (var lead = 0; lead < Days; lead++)
        {
            var day = StaffDay.Of(store, StaffDays.Sunday.Target(lead + 1));
            var plan = StaffPlanner.Plan(
                day, channels, mix, 15, 1, options with { Trips = trips, Requirement = new() { ChoosesHold = false } });
            var orders = OrderScenarios.Sample(day, channels, mix, 40, 99).Orders(35);
            var (picked, onTime) = InTime(orders, plan.Pickers.Cover, plan.Riders.Cover, trips);
            apart = (apart.Picked + picked, apart.OnTime + onTime);
            pickers.AddRange(plan.Pickers.Cover);
            riders.AddRange(plan.Riders.Cover);
            whole.AddRange(orders.Select(o => o with { PlacedMinute = o.PlacedMinute + (lead * 1440) }));
        }

        var together = InTime(whole, pickers, riders, trips);
        pickers.Should().HaveCount(Days * 96);
        (Math.Abs(together.Picked - apart.Picked) / whole.Count).Should().BeLessThan(0.001);
        (Math.Abs(together.OnTime - apart.OnTime) / whole.Count).Should().BeLessThan(0.002);
    }

    private static (double Picked, double OnTime) InTime(
        IReadOnlyList<WorkOrder> orders, IReadOnlyList<int> pickers, IReadOnlyList<int> riders, RiderTrips trips)
    {
        var staff = new StaffOnDuty { SlotMinutes = StaffDay.SlotMinutes, Pickers = pickers, Riders = riders };
        var result = FulfilmentReplay.Run(orders, staff, trips);
        return (
            orders.Index().Count(o => result.PickedMinute[o.Index] - o.Item.PlacedMinute <= 20),
            orders.Index().Count(o => result.DeliveredMinute[o.Index] - o.Item.PlacedMinute <= 60));
    }
}
