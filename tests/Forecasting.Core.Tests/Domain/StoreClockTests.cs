using Forecasting.Core.Domain;

namespace Forecasting.Core.Tests.Domain;

public sealed class StoreClockTests
{
    private static readonly StoreClock Berlin = new("Europe/Berlin");

    [Fact]
    public void The_day_of_23_hours_names_the_hour_that_is_skipped()
    {
        Berlin.SkippedHour(new DateOnly(2024, 3, 31)).Should().Be(2);
        Berlin.RepeatedHour(new DateOnly(2024, 3, 31)).Should().BeNull();
    }

    [Fact]
    public void The_day_of_25_hours_names_the_hour_that_comes_twice()
    {
        Berlin.RepeatedHour(new DateOnly(2024, 10, 27)).Should().Be(2);
        Berlin.SkippedHour(new DateOnly(2024, 10, 27)).Should().BeNull();
    }

    [Fact]
    public void An_ordinary_day_and_a_zone_without_summer_time_have_neither()
    {
        Berlin.SkippedHour(new DateOnly(2024, 6, 1)).Should().BeNull();
        new StoreClock("Asia/Shanghai").SkippedHour(new DateOnly(2024, 3, 31)).Should().BeNull();
    }

    [Fact]
    public void Two_instants_an_hour_apart_share_the_repeated_hour()
    {
        var first = new DateTimeOffset(2024, 10, 27, 0, 30, 0, TimeSpan.Zero);

        Berlin.LocalHour(first).Should().Be((new DateOnly(2024, 10, 27), 2));
        Berlin.LocalHour(first.AddHours(1)).Should().Be((new DateOnly(2024, 10, 27), 2));
        Berlin.LocalHour(first.AddHours(2)).Should().Be((new DateOnly(2024, 10, 27), 3));
    }

    [Fact]
    public void The_second_of_the_day_is_local()
    {
        var instant = new DateTimeOffset(2024, 6, 1, 22, 0, 5, TimeSpan.Zero);

        Berlin.LocalSecond(instant).Should().Be((new DateOnly(2024, 6, 2), 5));
    }

    [Fact]
    public void An_unknown_zone_is_refused()
    {
        var clock = () => new StoreClock("Mars/Base");

        clock.Should().Throw<TimeZoneNotFoundException>();
    }
}
