using CsCheck;
using Forecasting.Core.History;
using Forecasting.Core.Planning.Stock;

namespace Forecasting.Core.Tests.Planning.Stock;

public sealed class AgedStockTests
{
    private static readonly DateOnly Today = StockCases.Today;

    [Fact]
    public void What_is_left_came_with_the_last_deliveries()
    {
        StockDelivery[] arrivals = [Came(-6, 30), Came(-3, 10), Came(-1, 8), Came(null, 50)];

        AgedStock.Estimate(12, arrivals, Today, 5).Should().Equal(new StockBatch(4, 1), new StockBatch(8, 3));
        AgedStock.Estimate(40, arrivals, Today, 5).Should().Equal(
            [new StockBatch(22, 1), new StockBatch(10, 1), new StockBatch(8, 3)],
            "what no delivery explains is as old as can be");
        AgedStock.Estimate(40, arrivals, Today, null).Should().Equal(new StockBatch(40, AgedStock.Keeps));
        AgedStock.Estimate(0, arrivals, Today, 5).Should().BeEmpty();
    }

    [Fact]
    public void Batches_hold_all_units() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[1, 9], Gen.Int[0, 20].Array[0, 6]).Sample((onHand, life, deliveries) =>
            AgedStock.Estimate(onHand, deliveries.Select((units, i) => Came(-i, units)), Today, life)
                .Sum(b => b.Units) == onHand);

    // 10 units until tomorrow, 5 until the day after, 3 wanted a day: 7 of the first and 2 of the second are wasted.
    [Fact]
    public void Outdating_is_what_the_mean_leaves()
    {
        StockBatch[] batches = [new(10, 1), new(5, 2), new(4, 9)];

        AgedStock.Outdating(batches, _ => 3, 1).Should().Be(7);
        AgedStock.Outdating(batches, _ => 3, 2).Should().Be(9);
        AgedStock.Outdating(batches, _ => 3, 8).Should().Be(9);
        AgedStock.Outdating(batches, _ => 20, 8).Should().Be(0);
    }

    [Fact]
    public void Orders_come_on_delivery_days_after_the_lead_time()
    {
        // A Monday; Monday, Wednesday and Friday are delivery days.
        var sku = StockCases.Sku with { LeadTimeDays = 2, DeliveryWeekdays = "135" };

        DeliverySchedule.Of(sku, Today).Should().Be(new ProtectionInterval(2, 4));
        DeliverySchedule.Of(sku, Today.AddDays(1)).Should().BeNull("Thursday is none");
        DeliverySchedule.Coming(sku, Today.AddDays(1)).Should().Be(new ProtectionInterval(3, 6));
        DeliverySchedule.Of(sku, Today, date => date != Today.AddDays(4)).Should().Be(new ProtectionInterval(2, 7));
        DeliverySchedule.Coming(sku with { DeliveryWeekdays = "" }, Today).Should().BeNull("no delivery day is left");
    }

    private static StockDelivery Came(int? daysAgo, int units) => new(
        "S1", "K1", Today.AddDays(-9), Today.AddDays(-1), daysAgo is { } days ? Today.AddDays(days) : null, units);
}
