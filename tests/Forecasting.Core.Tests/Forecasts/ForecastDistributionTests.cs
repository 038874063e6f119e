using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Simulation;

namespace Forecasting.Core.Tests.Forecasts;

public sealed class ForecastDistributionTests
{
    private static readonly SeriesKey Key = new("s", Channel.AllId);
    private static readonly Origin Origin = new(new DateOnly(2024, 1, 7));

    /// <summary>
    /// Seven independent days of N(100, 30): the total is N(700, 30 sqrt 7), its 95 % quantile 830.6; seven times the
    /// daily one 1,045.4.
    /// </summary>
    [Fact]
    public void The_quantile_of_a_total_is_far_below_the_sum_of_daily_quantiles()
    {
        var random = new RandomStream(7, "totals");
        var week = Daily(40_000, 7, (_, _) => Math.Max(0, 100 + (30 * random.Gaussian())));
        var probability = new Probability(0.95);
        week.QuantileOfTotal(0, 6, probability).Should().BeApproximately(830.6, 3);
        Enumerable.Range(0, 7).Sum(day => week.Quantile(day, probability)).Should().BeApproximately(1045.4, 4);
        week.MeanOfTotal(0, 6).Should().BeApproximately(700, 1.5);
    }

    [Fact]
    public void Totals_include_both_ends()
    {
        var paths = Daily(2, 3, (path, day) => (path * 10) + day);
        paths.MeanOfTotal(0, 2).Should().Be(18);
        paths.MeanOfTotal(1, 2).Should().Be(13);
        paths.Mean(1).Should().Be(6);
        paths.Path(1).ToArray().Should().Equal(10, 11, 12);
        paths.QuantileOfTotal(1, 2, new Probability(0.5)).Should().Be(13);
    }

    [Fact]
    public void A_summary_holds_mean_and_ascending_deciles()
    {
        var summary = Daily(10, 1, (path, _) => 9 - path).Summary(0);
        summary.Mean.Should().Be(4.5);
        summary.Deciles.Should().HaveCount(9).And.BeInAscendingOrder();
        summary.Deciles[0].Should().BeApproximately(0.5, 1e-12);
        summary.Median.Should().Be(4.5);
    }

    [Fact]
    public void Hours_add_up_to_days_path_by_path()
    {
        var hours = new ForecastDistribution(
            Key, Origin, Grain.Hourly, 2, [.. Enumerable.Range(0, 2 * 48).Select(i => i < 48 ? 1f : i % 24)]);
        var days = hours.ToDaily();
        (days.Grain, days.Days, hours.Days, days.PathCount).Should().Be((Grain.Daily, 2, 2, 2));
        days.Path(0).ToArray().Should().Equal(24, 24);
        days.Path(1).ToArray().Should().Equal(276, 276);
        days.ToDaily().Should().BeSameAs(days);
    }

    [Fact]
    public void A_sum_adds_path_to_path_so_opposite_risks_cancel()
    {
        var sum = ForecastDistribution.Sum(
            new SeriesKey("chain", Channel.AllId),
                [Daily(3, 2, (path, _) => path), Daily(3, 2, (path, _) => 2 - path)]);
        sum.Key.StoreId.Should().Be("chain");
        for (var path = 0; path < 3; path++)
        {
            sum.Path(path).ToArray().Should().Equal(2, 2);
        }
    }

    [Fact]
    public void Parts_of_different_runs_are_not_added()
    {
        var part = Daily(3, 2, (_, _) => 1);
        var nothing = () => ForecastDistribution.Sum(Key, []);
        nothing.Should().Throw<ArgumentException>().WithParameterName("parts");
        var later = Daily(3, 2, (_, _) => 1, new Origin(new DateOnly(2024, 1, 8)));
        foreach (var other in new[] { later, Daily(2, 3, (_, _) => 1), Daily(3, 1, (_, _) => 1) })
        {
            var add = () => ForecastDistribution.Sum(Key, [part, other]);
            add.Should().Throw<ArgumentException>().WithParameterName("parts");
        }
    }

    [Theory]
    [InlineData(0, new float[] { 1 })]
    [InlineData(2, new float[] { 1, 2, 3 })]
    [InlineData(1, new float[0])]
    [InlineData(1, new[] { -0.5f })]
    [InlineData(1, new[] { float.NaN })]
    [InlineData(1, new[] { float.PositiveInfinity })]
    public void Paths_that_do_not_fit_or_are_no_orders_are_refused(int pathCount, float[] paths)
    {
        var make = () => new ForecastDistribution(Key, Origin, Grain.Daily, pathCount, paths);
        make.Should().Throw<ArgumentException>();
    }

    private static ForecastDistribution Daily(
        int paths, int days, Func<int, int, double> orders, Origin? origin = null) => new(
        Key, origin ?? Origin, Grain.Daily, paths,
        [.. Enumerable.Range(0, paths * days).Select(i => (float)orders(i / days, i % days))]);
}
