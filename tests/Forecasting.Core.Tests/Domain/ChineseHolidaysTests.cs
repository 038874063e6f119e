using Forecasting.Core.Domain;

namespace Forecasting.Core.Tests.Domain;

public sealed class ChineseHolidaysTests
{
    [Fact]
    public void The_notice_of_2025_is_as_published()
    {
        var spells = ChineseHolidays.Of(2025);

        var national = spells.Single(s => s.Name == ChineseHolidays.NationalDay);
        national.First.Should().Be(new DateOnly(2025, 10, 1));
        national.Last.Should().Be(new DateOnly(2025, 10, 8));
        national.MakeupWorkdays.Should().Equal(new DateOnly(2025, 9, 28), new DateOnly(2025, 10, 11));
        spells.Single(s => s.Name == ChineseHolidays.SpringFestival).DaysOff.Should().HaveCount(8);
    }

    [Theory]
    [InlineData(2022, 31, 7)]
    [InlineData(2023, 27, 7)]
    [InlineData(2024, 32, 8)]
    [InlineData(2025, 28, 5)]
    [InlineData(2026, 33, 6)]
    public void A_published_year_has_its_days_off_and_make_up_workdays(int year, int daysOff, int makeup)
    {
        ChineseHolidays.IsPublished(year).Should().BeTrue();
        ChineseHolidays.Of(year).Sum(s => s.DaysOff.Count()).Should().Be(daysOff);
        ChineseHolidays.Of(year).Sum(s => s.MakeupWorkdays.Count).Should().Be(makeup);
    }

    [Fact]
    public void Make_up_workdays_are_weekend_days_that_nobody_has_off()
    {
        for (var year = 2000; year <= 2060; year++)
        {
            var spells = ChineseHolidays.Of(year);
            var daysOff = spells.SelectMany(s => s.DaysOff).ToHashSet();
            foreach (var date in spells.SelectMany(s => s.MakeupWorkdays))
            {
                (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday).Should().BeTrue($"{date:O}");
                daysOff.Should().NotContain(date);
            }
        }
    }

    [Fact]
    public void Every_year_covers_each_festival_and_no_day_twice()
    {
        for (var year = 2000; year <= 2060; year++)
        {
            var daysOff = ChineseHolidays.Of(year).SelectMany(s => s.DaysOff).ToList();
            daysOff.Should().OnlyHaveUniqueItems();
            daysOff.Should().Contain(
                [LunarCalendar.SpringFestival(year), LunarCalendar.Qingming(year), LunarCalendar.DragonBoat(year),
                    LunarCalendar.MidAutumn(year), new DateOnly(year, 10, 1), new DateOnly(year, 5, 1)]);
        }
    }

    [Fact]
    public void A_year_without_a_notice_is_marked_as_estimated() =>
        ChineseHolidays.IsPublished(2050).Should().BeFalse();
}
