using CsCheck;
using Forecasting.Core.Features;
using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Tests.Forecasts;

public sealed class LogarithmicMeanTests
{
    [Theory]
    [InlineData(100, 200, 144.26950408889634)]
    [InlineData(7, 7, 7)]
    [InlineData(1, Math.E, Math.E - 1)]
    public void It_is_the_difference_over_the_log_ratio(double a, double b, double mean) =>
        LogarithmicMean.Of(a, b).Should().BeApproximately(mean, 1e-12);

    [Fact]
    public void It_lies_between_the_geometric_and_the_arithmetic_mean_also_beside_equality() =>
        Gen.Select(Gen.Double[1e-6, 1e6], Gen.Double[-12, 1]).Sample((a, exponent) =>
        {
            var b = a * (1 + Math.Pow(10, exponent));
            var mean = LogarithmicMean.Of(a, b);
            mean.Should().BeInRange(Math.Sqrt(a * b) * (1 - 1e-12), (a + b) / 2 * (1 + 1e-12));
            LogarithmicMean.Of(b, a).Should().BeApproximately(mean, 1e-12 * mean);
        });

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, -1)]
    [InlineData(double.NaN, 1)]
    public void Numbers_that_are_not_above_0_are_refused(double a, double b)
    {
        var mean = () => LogarithmicMean.Of(a, b);
        mean.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void A_plain_day_of_99_that_doubles_is_99_for_the_level_and_100_for_the_promotion()
    {
        var logs = new double[Reasons.Count];
        (logs[(int)Reason.Level], logs[(int)Reason.Promotion]) = (Math.Log(100), Math.Log(2));
        var split = LogarithmicMean.Split(199, logs);
        split[Reason.Level].Should().BeApproximately(99, 1e-9);
        split[Reason.Promotion].Should().BeApproximately(100, 1e-9);
        split[Reason.Other].Should().BeApproximately(0, 1e-9);
    }

    [Fact]
    public void Parts_sum_to_the_number_whatever_the_effects_are() =>
        Gen.Select(Gen.Double[1e-9, 1e5], Gen.Double[-9, 12], Gen.Double[-3, 3].Array[Reasons.Count]).Sample(
            (number, level, effects) =>
            {
                effects[0] = level;
                var split = LogarithmicMean.Split(number, effects);
                split.Number.Should().Be(number);
                split.Parts.ToArray().Sum().Should().BeApproximately(number, 1e-6);
                split.Parts.ToArray().Should().OnlyContain(p => double.IsFinite(p));
                for (var i = 1; i < (int)Reason.Other; i++)
                {
                    Math.Sign(split.Parts[i]).Should().Be(Math.Sign(effects[i]), "a part has its effect's sign");
                }
            });

    [Fact]
    public void What_the_effects_leave_open_is_other()
    {
        var logs = new double[Reasons.Count];
        logs[0] = Math.Log(101);
        LogarithmicMean.Split(110, logs)[Reason.Other].Should().BeApproximately(10, 1e-9);
    }

    [Fact]
    public void Nothing_expected_has_parts_of_exactly_0()
    {
        var split = LogarithmicMean.Split(0, [5, 1, 1, 1, 1, 1, 1]);
        split.Parts.ToArray().Should().OnlyContain(p => p == 0);
    }

    [Fact]
    public void Effects_that_are_unknown_or_missing_are_refused()
    {
        var unknown = () => LogarithmicMean.Split(5, [double.NaN, 0, 0, 0, 0, 0, 0]);
        unknown.Should().Throw<ArgumentException>().WithMessage("*finite*");
        var missing = () => LogarithmicMean.Split(5, [1, 0]);
        missing.Should().Throw<ArgumentException>();
        var negative = () => LogarithmicMean.Split(-1, new double[Reasons.Count]);
        negative.Should().Throw<ArgumentException>();
    }
}
