using CsCheck;
using Forecasting.Core.Models.HourShares;

namespace Forecasting.Core.Tests.Models.HourShares;

public sealed class WholeHoursTests
{
    [Fact]
    public void Whole_hours_add_up_to_the_whole_total_and_lie_within_one_of_what_was_expected() =>
        Gen.Select(Gen.Double[0, 20].Array[24], Gen.Double[0, 0.999]).Sample((expected, start) =>
        {
            var total = Math.Round(expected.Sum());
            double[] scaled = [.. expected.Select(e => e * total / Math.Max(1e-9, expected.Sum()))];
            double[] hours = [.. scaled];
            WholeHours.Round(hours, start);
            hours.Sum().Should().BeApproximately(total, 1e-9);
            hours.Should().OnlyContain(h => h >= 0 && h == Math.Floor(h));
            hours.Zip(scaled).Should().OnlyContain(p => Math.Abs(p.First - p.Second) < 1 + 1e-6);
        });

    [Fact]
    public void Starts_that_are_spread_evenly_keep_the_mean_of_every_hour()
    {
        var sums = new double[3];
        for (var start = 0; start < 10; start++)
        {
            double[] hours = [0.3, 1.5, 0.2];
            WholeHours.Round(hours, (start + 0.5) / 10);
            sums = [.. sums.Zip(hours, (a, b) => a + b)];
        }

        sums.Should().Equal(3, 15, 2);
    }

    [Fact]
    public void An_hour_without_expectation_stays_empty()
    {
        double[] hours = [0, 0.9, 0, 2.1, 0];
        WholeHours.Round(hours, 0.99);
        hours[0].Should().Be(0);
        hours[2].Should().Be(0);
        hours[4].Should().Be(0);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_start_outside_its_range_is_refused(double start) =>
        ((Action)(() => WholeHours.Round([1.0], start))).Should().Throw<ArgumentOutOfRangeException>();
}
