using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.Features;

namespace Forecasting.Core.Tests.Features;

public sealed class FeastFeaturesTests
{
    private static readonly DateOnly NewYear2024 = new(2024, 1, 1);

    [Theory]
    [InlineData("easter", "2024-03-29", -2)]
    [InlineData("easter", "2024-05-09", 39)]
    [InlineData("orthodox_easter", "2024-05-05", 0)]
    [InlineData("lunar_new_year", "2024-02-10", 0)]
    [InlineData("lunar_new_year", "2024-01-01", -40)]
    [InlineData("dragon_boat", "2024-06-12", 2)]
    [InlineData("mid_autumn", "2024-09-16", -1)]
    [InlineData("ramadan", "2024-03-21", 10)]
    [InlineData("eid_al_fitr", "2024-04-08", -2)]
    [InlineData("eid_al_adha", "2024-06-17", 1)]
    [InlineData("easter", "2024-12-31", -60)]
    public void Days_count_from_the_nearest_feast_within_the_reach(string feast, string date, int days)
    {
        var from = MovingFeasts.DaysFrom(MovingFeasts.All.Single(f => f.Name == feast), NewYear2024, 366, 60);
        from[DateOnly.Parse(date).DayNumber - NewYear2024.DayNumber].Should().Be((short)days);
    }

    [Fact]
    public void A_feast_that_comes_twice_in_a_year_is_found_twice() =>
        MovingFeasts.All.Single(f => f.Name == "ramadan").InYear(2030).Should()
            .Equal(new DateOnly(2030, 1, 5), new DateOnly(2030, 12, 26));

    [Fact]
    public void Days_go_up_by_one_until_half_way_to_the_next_feast() =>
        Gen.Select(Gen.Int[0, MovingFeasts.All.Count - 1], Gen.Int[1950, 2060]).Sample((index, year) =>
        {
            var from = MovingFeasts.DaysFrom(MovingFeasts.All[index], new DateOnly(year, 1, 1), 800, 60);
            from.Should().OnlyContain(d => d >= -60 && d <= 60);
            from.Count(d => d == 0).Should().BeInRange(2, 3);
            for (var day = 1; day < from.Length; day++)
            {
                var step = from[day] - from[day - 1];
                (step is 0 or 1 || step < -30).Should().BeTrue("day {0} follows {1}", from[day], from[day - 1]);
            }
        }, iter: 50);

    [Fact]
    public void Beyond_the_years_of_a_calendar_there_is_no_feast() =>
        MovingFeasts.DaysFrom(MovingFeasts.All.Single(f => f.Name == "ramadan"), new DateOnly(2090, 1, 1), 400, 60)
            .Should().OnlyContain(d => Math.Abs(d) == 60);

    [Fact]
    public void Only_feasts_that_a_store_keeps_have_columns_and_others_are_out_of_reach()
    {
        Store[] stores =
        [
            new() { Id = "a", TimeZoneId = "Asia/Shanghai" }, new() { Id = "b", TimeZoneId = "Europe/Berlin" },
        ];
        var history = DailyChain.Make(stores, [], 60, (_, _) => 10);
        var chain = ChainState.AtOrigin(history, new Horizon(7));
        var family = new FeastFeatures();
        family.Columns(chain).Should().Equal(
            "days_from_easter", "days_from_lunar_new_year", "days_from_dragon_boat", "days_from_mid_autumn");

        float[] inShanghai = new float[4], inBerlin = new float[4];
        family.Write(new TargetDay(chain, 0, 59, 1), inShanghai);
        family.Write(new TargetDay(chain, 1, 59, 1), inBerlin);

        // 4 March 2022: 31 days after 1 February, 44 before Easter on 17 April.
        inShanghai.Should().Equal(61, 31, -60, 60);
        inBerlin.Should().Equal(-44, 61, 61, 61);
    }

    [Fact]
    public void A_feast_that_the_calendar_marks_each_time_needs_no_column()
    {
        var newYears = new[] { 2022, 2023 }.Select(y => LunarCalendar.SpringFestival(y).DayNumber).ToList();
        CalendarEntry Marked(int dayNumber) =>
            DailyChain.Entry(dayNumber - DailyChain.Monday.DayNumber, "festival", "spring_festival");
        string[] Columns(IEnumerable<CalendarEntry> entries) =>
        [
            .. new FeastFeatures().Columns(ChainState.AtOrigin(
                DailyChain.Make([new Store { Id = "a", TimeZoneId = "Asia/Shanghai" }], entries, 420, (_, _) => 10),
                new Horizon(7))),
        ];

        Columns([.. newYears.Select(Marked)]).Should().Equal("days_from_dragon_boat", "days_from_mid_autumn");
        Columns([Marked(newYears[0]), DailyChain.Entry(410, "festival")]).Should()
            .Contain("days_from_lunar_new_year", "the second one is not marked");
    }

    [Theory]
    [InlineData("Asia/Riyadh", "ramadan eid_al_fitr eid_al_adha")]
    [InlineData("Europe/Athens", "orthodox_easter")]
    [InlineData("America/New_York", "easter")]
    [InlineData("UTC", "easter")]
    [InlineData("Asia/Tokyo", "")]
    [InlineData("Asia/Singapore", "easter lunar_new_year ramadan eid_al_fitr eid_al_adha")]
    public void A_time_zone_has_the_feasts_of_its_people(string zone, string feasts) =>
        MovingFeasts.In(zone).Select(f => f.Name).Should()
            .BeEquivalentTo(feasts.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
