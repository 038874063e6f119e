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

    /// <summary>Published dates of the Orthodox churches.</summary>
    [Theory]
    [InlineData(1899, 4, 30)]
    [InlineData(1983, 5, 8)]
    [InlineData(2010, 4, 4)]
    [InlineData(2021, 5, 2)]
    [InlineData(2024, 5, 5)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 12)]
    public void Orthodox_Easter_falls_on_its_published_date(int year, int month, int day) =>
        Easter.OrthodoxSunday(year).Should().Be(new DateOnly(year, month, day));

    [Fact]
    public void Orthodox_Easter_is_a_Sunday_and_up_to_five_weeks_later() => Gen.Int[1900, 2099].Sample(year =>
    {
        var orthodox = Easter.OrthodoxSunday(year);
        orthodox.DayOfWeek.Should().Be(DayOfWeek.Sunday);
        ((orthodox.DayNumber - Easter.Sunday(year).DayNumber) / 7).Should().BeOneOf(0, 1, 4, 5);
    });

    [Fact]
    public void A_year_before_the_Gregorian_calendar_is_refused()
    {
        var ask = () => Easter.Sunday(1582);
        ask.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("year");
    }
}
