using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;
using Forecasting.Core.Models.HourShares;

namespace Forecasting.Core.Tests.Models.HourShares;

public sealed class HourProfileTests
{
    private const int Days = 112;

    private static readonly DateOnly Monday = new(2024, 1, 1);
    private static readonly Store Day = new() { Id = "s", OpenHour = 8, CloseHour = 20 };

    [Fact]
    public void Shares_sum_to_1_and_sleeping_hours_get_none() =>
        Gen.Select(Gen.Double[0, 50].Array[24 * 20], Gen.Int[1, 14]).Sample((orders, lead) =>
        {
            orders[10] = 1;
            var shares = Shares(lead, (day, hour) => orders[(day % 20 * 24) + hour], Day);
            shares.Sum().Should().BeApproximately(1, 1e-9);
            shares.Should().OnlyContain(s => s >= 0);
            shares[..8].Concat(shares[20..]).Should().OnlyContain(s => s == 0);
        });

    [Fact]
    public void A_weekday_keeps_a_shape_of_its_own()
    {
        // Saturdays at 10, all other days at 18.
        double Orders(int day, int hour) => hour == (day % 7 == 5 ? 10 : 18) ? 100 : 0;
        Shares(6, Orders)[10].Should().BeGreaterThan(0.75, "day 117 is a Saturday");
        Shares(5, Orders)[18].Should().BeGreaterThan(0.9, "day 116 is a Friday");
    }

    [Fact]
    public void Recent_weeks_count_more()
    {
        var shares = Shares(1, (day, hour) => hour == (day >= Days - 28 ? 10 : 18) ? 100 : 0);
        shares[10].Should().BeInRange(0.5, 0.65, "28 days are one half-life, four of which are seen");
    }

    [Fact]
    public void A_holiday_takes_the_shape_of_earlier_holidays()
    {
        CalendarEntry[] holidays = [.. new[] { 20, 51, 80, Days + 1 }.Select(d =>
            new CalendarEntry { Date = Monday.AddDays(d), Kind = CalendarEntry.PublicHolidayKind })];
        double Orders(int day, int hour) => hour == (day is 20 or 51 or 80 ? 10 : 18) ? 100 : 0;
        Shares(2, Orders, holidays: holidays)[10].Should().BeGreaterThan(2 * Shares(3, Orders, holidays: holidays)[10]);
    }

    [Fact]
    public void An_hour_that_a_file_leaves_out_where_zero_is_likely_counts_as_zero()
    {
        // 2 orders on every tenth day, no row on the others.
        var sparse = Shares(1, (day, hour) => hour == 3 ? (day % 10 == 0 ? 2 : double.NaN) : 8);
        sparse[3].Should().BeApproximately(0.2 / (0.2 + (23 * 8)), 0.001);
    }

    [Fact]
    public void An_hour_that_is_missing_where_zero_is_unlikely_counts_as_unknown()
    {
        var gaps = Shares(1, (day, hour) => hour == 3 && day % 10 != 0 ? double.NaN : 8);
        gaps[3].Should().BeApproximately(1 / 24.0, 1e-9);
    }

    [Fact]
    public void Unknown_hours_teach_nothing_and_nothing_known_gives_nothing()
    {
        var shares = Shares(1, (_, hour) => hour < 12 ? double.NaN : 5);
        shares[..12].Should().OnlyContain(s => s == 0);
        shares[12..].Should().OnlyContain(s => Math.Abs(s - (1 / 12.0)) < 1e-9);
        Shares(1, (_, _) => double.NaN).Should().OnlyContain(s => s == 0);
    }

    private static double[] Shares(
        int lead, Func<int, int, double> orders, Store? store = null, IEnumerable<CalendarEntry>? holidays = null)
    {
        store ??= new Store { Id = "s" };
        var series = new Series(
            new SeriesKey("s", Channel.AllId), Grain.Hourly, Monday,
            [.. Enumerable.Range(0, Days * 24).Select(i => orders(i / 24, i % 24))]);
        var history = new DemandHistory(
            [store], [new Channel { Id = Channel.AllId }], new TradingCalendar(holidays ?? []), [], Monday, Days, [],
            [series]);
        var shares = new double[24];
        var calendar = EventCalendar.For(history, new Horizon(14));
        HourProfile.Fill(series, calendar, EventHours.Of(history, calendar), store, lead, shares);
        return shares;
    }
}
