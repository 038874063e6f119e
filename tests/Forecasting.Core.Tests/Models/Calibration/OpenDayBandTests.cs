using Forecasting.Core.Domain;
using Forecasting.Core.Models.Calibration;
using Forecasting.Core.Tests.Features;

namespace Forecasting.Core.Tests.Models.Calibration;

public sealed class OpenDayBandTests
{
    [Theory]
    [InlineData(0, 1.28155)]
    [InlineData(0.05, 1.25211)] // 0.75 / 0.95 = 0.7895 of the open days
    [InlineData(1 / 7.0, 1.19182)] // 0.7667 of the open days
    [InlineData(2 / 7.0, 1.17499)] // 0.72 would be less than 0.76
    [InlineData(1, 1.17499)]
    public void A_band_is_as_wide_as_80_percent_of_all_days_or_76_percent_of_the_open_ones_need(double closed, double z)
    {
        OpenDayBand.FactorAt(closed, OpenDayBand.LeastShareOfOpen).Should().BeApproximately(z / 1.28155, 2e-5);
    }

    [Fact]
    public void A_store_that_rests_on_sundays_has_narrower_bands_and_one_that_never_rests_has_not()
    {
        var history = DailyChain.Make(
            [new Store { Id = "rests" }, new Store { Id = "never" }], [], 100,
            (store, day) => store == 0 && day % 7 == 6 ? double.NaN : 50);
        OpenDayBand.Factor(history, history.Daily[1]).Should().Be(1);
        OpenDayBand.Factor(history, history.Daily[0]).Should().BeApproximately(1.19182 / 1.28155, 2e-5);
    }

    [Fact]
    public void Days_that_the_calendar_closes_narrow_nothing()
    {
        var closed = DailyChain.Entries(CalendarEntry.ClosedKind, Enumerable.Range(100, 9));
        var history = DailyChain.Make([new Store { Id = "never" }], closed, 100, (_, _) => 50);

        OpenDayBand.Factor(history, history.Daily[0]).Should().Be(1);
    }

    [Fact]
    public void Weekdays_that_the_calendar_closes_every_week_are_rest_days()
    {
        var sundays = DailyChain.Entries(
            CalendarEntry.ClosedKind, Enumerable.Range(0, 128).Where(day => day % 7 == 6));
        var history = DailyChain.Make(
            [new Store { Id = "rests" }], sundays, 100, (_, day) => day % 7 == 6 ? 0 : 50);

        OpenDayBand.Factor(history, history.Daily[0]).Should().BeApproximately(1.19182 / 1.28155, 2e-5);
    }

    [Fact]
    public void A_store_that_is_closed_for_weeks_narrows_nothing()
    {
        var closed = DailyChain.Entries(CalendarEntry.ClosedKind, Enumerable.Range(70, 58));
        var history = DailyChain.Make([new Store { Id = "closed" }], closed, 100, (_, day) => day < 70 ? 50 : 0);

        OpenDayBand.Factor(history, history.Daily[0]).Should().Be(1);
    }
}
