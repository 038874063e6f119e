using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Models.Skus;

namespace Forecasting.Core.Tests.Models.Skus;

public sealed class SkuForecastTests
{
    [Fact]
    public void A_total_has_the_means_of_its_days_and_is_wider_by_the_level_they_share()
    {
        var forecast = Of(0.4, 20, 30, 25);

        var total = forecast.Over(1, 3);

        total.Mean.Should().BeApproximately(75, 0.01);
        var variance = 75 + (0.16 * 75 * 76);
        total.Variance.Should().BeApproximately(variance, 0.05 * variance);
        forecast.Over(2, 1).Should().BeSameAs(forecast.On(2));
        forecast.Over(1, 0).Mean.Should().Be(0);
    }

    [Fact]
    public void Drawn_courses_have_the_totals_that_are_stated() =>
        Gen.Select(Gen.Double[0, 0.6], Gen.Double[2, 40].Array[2, 6]).Sample(
            (spread, means) =>
            {
                var forecast = Of(spread, means);
                var paths = forecast.Draw(3, 4_000);
                var total = forecast.Over(1, means.Length);
                double sum = 0, squares = 0;
                foreach (var path in paths.Chunk(means.Length))
                {
                    double units = path.Sum();
                    sum += units;
                    squares += units * units;
                }

                var mean = sum / 4_000;
                mean.Should().BeApproximately(total.Mean, (0.05 * total.Mean) + 0.2);
                var deviation = Math.Sqrt((squares / 4_000) - (mean * mean));
                deviation.Should().BeApproximately(Math.Sqrt(total.Variance), 0.15 * Math.Sqrt(total.Variance));
            },
            iter: 20);

    [Fact]
    public void Promoted_days_err_together_and_make_their_total_wider_and_no_other()
    {
        var plain = Of(0, 20, 20, 20, 20);
        var promoted = new SkuForecast("A", new Sku { Id = "P" }, default,
            [.. Enumerable.Range(1, 4).Select(plain.On)], 0, 0.25)
        { PromotionSpreads = [0, 0, 0.1, 0.1] };

        promoted.Over(1, 2).Variance.Should().BeApproximately(plain.Over(1, 2).Variance, 1e-6);
        // Two days of 20 whose common factor has a deviation of a tenth: a covariance of 2 x (0.1 x 20)^2.
        promoted.Over(3, 2).Variance.Should().BeApproximately(plain.Over(3, 2).Variance + 8, 0.5);
        promoted.Over(3, 2).Mean.Should().BeApproximately(40, 0.1);
    }

    [Fact]
    public void A_total_is_the_same_whatever_was_asked_before() =>
        Gen.Select(Gen.Double[2, 9].Array[6], Gen.Shuffle(new[] { 2, 3, 4, 5, 6 })).Sample((means, order) =>
        {
            var forecast = Of(0.3, means);
            foreach (var days in order)
            {
                forecast.Over(1, days).ToProbabilities().Should()
                    .Equal(Of(0.3, means).Over(1, days).ToProbabilities());
            }
        }, iter: 20);

    [Fact]
    public void The_same_seed_draws_the_same_courses() =>
        Of(0.3, 5, 6).Draw(9, 50).Should().Equal(Of(0.3, 5, 6).Draw(9, 50));

    [Fact]
    public void Online_and_walk_in_means_add_up()
    {
        var forecast = Of(0, 8);

        (forecast.OnlineMean(1) + forecast.WalkInMean(1)).Should().BeApproximately(forecast.Mean(1), 1e-9);
        forecast.OnlineMean(1).Should().BeApproximately(2, 1e-6);
    }

    [Fact]
    public void Bad_spreads_and_shares_are_refused()
    {
        var sku = new Sku { Id = "P" };
        var day = new[] { CountDistribution.Nothing };
        var bad = new Action[]
        {
            () => _ = new SkuForecast("A", sku, default, [], 0, 1),
            () => _ = new SkuForecast("A", sku, default, day, -0.1, 1),
            () => _ = new SkuForecast("A", sku, default, day, double.NaN, 1),
            () => _ = new SkuForecast("A", sku, default, day, 0, 1.1),
            () => new SkuForecast("A", sku, default, day, 0, 1).Draw(1, 0),
            () => _ = new SkuForecast("A", sku, default, day, 0, 1) { PromotionSpreads = [0.1, 0.1] },
            () => _ = new SkuForecast("A", sku, default, day, 0, 1) { PromotionSpreads = [double.NaN] },
        };
        bad.Should().AllSatisfy(act => act.Should().Throw<ArgumentException>());
    }

    private static SkuForecast Of(double spread, params double[] means) => new(
        "A",
        new Sku { Id = "P" },
        default,
        [.. means.Select(m => CountDistribution.Poisson(m).Spread(spread))],
        spread,
        0.25);
}
