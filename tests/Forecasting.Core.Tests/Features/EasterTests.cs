using CsCheck;
using Forecasting.Core.Features;

namespace Forecasting.Core.Tests.Features;

public sealed class EasterTests
{
    /// <summary>Published dates; 1818 and 1943 are the earliest and the latest of their centuries.</summary>
    [Theory]
    [InlineData(1818, 3, 22)]
    [InlineData(1943, 4, 25)]
    [InlineData(2000, 4, 23)]
    [InlineData(2008, 3, 23)]
    [InlineData(2011, 4, 24)]
    [InlineData(2019, 4, 21)]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2038, 4, 25)]
    public void Easter_falls_on_its_published_date(int year, int month, int day) =>
        Easter.Sunday(year).Should().Be(new DateOnly(year, month, day));

    [Fact]
    public void Easter_is_a_Sunday_from_22_March_to_25_April() => Gen.Int[1583, 9998].Sample(year =>
    {
        var easter = Easter.Sunday(year);
        easter.DayOfWeek.Should().Be(DayOfWeek.Sunday);
        easter.Should().BeOnOrAfter(new DateOnly(year, 3, 22)).And.BeOnOrBefore(new DateOnly(year, 4, 25));
    });

    [Theory]
    [InlineData("2024-03-31", 0)]
    [InlineData("2024-03-29", -2)]
    [InlineData("2024-05-09", 39)]
    [InlineData("2023-12-31", -91)]
    [InlineData("2024-01-01", -90)]
    public void Days_count_from_the_nearest_Easter_across_the_turn_of_the_year(string date, int days) =>
        Easter.DaysFrom(DateOnly.ParseExact(date, "O")).Should().Be(days);

    [Fact]
    public void A_year_before_the_Gregorian_calendar_is_refused()
    {
        var ask = () => Easter.Sunday(1582);
        ask.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("year");
    }
}
