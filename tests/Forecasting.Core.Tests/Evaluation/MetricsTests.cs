using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation;

namespace Forecasting.Core.Tests.Evaluation;

public sealed class MetricsTests
{
    private static readonly float[] Perfect = [1, 1, 1, 1, 1, 1, 1, 1, 1];

    [Fact]
    public void A_perfect_forecast_has_no_error()
    {
        // Orders change in the second week (so that there is a scale) and repeat ever after.
        var score = Score(day => day < 7 ? 50 : 100 + (10 * (day % 7)), Perfect);
        Named("wape", score).Should().Be(0);
        Named("mase", score).Should().Be(0);
        Named("sql", score).Should().Be(0);
        Named("wql", score).Should().Be(0);
        Named("bias", score).Should().Be(0);
        Named("accuracy_lead7", score).Should().Be(1);
        Named("stores_at_90", score).Should().Be(1);
        Named("cover80", score).Should().Be(1);
    }

    [Fact]
    public void Forecasting_too_many_has_a_positive_bias()
    {
        Named("bias", Score(Grown, Factors(1.2f))).Should().BeApproximately(0.2, 1e-6);
        Named("bias", Score(Grown, Factors(0.7f))).Should().BeApproximately(-0.3, 1e-6);
    }

    [Fact]
    public void Every_metric_but_the_noise_floor_is_the_same_in_other_units() =>
        Gen.Select(Gen.Int[2, 50], Gen.Float[0.5f, 1.5f]).Sample(
            (unit, factor) =>
            {
                float[] factors = [.. Enumerable.Range(0, 9).Select(k => factor * (0.8f + (0.05f * k)))];
                var one = Score(Grown, factors);
                var other = Score(day => unit * Grown(day), factors);
                foreach (var metric in Metrics.All.Where(m => m.Name != "noise_floor"))
                {
                    metric.Of(other).Should().BeApproximately(metric.Of(one), 1e-4, metric.Name);
                }
            },
            iter: 50);

    [Fact]
    public void Metrics_are_those_computed_by_hand()
    {
        // One store, 10 orders a day in the first week, 20 in the second, then what the comments say. Origin: day 13.
        // Median forecast 20 x 1 each day; nine paths 20 x (0.8 .. 1.2).
        double[] came = [20, 10, 30, 20, 20, 20, 25];
        float[] factors = [0.8f, 0.85f, 0.9f, 0.95f, 1, 1.05f, 1.1f, 1.15f, 1.2f];
        var history = BacktestHistories.Days(21, ("S1", day => day < 7 ? 10 : day < 14 ? 20 : came[day - 14]));
        var result = Backtest.Run(
            history,
            [new ScatterForecaster("scatter", Grain.Daily, factors)],
            BacktestHistories.Origins(13, 1, 1),
            new Horizon(7),
            null,
            CancellationToken.None);
        var score = ModelScore.Of(result, result.Models[0]);
        Named("wape", score).Should().BeApproximately(25 / 145.0, 1e-12);
        Named("bias", score).Should().BeApproximately(-5 / 145.0, 1e-12);
        Named("mase", score).Should().BeApproximately(25 / 10.0 / 7, 1e-12);
        Named("accuracy_lead7", score).Should().BeApproximately(0.8, 1e-12);
        Named("accuracy_lead7_chain", score).Should().BeApproximately(0.8, 1e-12);
        Named("stores_at_90", score).Should().Be(0);
        Named("cover80", score).Should().BeApproximately(4 / 7.0, 1e-12);

        // Nine paths 16 .. 24 have the deciles 20 + 0.9 (k - 5). Twice the mean pinball loss is 0.8 at y = 20, 8.8 at 10 and at
        // 30 (all deciles on one side), 3.8 at 25.
        const double Loss = (4 * 0.8) + 8.8 + 8.8 + 3.8;
        Named("wql", score).Should().BeApproximately(Loss / 145, 1e-6);
        Named("sql", score).Should().BeApproximately(Loss / 10 / 7, 1e-6);
    }

    [Fact]
    public void Ends_of_the_band_count_as_inside()
    {
        double[] deciles = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        DistributionMetrics.Covers80(1, deciles).Should().BeTrue();
        DistributionMetrics.Covers80(9, deciles).Should().BeTrue();
        DistributionMetrics.Covers80(9.0001, deciles).Should().BeFalse();
    }

    [Fact]
    public void Pinball_loss_weighs_the_sides_by_the_level()
    {
        DistributionMetrics.Pinball(110, 100, 0.9).Should().BeApproximately(9, 1e-12);
        DistributionMetrics.Pinball(90, 100, 0.9).Should().BeApproximately(1, 1e-12);
    }

    [Fact]
    public void Eight_deciles_are_refused() =>
        FluentActions.Invoking(() => DistributionMetrics.DecileLoss(1, [1, 2, 3, 4, 5, 6, 7, 8])).Should().Throw<ArgumentException>();

    [Fact]
    public void Windows_are_averaged_and_stores_pooled()
    {
        // Errors 10 of 100 in window one and 30 of 100 in window two: pooled in a window, then averaged.
        var history = BacktestHistories.Days(23, ("A", Day), ("B", Day));
        static double Day(int day) => day < 21 ? 50 : day == 21 ? 45 : 35;
        var result = Backtest.Run(
            history, [new ScatterForecaster("m", Grain.Daily, Perfect)], BacktestHistories.Origins(20, 2, 1), new Horizon(1),
            null, CancellationToken.None);
        var score = ModelScore.Of(result, result.Models[0]);
        Named("wape", score).Should().BeApproximately(((5 / 45.0) + (15 / 35.0)) / 2, 1e-9);
    }

    [Fact]
    public void An_unknown_metric_is_refused() =>
        FluentActions.Invoking(() => Metrics.Named("mape")).Should().Throw<ArgumentException>();

    private static double Grown(int day) => day < 7 ? 50 : 100;

    private static float[] Factors(float factor) => [.. Enumerable.Repeat(factor, 9)];

    private static double Named(string name, ModelScore score) => Metrics.Named(name).Of(score);

    private static ModelScore Score(Func<int, double> orders, float[] factors)
    {
        var result = Backtest.Run(
            BacktestHistories.Days(28, ("S1", orders)),
            [new ScatterForecaster("scatter", Grain.Daily, factors)],
            BacktestHistories.Origins(13, 2, 7),
            new Horizon(7),
            null,
            CancellationToken.None);
        return ModelScore.Of(result, result.Models[0]);
    }
}
