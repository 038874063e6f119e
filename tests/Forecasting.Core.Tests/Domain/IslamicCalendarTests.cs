using CsCheck;
using Forecasting.Core.Domain;

namespace Forecasting.Core.Tests.Domain;

public sealed class IslamicCalendarTests
{
    /// <summary>Published dates of the Umm al-Qura calendar.</summary>
    [Theory]
    [InlineData(1444, "2023-03-23", "2023-04-21", "2023-06-28")]
    [InlineData(1445, "2024-03-11", "2024-04-10", "2024-06-16")]
    [InlineData(1446, "2025-03-01", "2025-03-30", "2025-06-06")]
    [InlineData(1447, "2026-02-18", "2026-03-20", "2026-05-27")]
    public void Feasts_fall_on_their_published_dates(int year, string ramadan, string fitr, string adha)
    {
        IslamicCalendar.Ramadan(year).Should().Be(DateOnly.Parse(ramadan));
        IslamicCalendar.EidAlFitr(year).Should().Be(DateOnly.Parse(fitr));
        IslamicCalendar.EidAlAdha(year).Should().Be(DateOnly.Parse(adha));
    }

    [Fact]
    public void Ramadan_has_29_or_30_days_and_comes_back_after_354_or_355() =>
        Gen.Int[IslamicCalendar.FirstYear, IslamicCalendar.LastYear - 1].Sample(year =>
        {
            var start = IslamicCalendar.Ramadan(year);
            (IslamicCalendar.EidAlFitr(year).DayNumber - start.DayNumber).Should().BeOneOf(29, 30);
            (IslamicCalendar.Ramadan(year + 1).DayNumber - start.DayNumber).Should().BeInRange(353, 356);
        });

    [Theory]
    [InlineData(1317)]
    [InlineData(1501)]
    public void A_year_without_an_answer_is_refused(int year)
    {
        var ask = () => IslamicCalendar.Ramadan(year);
        ask.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(year));
    }
}
