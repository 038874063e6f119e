using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Tests.Features;

namespace Forecasting.Core.Tests.History;

public sealed class TradingPatternTests
{
    private const int Days = 140;

    [Fact]
    public void A_store_without_rows_on_Sundays_is_closed_on_Sundays_only() =>
        Closed(day => day % 7 == 6 ? double.NaN : 50).Should().Equal(7, 14, 21);

    [Fact]
    public void A_store_that_took_nothing_on_Sundays_was_open() =>
        Closed(day => day % 7 == 6 ? 0 : 50).Should().BeEmpty();

    [Fact]
    public void One_Sunday_with_a_row_in_eight_weeks_means_that_it_trades() =>
        Closed(day => day % 7 == 6 && day != Days - 1 - 28 ? double.NaN : 50).Should().BeEmpty();

    [Fact]
    public void A_Sunday_with_a_row_longer_ago_is_history() =>
        Closed(day => day % 7 == 6 && day != Days - 1 - 56 ? double.NaN : 50).Should().Equal(7, 14, 21);

    [Fact]
    public void Rows_that_are_missing_for_a_while_close_nothing()
    {
        Closed(day => day >= Days - 40 ? double.NaN : 50).Should().BeEmpty();
        Closed(_ => double.NaN).Should().BeEmpty();
    }

    [Fact]
    public void Three_weeks_show_the_week_of_a_store_that_hardly_misses_a_row()
    {
        Closed(day => day % 7 == 6 ? double.NaN : 50, days: 21).Should().Equal(7, 14, 21);
        Closed(day => day % 7 == 6 ? double.NaN : 50, days: 14).Should().BeEmpty();
        Closed(day => day % 7 == 6 || day % 3 == 0 ? double.NaN : 50, days: 28).Should().BeEmpty();
        Closed(day => day < Days - 28 || day % 7 == 6 ? double.NaN : 50).Should().Equal(7, 14, 21);
    }

    [Fact]
    public void A_store_without_rows_is_closed_until_it_opens()
    {
        var store = new Store { Id = "a", OpenedOn = DailyChain.Monday.AddDays(Days + 2) };
        var history = DailyChain.Make([store], [], Days, (_, _) => double.NaN);
        Enumerable.Range(1, 5)
            .Where(lead => TradingPattern.IsClosed(history, history.Daily[0], history.Origin.Target(lead)))
            .Should().Equal(1, 2);
    }

    [Fact]
    public void The_calendar_closes_whatever_the_rows_say() =>
        Closed(_ => 50, DailyChain.Entry(Days + 2, CalendarEntry.ClosedKind)).Should().Equal(3);

    /// <summary>Leads 1 to 21 that are closed; the last known day is a Sunday.</summary>
    private static List<int> Closed(Func<int, double> orders, CalendarEntry? entry = null, int days = Days)
    {
        var history = DailyChain.Make(
            [new Store { Id = "a" }], entry is null ? [] : [entry], days, (_, day) => orders(day));
        return [.. Enumerable.Range(1, 21)
            .Where(lead => TradingPattern.IsClosed(history, history.Daily[0], history.Origin.Target(lead)))];
    }
}
