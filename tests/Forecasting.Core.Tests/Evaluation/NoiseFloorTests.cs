using CsCheck;
using Forecasting.Core.Evaluation;

namespace Forecasting.Core.Tests.Evaluation;

public sealed class NoiseFloorTests
{
    [Theory]
    [InlineData(966, 0.974)]
    [InlineData(120, 0.927)]
    [InlineData(60, 0.897)]
    [InlineData(30, 0.855)]
    [InlineData(10, 0.750)]
    public void Counting_noise_caps_accuracy_as_published_in_the_methods(double mean, double accuracy) =>
        Math.Round(1 - NoiseFloor.Wape(mean), 3).Should().Be(accuracy);

    [Fact]
    public void Error_at_a_mean_of_one_is_two_over_e() =>
        NoiseFloor.AbsoluteError(1).Should().BeApproximately(2 / Math.E, 1e-12);

    [Fact]
    public void Error_is_the_sum_over_all_counts() =>
        Gen.Double[0.01, 60].Sample(mean =>
        {
            var chances = new List<double> { Math.Exp(-mean) };
            for (var k = 1; k < 400; k++)
            {
                chances.Add(chances[^1] * mean / k);
            }

            double below = 0;
            var median = chances.TakeWhile(p => (below += p) < 0.5).Count();
            var expected = chances.Select((p, k) => p * Math.Abs(k - median)).Sum();
            NoiseFloor.AbsoluteError(mean).Should().BeApproximately(expected, 1e-9);
        });

    [Fact]
    public void The_normal_limit_joins_the_exact_part() =>
        (NoiseFloor.AbsoluteError(200.0001) / NoiseFloor.AbsoluteError(200)).Should().BeApproximately(1, 0.001);

    [Fact]
    public void A_mean_of_zero_leaves_no_error() => NoiseFloor.AbsoluteError(0).Should().Be(0);

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_mean_below_zero_is_refused(double mean) =>
        FluentActions.Invoking(() => NoiseFloor.AbsoluteError(mean)).Should().Throw<ArgumentOutOfRangeException>();
}
