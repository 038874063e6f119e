using CsCheck;
using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Tests.Forecasts;

public sealed class SampleQuantileTests
{
    /// <summary>
    /// By hand for 1, 2, 3, 4, 10: the k-th value sits at (k - 0.5) / 5; R's quantile(type = 5) says the same.
    /// </summary>
    [Theory]
    [InlineData(0.0, 1)]
    [InlineData(0.1, 1)]
    [InlineData(0.2, 1.5)]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 3)]
    [InlineData(0.8, 7)]
    [InlineData(0.9, 10)]
    [InlineData(1.0, 10)]
    public void It_interpolates_between_plotting_positions(double probability, double value) =>
        SampleQuantile.Of([1, 2, 3, 4, 10], probability).Should().BeApproximately(value, 1e-12);

    [Fact]
    public void One_value_is_every_quantile() => SampleQuantile.Of([7], 0.3).Should().Be(7);

    [Fact]
    public void It_rises_with_the_probability_and_stays_within_the_sample() =>
        Gen.Select(Gen.Double[-50, 50].Array[1, 40], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((sample, p, q) =>
        {
            Array.Sort(sample);
            var (low, high) = (SampleQuantile.Of(sample, Math.Min(p, q)), SampleQuantile.Of(sample, Math.Max(p, q)));
            low.Should().BeLessThanOrEqualTo(high + 1e-12).And.BeGreaterThanOrEqualTo(sample[0]);
            high.Should().BeLessThanOrEqualTo(sample[^1]);
        });

    [Fact]
    public void With_equal_weights_it_is_that_of_the_sample() =>
        Gen.Select(Gen.Double[-50, 50].Array[1, 40], Gen.Double[0, 1], Gen.Double[0.1, 5]).Sample((sample, p, weight) =>
        {
            var weighted = SampleQuantile.Weighted(sample, [.. sample.Select(_ => weight)], p);
            Array.Sort(sample);
            weighted.Should().BeApproximately(SampleQuantile.Of(sample, p), 1e-9);
        });

    [Theory]
    [InlineData(0.0, 1)]
    [InlineData(0.3, 1)] // the middle of the first weight, 6 of 10
    [InlineData(0.5, 1.5)] // half way to that of the second, at 0.7
    [InlineData(0.7, 2)]
    [InlineData(0.9, 3)]
    [InlineData(1.0, 3)]
    public void It_sits_at_the_middle_of_weights(double probability, double value) =>
        SampleQuantile.Weighted([3, 1, 2], [2, 6, 2], probability).Should().BeApproximately(value, 1e-12);

    [Fact]
    public void Weights_that_do_not_go_with_the_values_are_refused()
    {
        var ask = () => SampleQuantile.Weighted([1, 2], [1], 0.5);
        ask.Should().Throw<ArgumentException>().WithParameterName("weights");
    }

    [Fact]
    public void An_empty_sample_is_refused()
    {
        var ask = () => SampleQuantile.Of([], 0.5);
        ask.Should().Throw<ArgumentException>().WithParameterName("sorted");
    }
}
