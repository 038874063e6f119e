using CsCheck;
using Forecasting.Core.Models.Calibration;

namespace Forecasting.Core.Tests.Models.Calibration;

public sealed class NormalQuantileTests
{
    /// <summary>
    /// Tables of the normal law; 0.02425 is where the approximation changes from the tail to the middle.
    /// </summary>
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.8, 0.841621234)]
    [InlineData(0.9, 1.281551566)]
    [InlineData(0.95, 1.644853627)]
    [InlineData(0.975, 1.959963985)]
    [InlineData(0.99, 2.326347874)]
    [InlineData(0.999, 3.090232306)]
    [InlineData(0.0001, -3.719016485)]
    [InlineData(0.000001, -4.753424309)]
    public void It_gives_the_tabulated_values(double probability, double z) =>
        NormalQuantile.At(probability).Should().BeApproximately(z, 1e-6);

    [Fact]
    public void It_is_odd_and_rises() => Gen.Select(Gen.Double[1e-9, 0.5], Gen.Double[1e-9, 0.5]).Sample((p, q) =>
    {
        NormalQuantile.At(p).Should().BeApproximately(-NormalQuantile.At(1 - p), 1e-6);
        (NormalQuantile.At(Math.Min(p, q)) <= NormalQuantile.At(Math.Max(p, q))).Should().BeTrue();
    });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void Certainty_has_no_quantile(double probability)
    {
        var ask = () => NormalQuantile.At(probability);
        ask.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(probability));
    }
}
