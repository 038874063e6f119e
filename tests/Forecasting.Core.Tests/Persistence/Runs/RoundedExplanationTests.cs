using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Core.Tests.Persistence.Runs;

public sealed class RoundedExplanationTests
{
    private static readonly DateOnly FirstDay = new(2024, 4, 8);
    private static readonly SeriesKey Key = new("S1", "all");

    [Fact]
    public void Parts_add_up_to_the_published_mean_in_whole_ten_thousandths() =>
        Gen.Select(Gen.Double[0, 5000], Gen.Double[-1, 1].Array[Reasons.Count]).Sample((number, effects) =>
        {
            effects[0] = Math.Log(1 + number) + (effects[0] / 10);
            var days = Means(Grain.Daily, (long)Math.Round(number * 10_000));
            var rounded = RoundedExplanation.Of(days, [LogarithmicMean.Split(number, effects)]);
            rounded.Units.ToArray().Sum().Should().Be(days.DayMeanUnits(0));
        });

    [Fact]
    public void Hours_have_their_days_reasons_in_proportion_and_sum_to_their_means() =>
        Gen.Long[0, 900_000].Array[24].Where(h => h.Sum() > 0).Sample(means =>
        {
            var hours = Means(Grain.Hourly, means);
            var total = means.Sum();
            var day = new RoundedExplanation(
                Key, FirstDay, [total, total / 3, -total / 7, 0, 12_345, 0, -12_345 - (total / 3) + (total / 7)]);
            var sums = new double[Reasons.Count];
            for (var hour = 0; hour < 24; hour++)
            {
                var parts = day.Hour(hours, hour);
                parts.Sum().Should().BeApproximately(hours.Mean(hour), 1e-6);
                sums = [.. sums.Zip(parts, (a, b) => a + b)];
            }

            for (var reason = 0; reason < Reasons.Count; reason++)
            {
                sums[reason].Should().BeApproximately(day.Day(0)[reason], 24 * 7 * 5e-7);
            }
        });

    [Fact]
    public void A_closed_day_has_no_parts_and_a_different_mean_is_other()
    {
        var split = Explanation.Whole(10, Reason.Level);
        RoundedExplanation.Of(Means(Grain.Daily, 0), [split]).Units.ToArray().Should().OnlyContain(u => u == 0);
        RoundedExplanation.Of(Means(Grain.Daily, 120_000), [split]).Day(0).Should().Equal(10, 0, 0, 0, 0, 0, 2);
    }

    [Fact]
    public void Channels_add_up()
    {
        var one = new RoundedExplanation(Key, FirstDay, [1, 2, 3, 4, 5, 6, 7]);
        RoundedExplanation.Sum(Key, [one, one]).Units.ToArray().Should().Equal(2, 4, 6, 8, 10, 12, 14);
    }

    [Fact]
    public void A_week_has_the_reasons_of_its_days_added_up()
    {
        var days = new RoundedExplanation(
            Key, FirstDay, [.. Enumerable.Range(1, 8).SelectMany(day => new long[] { day, 0, 0, 0, 0, -1, 10 })]);
        var week = new RoundedForecast(Key, Grain.Daily, FirstDay.AddDays(1), new long[10], daysPerStep: 7);

        days.Step(week, 0).Should().Equal(0.0035, 0, 0, 0, 0, -0.0007, 0.007);
        days.Step(Means(Grain.Daily, 0, 0), 1).Should().Equal(days.Day(1));
    }

    [Fact]
    public void Parts_add_up_to_means_or_it_is_noticed()
    {
        var parts = new RoundedExplanation(Key, FirstDay, [9, -2, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 1]);

        parts.AddsUpTo(Means(Grain.Daily, 7, 6)).Should().BeTrue();
        parts.AddsUpTo(Means(Grain.Daily, 7, 7)).Should().BeFalse();
        parts.AddsUpTo(Means(Grain.Daily, 7)).Should().BeFalse();
    }

    [Fact]
    public void Hours_of_a_thousand_series_still_sum_to_their_mean()
    {
        var random = new Random(3);
        long mean = 0;
        var series = Enumerable.Range(0, 1000).Select(_ =>
        {
            long[] hours = [.. Enumerable.Range(0, 24).Select(_ => random.NextInt64(70_000))];
            mean += hours[20];
            long[] parts = [.. Enumerable.Range(0, Reasons.Count - 1).Select(_ => random.NextInt64(-90_000, 90_000))];
            return new RoundedExplanation(Key, FirstDay, [.. parts, hours.Sum() - parts.Sum()])
                .Hour(Means(Grain.Hourly, hours), 20);
        }).ToList();

        RoundedExplanation.Sum(series).Sum().Should().BeApproximately(mean / 1e4, 1e-7);
    }

    [Fact]
    public void Parts_that_are_no_whole_days_are_refused()
    {
        var few = () => new RoundedExplanation(Key, FirstDay, [1, 2]);
        few.Should().Throw<ArgumentException>().WithMessage("*no whole days*");
        var other = () => RoundedExplanation.Of(Means(Grain.Daily, 1), []);
        other.Should().Throw<ArgumentException>();
    }

    private static RoundedForecast Means(Grain grain, params long[] means)
    {
        var units = new long[means.Length * RoundedForecast.NumbersPerStep];
        for (var step = 0; step < means.Length; step++)
        {
            units[step * RoundedForecast.NumbersPerStep] = means[step];
        }

        return new RoundedForecast(Key, grain, FirstDay, units);
    }
}
