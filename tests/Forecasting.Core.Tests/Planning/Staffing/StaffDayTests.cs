using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Tests.Planning.Staffing;

public sealed class StaffDayTests
{
    private static readonly Store Berlin = StaffDays.Store(0, 24, "Europe/Berlin");

    [Fact]
    public void A_day_has_its_open_hours_and_one_more_to_finish()
    {
        var day = StaffDays.Day();

        day.Slots.Should().HaveCount((14 + 1) * 4);
        day.Slots[0].Should().Be(new StaffSlot(new DateOnly(2025, 6, 2), 8, 0, true));
        day.Slots[^1].Should().Be(new StaffSlot(new DateOnly(2025, 6, 2), 22, 45, false));
    }

    [Fact]
    public void A_store_that_closes_after_midnight_has_one_day_over_it()
    {
        var day = StaffDays.Day(StaffDays.Store(18, 2));

        day.Slots.Should().HaveCount((8 + 1) * 4);
        day.Slots[24].Should().Be(new StaffSlot(new DateOnly(2025, 6, 3), 0, 0, true));
    }

    [Theory]
    [InlineData(3, 30, 92)]
    [InlineData(10, 26, 100)]
    [InlineData(6, 2, 96)]
    public void Days_of_23_and_25_hours_have_so_many_slots(int month, int dayOfMonth, int slots) =>
        StaffDay.Of(Berlin, new DateOnly(2025, month, dayOfMonth)).Slots.Should().HaveCount(slots);

    [Fact]
    public void Both_times_of_a_repeated_hour_share_its_orders()
    {
        var day = StaffDay.Of(Berlin, new DateOnly(2025, 10, 26));
        var origin = new Origin(new DateOnly(2025, 10, 25));
        var hours = new ForecastDistribution(
            new SeriesKey("S001", "all"), origin, Grain.Hourly, 1,
            [.. Enumerable.Range(0, 24).Select(h => h == 2 ? 800f : 0f)]);

        var placed = StaffDays.Scenarios(day, hours, count: 1).Urgent[0].Select(o => o.PlacedMinute).ToList();

        placed.Should().HaveCount(800).And.OnlyContain(m => m >= 120 && m < 240);
        placed.Count(m => m < 180).Should().BeInRange(340, 460);
    }

    [Fact]
    public void Local_times_become_minutes_since_opening() =>
        StaffDays.Day(StaffDays.Store(18, 2)).MinuteAt(new DateOnly(2025, 6, 3), 90 * 60).Should().Be(450);
}
