using CsCheck;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Planning.Stock;

namespace Forecasting.Core.Tests.Planning.Stock;

public sealed class NewsvendorTests
{
    // Published values of stockpyl's newsvendor_normal.
    [Fact]
    public void The_normal_newsvendor_has_the_published_stock_and_cost()
    {
        var (stock, cost) = Newsvendor.Normal(overage: 2, underage: 18, mean: 120, deviation: 10);

        stock.Should().BeApproximately(132.8155, 1e-4);
        cost.Should().BeApproximately(35.0997, 1e-4);
    }

    [Fact]
    public void No_other_stock_of_whole_units_costs_less() =>
        Gen.Select(Gen.Double[0.1, 60], Gen.Double[0.5, 20], Gen.Double[0.01, 10], Gen.Double[0.01, 50])
            .Sample((mean, size, overage, underage) =>
            {
                var demand = CountDistribution.NegativeBinomial(mean, size);
                var (_, cost) = Newsvendor.Discrete(overage, underage, demand);
                var least = Enumerable.Range(0, demand.Most + 1)
                    .Min(s => (overage * demand.Leftover(s)) + (underage * demand.Shortfall(s)));
                return Math.Abs(cost - least) <= 1e-9 * (1 + least);
            });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 2)]
    [InlineData(1, double.NaN)]
    public void Costs_that_make_no_sense_are_refused(double overage, double underage)
    {
        var ask = () => Newsvendor.CriticalRatio(overage, underage);
        ask.Should().Throw<ArgumentException>().WithMessage("*not both 0*");
    }
}
