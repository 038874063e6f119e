using Forecasting.Core.Domain;

namespace Forecasting.Core.Tests.Domain;

public sealed class LunarCalendarTests
{
    [Theory]
    [InlineData(2020, "2020-01-25")]
    [InlineData(2021, "2021-02-12")]
    [InlineData(2022, "2022-02-01")]
    [InlineData(2023, "2023-01-22")]
    [InlineData(2024, "2024-02-10")]
    [InlineData(2025, "2025-01-29")]
    [InlineData(2026, "2026-02-17")]
    [InlineData(2027, "2027-02-06")]
    public void The_spring_festival_falls_on_its_published_date(int year, string date) =>
        LunarCalendar.SpringFestival(year).Should().Be(DateOnly.Parse(date));

    [Theory]
    [InlineData(2023, "2023-06-22")] // leap month 2 before it
    [InlineData(2024, "2024-06-10")]
    [InlineData(2025, "2025-05-31")] // leap month 6 after it
    [InlineData(2026, "2026-06-19")]
    public void The_dragon_boat_festival_falls_on_its_published_date(int year, string date) =>
        LunarCalendar.DragonBoat(year).Should().Be(DateOnly.Parse(date));

    [Theory]
    [InlineData(2020, "2020-10-01")] // leap month 4
    [InlineData(2023, "2023-09-29")] // leap month 2
    [InlineData(2024, "2024-09-17")]
    [InlineData(2025, "2025-10-06")] // leap month 6
    [InlineData(2026, "2026-09-25")]
    public void The_mid_autumn_festival_falls_on_its_published_date(int year, string date) =>
        LunarCalendar.MidAutumn(year).Should().Be(DateOnly.Parse(date));

    [Theory]
    [InlineData(2023, "2023-10-23")]
    [InlineData(2024, "2024-10-11")]
    [InlineData(2025, "2025-10-29")]
    public void Double_ninth_falls_on_its_published_date(int year, string date) =>
        LunarCalendar.DoubleNinth(year).Should().Be(DateOnly.Parse(date));

    [Theory]
    [InlineData(2023, "2023-08-22")]
    [InlineData(2024, "2024-08-10")]
    [InlineData(2025, "2025-08-29")]
    public void Qixi_falls_on_its_published_date(int year, string date) =>
        LunarCalendar.Qixi(year).Should().Be(DateOnly.Parse(date));

    [Fact]
    public void The_lantern_festival_ends_the_first_fortnight()
    {
        for (var year = 1902; year <= 2100; year++)
        {
            LunarCalendar.Lantern(year).Should().Be(LunarCalendar.SpringFestival(year).AddDays(14));
        }
    }

    [Theory]
    [InlineData(1988, 4)]
    [InlineData(2019, 5)]
    [InlineData(2020, 4)]
    [InlineData(2022, 5)]
    [InlineData(2023, 5)]
    [InlineData(2024, 4)]
    [InlineData(2025, 4)]
    [InlineData(2026, 5)]
    public void Qingming_falls_on_its_published_day_of_april(int year, int day) =>
        LunarCalendar.Qingming(year).Should().Be(new DateOnly(year, 4, day));

    [Fact]
    public void Festivals_keep_their_order_in_every_year()
    {
        for (var year = 1902; year <= 2099; year++)
        {
            DateOnly[] dates =
            [
                LunarCalendar.SpringFestival(year), LunarCalendar.Lantern(year), LunarCalendar.Qingming(year),
                LunarCalendar.DragonBoat(year), LunarCalendar.Qixi(year), LunarCalendar.MidAutumn(year),
                LunarCalendar.DoubleNinth(year),
            ];
            dates.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
            LunarCalendar.SpringFestival(year).Month.Should().BeLessThanOrEqualTo(2);
        }
    }

    [Fact]
    public void Years_and_months_outside_the_calendar_are_refused()
    {
        FluentActions.Invoking(() => LunarCalendar.SpringFestival(1901)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => LunarCalendar.MidAutumn(2101)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => LunarCalendar.Date(2025, 13, 1)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => LunarCalendar.Qingming(2100)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
