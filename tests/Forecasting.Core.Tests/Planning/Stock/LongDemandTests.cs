using CsCheck;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Planning.Stock;

namespace Forecasting.Core.Tests.Planning.Stock;

public sealed class LongDemandTests
{
    [Fact]
    public void Demand_until_the_next_order_is_longer_where_that_is_late()
    {
        var forecast = StockCases.Forecast(StockCases.Sku, 1, 1, 2, 3, 4, 50);
        double Mean(Lateness lateness) => new StockContext(
            forecast, StockCases.Today, new ProtectionInterval(2, 5), [], [], StockPolicy.Usual)
        {
            Lateness = lateness,
        }.Demand.Mean;

        Mean(Lateness.None).Should().BeApproximately(10, 1e-5);
        Mean(new Lateness(0.9, 0.1)).Should().BeApproximately(15, 1e-5);
        Mean(new Lateness(0.9, 0.06, 0.04)).Should().BeApproximately(17, 1e-5);
    }

    [Fact]
    public void Beyond_the_forecast_its_last_week_goes_on()
    {
        var forecast = StockCases.Forecast(StockCases.Sku, 1, 2);

        LongDemand.Mean(forecast, 100).Should().BeApproximately(2, 1e-6);
        LongDemand.Over(forecast, 1, 61).Mean.Should().BeApproximately(2 * 61, 1e-3);
        LongDemand.Over(forecast, 1, 61).Variance.Should().BeApproximately(
            (61 * (2 + 1)) + (0.01 * 122 * 122), 5, "a day's variance is 3, and the level's spread 0.1");
        LongDemand.Over(forecast, 1, 9).Mean.Should().BeApproximately(forecast.Over(1, 9).Mean, 1e-12);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(300, false)]
    public void What_keeps_for_months_is_not_wasted(int shelfLifeDays, bool isWasted) =>
        (StockCases.Context(2, StockCases.Sku with { ShelfLifeDays = shelfLifeDays }).DemandWithinLife is not null)
            .Should().Be(isWasted);

    [Fact]
    public void A_table_of_losses_says_what_the_distribution_says() =>
        Gen.Select(Gen.Double[0, 60], Gen.Double[0.5, 20], Gen.Int[0, 200]).Sample((mean, size, units) =>
        {
            var demand = CountDistribution.NegativeBinomial(mean, size);
            var losses = new LossFunction(demand);
            return Math.Abs(losses.Shortfall(units) - demand.Shortfall(units)) < 1e-9
                && Math.Abs(losses.Leftover(units) - demand.Leftover(units)) < 1e-9;
        });
}
