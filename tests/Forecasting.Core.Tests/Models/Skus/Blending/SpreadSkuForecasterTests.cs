using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Models.Skus;
using Forecasting.Core.Models.Skus.Blending;

namespace Forecasting.Core.Tests.Models.Skus.Blending;

public sealed class SpreadSkuForecasterTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(1.0)]
    public void The_spread_of_the_level_is_found_again(double spread)
    {
        var forecast = Of(spread);
        var windows = forecast.Draw(5, 800).Chunk(forecast.Days).Select(path => (forecast, (double)path.Sum()));

        var found = LevelSpreads.Learn([.. windows]).Of(forecast);

        found.Should().BeApproximately(spread, 0.26);
    }

    [Fact]
    public void Windows_that_are_not_known_are_left_out_and_a_few_change_nothing()
    {
        var forecast = Of(0.3);

        LevelSpreads.Learn([(forecast, double.NaN), (forecast, 400)]).Of(forecast)
            .Should().Be(LevelSpreads.Usual.Of(forecast));
    }

    [Fact]
    public void A_blend_has_the_weighted_mean_of_its_parts()
    {
        var (first, second) = (SkuForecasters.Named("croston"), SkuForecasters.Named("sba"));
        var context = SkuChain.Known();
        IReadOnlyList<SkuForecast> Run(ISkuForecaster forecaster) => forecaster
            .Fit(context, SkuChain.Horizon, CancellationToken.None).Forecast(context, "S0", SkuChain.Horizon);

        var blend = Run(new BlendedSkuForecaster("both", first, second, 0.25));

        blend[0].Mean(1).Should().BeApproximately(
            (0.75 * Run(first)[0].Mean(1)) + (0.25 * Run(second)[0].Mean(1)), 1e-9);
    }

    private static SkuForecast Of(double spread) => new(
        "A",
        new Sku { Id = "P" },
        default,
        [.. Enumerable.Repeat(CountDistribution.Poisson(15).Spread(spread), 7)],
        spread,
        1);
}
