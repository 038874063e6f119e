using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Planning.Staffing;
using Forecasting.Core.Simulation.Replay;
using Forecasting.Core.Tests.Planning.Staffing;

namespace Forecasting.Core.Tests.Simulation.Replay;

public sealed class StaffingReplayTests
{
    [Fact]
    public void Our_plan_the_manual_plan_and_the_oracle_are_replayed_on_the_same_orders()
    {
        var (_, mix) = StaffDays.Riding();
        var handling = StoreHandling.Learn([], PickWorkload.Usual);
        var hours = StaffDays.Hours(h => StaffDays.DayCurve[h] / 2, paths: 30);
        var came = new ForecastDistribution(
            hours.Key, hours.Origin, Grain.Hourly, 1, [.. Enumerable.Range(0, 24).Select(h => hours.Path(7)[h])]);
        var orders = StaffDays.Scenarios(StaffDays.Day(), came, mix, 1).Orders(0);
        var day = new ReplayDay(
            StaffDays.Day(), orders, [new(DeliveryPromise.OneHour, hours)], [new(DeliveryPromise.OneHour, came)],
            495, [.. StaffDays.DayCurve.Select(c => c / StaffDays.DayCurve.Sum())]);
        var rules = ShiftRules.Usual with { BreakMinutes = 0 };
        var options = new StaffPlanOptions { PickerShifts = rules, RiderShifts = rules, Economises = false };
        var manual = ManualStaffing.JustEnough(handling, [day], options);

        var compared = StaffingReplay.Of(day, handling, manual, options, 20, 1);

        compared.Ours.Orders.Should().Be(orders.Count).And.Be(compared.Manual.Orders).And.Be(compared.Oracle.Orders);
        ((double)compared.Manual.Picked / orders.Count).Should().BeGreaterThanOrEqualTo(0.99);
        ((double)compared.Manual.OnTime / compared.Manual.Ridden).Should().BeGreaterThanOrEqualTo(0.99);
        compared.Oracle.PaidHours.Should().BeGreaterThan(compared.Oracle.BusyHours);
    }

    [Fact]
    public void Our_plan_knows_what_was_announced_and_the_other_plans_stay_as_they_are()
    {
        var (_, mix) = StaffDays.Riding();
        var handling = StoreHandling.Learn([], PickWorkload.Usual);
        var hours = StaffDays.Hours(h => StaffDays.DayCurve[h] / 3, paths: 30);
        var orders = StaffDays.Scenarios(StaffDays.Day(), hours, mix, 1).Orders(0);
        ChannelDemand[] demand = [new(DeliveryPromise.OneHour, hours)];
        var day = new ReplayDay(
            StaffDays.Day(), orders, demand, demand, 330, [.. StaffDays.DayCurve.Select(c => c / 990)]);
        var rules = ShiftRules.Usual with { BreakMinutes = 0 };
        var options = new StaffPlanOptions { PickerShifts = rules, RiderShifts = rules, Economises = false };
        ComparedDay Compared(params BulkOrder[] bulk) => StaffingReplay.Of(
            day with { Bulk = bulk }, handling, new ManualStaffing(handling, 1.5, 1), options, 20, 1);

        var (without, with) = (Compared(), Compared(new BulkOrder(day.Day.Date, 17, 300)));

        with.Ours.PaidHours.Should().BeGreaterThan(without.Ours.PaidHours + 5);
        with.Manual.Should().Be(without.Manual);
        with.Oracle.Should().Be(without.Oracle);
    }

    [Fact]
    public void Hours_saved_are_a_share_of_the_others_with_an_interval()
    {
        var (ours, other) = (Totals(i => 90 + (i % 3)), Totals(_ => 100));

        var saved = ours.HoursSaved(other);

        saved.Value.Should().BeApproximately(0.09, 0.001);
        saved.Low.Should().BeLessThan(saved.Value).And.BeGreaterThan(0.08);
        saved.High.Should().BeGreaterThan(saved.Value).And.BeLessThan(0.10);
    }

    private static ReplayTotals Totals(Func<int, double> hours) => new(
    [
        .. Enumerable.Range(0, 70).Select(i => new ReplayedDay(
            "S001", new DateOnly(2025, 6, 2).AddDays(i), 100, 99, 100, 99, 5, 0, 0, hours(i), 50, 2000)),
    ]);
}
