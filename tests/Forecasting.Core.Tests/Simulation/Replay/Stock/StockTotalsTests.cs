using Forecasting.Core.Simulation.Replay.Stock;

namespace Forecasting.Core.Tests.Simulation.Replay.Stock;

public sealed class StockTotalsTests
{
    private static readonly DateOnly Monday = new(2025, 3, 3);

    [Fact]
    public void Of_orders_with_twelve_lines_seven_per_cent_lose_one_when_0_6_per_cent_of_lines_are_lost() =>
        StockTotals.HitShare(0.006, 12).Should().BeApproximately(0.0675, 0.0001);

    [Fact]
    public void An_order_with_one_line_is_hit_as_often_as_the_line() =>
        StockTotals.HitShare(0.02, 1).Should().BeApproximately(0.02, 1e-12);

    [Fact]
    public void Lines_waste_and_turnover_are_those_of_a_store_and_day()
    {
        var totals = new StockTotals([Day("S1", 'A', 3), Day("S1", 'B', 1), Day("S2", 'A', 0)], Orders());

        totals.StockoutLines.Value.Should().BeApproximately(4.0 / 300, 1e-12);
        totals.StockValue.Should().Be(150 * 3 / 2.0);
        totals.WasteValue.Should().Be(7 * 3 / 2.0);
        totals.Turnover.Should().BeApproximately(30.0 / 150 * 365, 1e-9);
        totals.Where(d => d.Class == 'B').Lines.Should().Be(100);
    }

    [Fact]
    public void Stock_value_against_itself_is_one_without_any_doubt()
    {
        var totals = new StockTotals([Day("S1", 'A', 3), Day("S2", 'A', 0)], Orders());

        var ratio = totals.StockValueTo(totals);

        (ratio.Value, ratio.Low, ratio.High).Should().Be((1, 1, 1));
    }

    private static Dictionary<(string, DateOnly), (double, double)> Orders() => new()
    {
        [("S1", Monday)] = (50, 8),
        [("S2", Monday)] = (50, 8),
    };

    private static StockDay Day(string store, char abc, int lost) => new(store, Monday, "fruit", abc)
    {
        Lines = 100,
        LostLines = lost,
        StockValue = 150,
        WasteValue = 7,
        SoldCost = 30,
    };
}
