using Forecasting.Core.Domain;
using Forecasting.Core.Features;

namespace Forecasting.Core.Tests.Features;

public sealed class DemandStateTests
{
    private const int Days = 210;

    private static readonly Store[] OneStore = [new() { Id = "a" }];
    private static readonly double[] Weekdays = [0, -0.1, -0.1, 0, 0.1, 0.4, -0.3];

    [Fact]
    public void Level_and_weekday_profile_of_a_series_without_noise_are_recovered()
    {
        var state = State([], Steady);
        var profile = state.Snapshots[Days - 1];
        for (var weekday = 0; weekday < 7; weekday++)
        {
            var said = state.Middle[Days - 1] + profile[weekday];
            said.Should().BeApproximately((float)(5 + Weekdays[weekday]), 0.02f, "weekday {0}", weekday);
        }

        (profile[5] - profile[6]).Should().BeApproximately(0.7f, 0.03f);
        state.Scale[Days - 1].Should().BeLessThan(0.03f, "nothing surprises any more");
    }

    [Fact]
    public void A_lasting_doubling_moves_the_fast_level_most_and_the_slow_one_least()
    {
        var state = State([], day => Steady(day) * (day >= Days - 7 ? 2 : 1));
        var today = Days - 1;
        state.Surprise[Days - 7].Should().BeApproximately(MathF.Log(2), 0.05f);
        state.Slow[today].Should().BeGreaterThan(state.Slow[Days - 8]);
        state.Fast[today].Should().BeGreaterThan(state.Middle[today] + 0.05f);
        state.Middle[today].Should().BeGreaterThan(state.Slow[today] + 0.01f);
    }

    [Fact]
    public void A_closed_day_teaches_as_little_as_an_unknown_one()
    {
        CalendarEntry[] closings = [.. DailyChain.Entries(CalendarEntry.ClosedKind, [60, 61, 130, Days - 2])];
        var closed = State(closings, day => day is 60 or 61 or 130 or Days - 2 ? 0 : Steady(day));
        var unknown = State(closings, day => day is 60 or 61 or 130 or Days - 2 ? double.NaN : Steady(day));
        Alike(closed, unknown, Days);
        closed.Middle[61].Should().Be(closed.Middle[59]);
        closed.KnownDays[61].Should().Be(60);
        float.IsNaN(closed.LogOrders[60]).Should().BeTrue();
    }

    [Fact]
    public void A_day_that_is_open_without_orders_does_teach()
    {
        var state = State([], day => day == 130 ? 0 : Steady(day));
        state.LogOrders[130].Should().Be(0);
        state.Middle[130].Should().BeLessThan(state.Middle[129]);
    }

    [Fact]
    public void An_event_surprises_but_does_not_move_the_level()
    {
        var state = State([DailyChain.Entry(100, "festival")], day => Steady(day) * (day == 100 ? 3 : 1));
        state.Surprise[100].Should().BeApproximately(MathF.Log(3), 0.05f);
        state.Middle[100].Should().Be(state.Middle[99]);
        state.KnownDays[100].Should().Be(101);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(333)]
    [InlineData(700)]
    public void Nothing_after_a_day_changes_what_is_said_of_that_day(int lastDay)
    {
        var whole = DailyChain.Rich();
        var other = DailyChain.Rich((_, day, orders) => day > lastDay ? (2000 - orders) % 700 : orders);
        var cut = whole.UpTo(new Origin(whole.FirstDay.AddDays(lastDay)));
        for (var series = 0; series < 3; series++)
        {
            var calendar = EventCalendar.For(whole, new Horizon(14));
            var state = new DemandState(whole.Daily[series], calendar, [lastDay]);
            Alike(state, new DemandState(other.Daily[series], calendar, [lastDay]), lastDay + 1);
            Alike(state, new DemandState(cut.Daily[series], calendar, [lastDay]), lastDay + 1);
        }
    }

    private static double Steady(int day) => Math.Exp(5 + Weekdays[day % 7]) - 1;

    private static DemandState State(IReadOnlyList<CalendarEntry> entries, Func<int, double> orders)
    {
        var history = DailyChain.Make(OneStore, entries, Days, (_, day) => orders(day));
        return new DemandState(history.Daily[0], EventCalendar.For(history, new Horizon(14)), [Days - 1]);
    }

    private static void Alike(DemandState expected, DemandState found, int days)
    {
        Func<DemandState, float[]>[] columns =
            [s => s.LogOrders, s => s.Adjusted, s => s.Surprise, s => s.Fast, s => s.Middle, s => s.Slow, s => s.Scale];
        foreach (var column in columns)
        {
            column(found)[..days].Should().Equal(column(expected)[..days]);
        }

        found.KnownDays[..days].Should().Equal(expected.KnownDays[..days]);
        found.Snapshots[days - 1].Should().Equal(expected.Snapshots[days - 1]);
    }
}
