using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Tests.Planning.Staffing;

public sealed class BulkOrderTests
{
    private static readonly DateOnly Monday = new(2025, 6, 2);

    [Theory]
    [InlineData("group_order_16h", 120.0, 16)]
    [InlineData("group_order_07h", 0.0, 7)]
    [InlineData("Lake View, 9", 12.4, 9)]
    public void An_announcement_says_its_hour_and_its_orders(string name, double orders, int hour) =>
        BulkOrder.Read(Entry(Monday, name, orders)).Should().Be(new BulkOrder(Monday, hour, (int)Math.Round(orders)));

    [Theory]
    [InlineData("group_order", 50.0)]
    [InlineData("group_order_24h", 50.0)]
    [InlineData("group_order_2025", 50.0)]
    [InlineData("group_order_16h", -1.0)]
    [InlineData("group_order_16h", 1e9)]
    [InlineData("group_order_16h", double.NaN)]
    [InlineData("group_order_16h", null)]
    public void An_announcement_that_cannot_be_read_is_named(string name, double? orders)
    {
        List<string> warnings = [];
        var calendar = new TradingCalendar([Entry(Monday, name, orders)]);

        BulkOrder.On(calendar, StaffDays.Day(), warnings.Add).Should().BeEmpty();
        warnings.Should().ContainSingle().Which.Should().Contain(name).And.Contain("S001").And.Contain("2025-06-02");
    }

    [Fact]
    public void An_hour_in_which_the_store_is_closed_is_named()
    {
        List<string> warnings = [];
        var calendar = new TradingCalendar([Entry(Monday, "group_order_23h", 40)]);

        BulkOrder.On(calendar, StaffDays.Day(), warnings.Add).Should().BeEmpty();
        warnings.Should().ContainSingle().Which.Should().Contain("not open");
    }

    [Fact]
    public void Only_the_stores_own_day_counts_and_after_midnight_it_is_the_day_before()
    {
        List<string> warnings = [];
        var late = StaffDays.Store(open: 10, close: 2);
        var calendar = new TradingCalendar(
        [
            Entry(Monday, "group_order_12h", 40), Entry(Monday.AddDays(1), "group_order_01h", 30),
            Entry(Monday.AddDays(1), "group_order_12h", 20),
            Entry(Monday, "group_order_12h", 99) with { StoreId = "S002" },
        ]);

        BulkOrder.On(calendar, StaffDays.Day(late), warnings.Add).Should().BeEquivalentTo(
            [new BulkOrder(Monday, 12, 40), new BulkOrder(Monday.AddDays(1), 1, 30)]);
        BulkOrder.On(calendar, StaffDay.Of(late, Monday.AddDays(1)), warnings.Add).Should().Equal(
            new BulkOrder(Monday.AddDays(1), 12, 20));
        warnings.Should().BeEmpty();
    }

    [Fact]
    public void A_forecast_that_knows_of_the_announcement_does_not_count_it_again()
    {
        // 100 orders for a set time are expected at 12, 120 are announced: 120 come, and the 3 of every other hour.
        var hours = StaffDays.Hours(hour => hour == 12 ? 100 : hour is > 8 and < 20 ? 3 : 0, paths: 40);
        ChannelDemand[] channels = [new(DeliveryPromise.Scheduled, hours)];
        OrderScenarios Scenarios(IReadOnlyList<BulkOrder>? bulk) => OrderScenarios.Sample(
            StaffDays.Day(), channels, new OrderMix { PickMinutes = StaffDays.Picks }, 40, 1, bulk);

        Scenarios(null).MeanPatientOrders.Should().BeApproximately(130, 5);
        Scenarios([new BulkOrder(Monday, 12, 120)]).MeanPatientOrders.Should().BeApproximately(151, 5);
    }

    [Fact]
    public void What_a_forecast_spreads_over_other_hours_comes_once_and_in_the_announced_hour()
    {
        // Seven days of 4 orders an hour; on Monday 60 more are expected, spread evenly over the twelve hours from 9.
        float Expected(int step) => step % 24 is < 9 or > 20 ? 0 : step < 24 ? 9 : 4;
        var hours = new ForecastDistribution(
            new SeriesKey("S001", "group"), StaffDays.Sunday, Grain.Hourly, 1,
            [.. Enumerable.Range(0, 7 * 24).Select(Expected)]);
        ChannelDemand[] channels = [new(DeliveryPromise.Scheduled, hours)];
        double[] ByHour(params BulkOrder[] bulk)
        {
            var orders = OrderScenarios.Sample(
                StaffDays.Day(), channels, new OrderMix { PickMinutes = StaffDays.Picks }, 40, 1, bulk);
            var came = Enumerable.Range(0, 40).SelectMany(orders.Orders).ToList();
            return
            [
                .. Enumerable.Range(0, 24).Select(hour =>
                    came.Count(o => (int)(o.PlacedMinute / 60) + 8 == hour) / 40.0),
            ];
        }

        ByHour().Sum().Should().BeApproximately(108, 1);
        var known = ByHour(new BulkOrder(Monday, 16, 60));
        known.Sum().Should().BeApproximately(108, 1);
        known[16].Should().BeApproximately(64, 1);
        known[12].Should().BeApproximately(4, 0.5);

        // Of 30 that were announced, no more than 30 are taken off: the rest is expected for other reasons.
        ByHour(new BulkOrder(Monday, 16, 30)).Sum().Should().BeApproximately(108, 1);
        // What the forecast did not know of comes on top.
        ByHour(new BulkOrder(Monday, 16, 100)).Sum().Should().BeApproximately(148, 1);
    }

    [Fact]
    public void Announced_orders_are_due_as_other_orders_for_a_set_time()
    {
        var day = StaffDays.Day();
        var hours = StaffDays.Hours(_ => 0, paths: 2);
        var orders = OrderScenarios.Sample(
            day, [new(DeliveryPromise.Scheduled, hours)], new OrderMix { PickMinutes = StaffDays.Picks }, 2, 1,
            [new BulkOrder(Monday, 12, 40)]).Orders(0);

        orders.Should().HaveCount(40).And.OnlyContain(o =>
            o.CanWait && o.PlacedMinute >= 240 && o.PlacedMinute < 300 && o.DueMinute == o.PlacedMinute + 240);
    }

    [Fact]
    public void Announced_orders_that_are_due_at_once_change_their_hour_and_little_else()
    {
        ChannelDemand[] channels =
        [
            new(DeliveryPromise.OneHour, StaffDays.Hours(h => StaffDays.DayCurve[h] / 3, paths: 40)),
            new(DeliveryPromise.NextDay, StaffDays.Hours(h => StaffDays.DayCurve[h] / 12, paths: 40, seed: 2)),
        ];
        var options = new StaffPlanOptions { PickerShifts = ShiftRules.Usual with { BreakMinutes = 0 } };
        StaffPlan Plan(params BulkOrder[] bulk) => StaffPlanner.Plan(
            StaffDays.Day(), channels, new OrderMix { PickMinutes = StaffDays.Picks, ScheduledMinutes = 45 }, 40, 1,
            options, bulk);
        var (with, without) = (Plan(new BulkOrder(Monday, 15, 80)), Plan());

        // What comes at the end of the hour is picked in the next; elsewhere a person more or less is chance.
        var slots = with.Requirement.Day.Slots;
        var more = with.Requirement.Pickers.Zip(without.Requirement.Pickers, (w, o) => w - o).ToList();
        var hour = Enumerable.Range(0, slots.Count).Where(s => slots[s].Hour == 15).ToList();
        hour.Max(s => more[s]).Should().BeGreaterThan(4);
        Enumerable.Range(0, slots.Count).Where(s => slots[s].Hour is not (15 or 16)).Select(s => Math.Abs(more[s]))
            .Should().OnlyContain(difference => difference <= 1);
        with.Announced(hour[0]).Should().Be(80);
        Enumerable.Range(0, slots.Count).Sum(with.Announced).Should().Be(80);
        with.Outlook.MissedDeadlines.Should().BeLessThan(0.002);
    }

    private static CalendarEntry Entry(DateOnly date, string name, double? orders) =>
        new() { Date = date, Kind = CalendarEntry.GroupOrderKind, Name = name, StoreId = "S001", Value = orders };
}
