using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Core.Tests.Persistence.Runs;

public sealed class RoundedForecastTests
{
    private static readonly SeriesKey Key = new("S1", "all");

    [Fact]
    public void Rounded_hours_add_up_to_the_rounded_day_for_any_paths() =>
        Gen.Float[0, 300].Array[24 * 4].Sample(paths =>
        {
            var hourly = new ForecastDistribution(Key, new Origin(new DateOnly(2024, 4, 7)), Grain.Hourly, 4, paths);
            var rounded = RoundedForecast.Of(hourly);
            var mean = Enumerable.Range(0, 24).Sum(hourly.Mean);

            rounded.DayMeanUnits(0).Should().Be((long)Math.Round(mean * 10_000, MidpointRounding.AwayFromZero));
            for (var hour = 0; hour < 24; hour++)
            {
                rounded.Mean(hour).Should().BeApproximately(hourly.Mean(hour), 1e-4);
            }
        });

    [Fact]
    public void A_closed_hour_stays_zero()
    {
        var paths = new float[24];
        paths[12] = 1 / 3f;
        var hourly = new ForecastDistribution(Key, new Origin(new DateOnly(2024, 4, 7)), Grain.Hourly, 1, paths);

        var rounded = RoundedForecast.Of(hourly);

        rounded.Mean(12).Should().Be(0.3333);
        Enumerable.Range(0, 24).Where(h => h != 12).Should().OnlyContain(h => rounded.Mean(h) == 0);
    }

    [Fact]
    public void Hours_come_out_of_their_bytes_as_they_went_in() =>
        Gen.Long[0, 1_000_000_000].Array[240].Sample(numbers =>
        {
            for (var hour = 0; hour < 24; hour++)
            {
                Array.Sort(numbers, (hour * 10) + 1, 9);
            }

            var read = new long[240];
            HourlyNumbers.Unpack(Key, HourlyNumbers.Pack(numbers), read);
            read.Should().Equal(numbers);
        });

    [Fact]
    public void Cut_bytes_are_refused_by_name()
    {
        var bytes = HourlyNumbers.Pack(new long[240]);

        var reading = () => HourlyNumbers.Unpack(Key, bytes[..^1], new long[240]);

        reading.Should().Throw<InvalidDataException>().WithMessage("*S1*");
    }

    [Fact]
    public void Numbers_that_are_no_whole_days_are_refused()
    {
        var making = () => new RoundedForecast(Key, Grain.Hourly, new DateOnly(2024, 4, 8), new long[239]);

        making.Should().Throw<ArgumentException>().WithParameterName("units");
    }
}
