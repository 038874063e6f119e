using Forecasting.Core.Models.Calibration;
using Forecasting.Core.Models.Regression;

namespace Forecasting.Core.Tests.Models.Regression;

public sealed class SharedErrorsTests
{
    // The scale of a series does not count, and a series or day without errors says nothing.
    [Theory]
    [InlineData(0.01, 0.01)]
    [InlineData(0.03, 0.03)]
    [InlineData(0, 0.005)]
    [InlineData(0.3, SharedErrors.Most)]
    public void A_planted_share_is_found(double planted, double found)
    {
        var errors = Errors(80, 3_000, planted);
        errors.Add([.. Enumerable.Repeat(float.NaN, 3_000)]);

        SharedErrors.Of(errors).Should().BeApproximately(found, 0.004);
    }

    [Fact]
    public void Few_days_say_little()
    {
        SharedErrors.Of(Errors(40, 10, 0)).Should().BeGreaterThan(0.03);
        SharedErrors.Of([.. Errors(2, 500, 0).Select((e, i) => (float[])[
            .. e.Select((x, day) => day % 2 == i ? x : float.NaN)])]).Should().Be(SharedErrors.Most);
        SharedErrors.Of([[0, 0], [0, 0]]).Should().Be(SharedErrors.Most);
    }

    private static List<float[]> Errors(int series, int days, double share)
    {
        var random = new Random(7);
        double[] common = [.. Enumerable.Range(0, days).Select(_ => NormalQuantile.At(random.NextDouble()))];
        return [.. Enumerable.Range(0, series).Select(i => common.Select(c => (float)((0.02 + (i * 0.01))
            * ((Math.Sqrt(share) * c) + (Math.Sqrt(1 - share) * NormalQuantile.At(random.NextDouble())))))
            .ToArray())];
    }
}
