using Forecasting.Core.Domain;
using Forecasting.Core.Features;

namespace Forecasting.Core.Tests.Features;

public sealed class EventCalendarTests
{
    private static readonly Horizon Ahead = new(14);

    private const int Days = 400;

    private static readonly Store[] Stores =
        [new() { Id = "a", Region = "north" }, new() { Id = "b", Region = "south" }];

    [Fact]
    public void Closed_is_bit_0_and_the_other_kinds_follow_by_falling_frequency()
    {
        var calendar = Calendar(
            [.. DailyChain.Entries("rare", [5]), .. DailyChain.Entries("frequent", [1, 9, 17]),
                .. DailyChain.Entries("closed", [3])]);
        calendar.Kinds.Should().Equal("closed", "frequent", "rare");
        calendar.Masks("a")[3].Should().Be(1);
        calendar.Masks("a")[9].Should().Be(2);
        calendar.Masks("a")[5].Should().Be(4);
        calendar.Masks("a")[6].Should().Be(0);
    }

    [Fact]
    public void As_many_kinds_as_there_is_room_for_have_a_bit_each()
    {
        var calendar = Calendar(ManyKinds(EventCalendar.MaximumKinds));
        calendar.Kinds.Should().HaveCount(1 + EventCalendar.MaximumKinds).And.NotContain(EventCalendar.OtherKinds);
        calendar.Masks("a")[0].Should().Be((1UL << (EventCalendar.MaximumKinds + 1)) - 2);
        calendar.KindOf("kind00").Should().Be(EventCalendar.MaximumKinds, "it is the rarest");
        calendar.KindOf("unheard").Should().Be(-1);
    }

    [Fact]
    public void Of_more_kinds_the_rarest_share_one_and_keep_their_names()
    {
        var calendar = Calendar(
            [.. ManyKinds(EventCalendar.MaximumKinds + 3), DailyChain.Entry(391, "rare", "eclipse")]);
        calendar.Kinds.Should().HaveCount(1 + EventCalendar.MaximumKinds)
            .And.Contain("kind64").And.NotContain("kind03");
        calendar.Kinds[^1].Should().Be(EventCalendar.OtherKinds);
        new[] { "rare", "kind00", "kind03" }.Select(calendar.KindOf).Should()
            .AllBeEquivalentTo(EventCalendar.MaximumKinds);
        calendar.Masks("a")[391].Should().Be(1UL << EventCalendar.MaximumKinds);
        calendar.Names[calendar.NameCodes("a")[391]].Should().Be("eclipse");
    }

    [Fact]
    public void A_frequent_kind_is_a_regime_a_short_rare_one_an_event_and_a_long_rare_one_a_season()
    {
        var calendar = Calendar(
        [
            .. DailyChain.Entries("promotion", Enumerable.Range(0, Days).Where(d => d / 7 % 2 == 0)),
            .. DailyChain.Entries("holiday", [50, 150, 151, 250]),
            .. DailyChain.Entries("school_holiday", Enumerable.Range(100, 12)),
        ]);
        calendar.Kinds.Should().Equal("closed", "promotion", "school_holiday", "holiday");
        calendar.RegularMask.Should().Be(0b0010);
        calendar.EventMask.Should().Be(0b1000);
        calendar.RegimeCount.Should().Be(2);
        calendar.Regime(0b1010).Should().Be(1);
        calendar.Regime(0b1101).Should().Be(0);
    }

    [Fact]
    public void Regular_kinds_are_packed_into_neighbouring_regimes()
    {
        var calendar = Calendar(
        [
            .. DailyChain.Entries("promotion", Enumerable.Range(0, Days).Where(d => d % 3 == 0)),
            .. DailyChain.Entries("holiday", [200]),
            .. DailyChain.Entries("leaflet", Enumerable.Range(0, Days).Where(d => d % 5 == 0)),
        ]);
        calendar.RegimeCount.Should().Be(4);
        new[] { 0, 15, 3, 5, 1 }.Select(d => calendar.Regime(calendar.Masks("a")[d])).Should().Equal(3, 3, 1, 2, 0);
    }

    [Fact]
    public void An_entry_reaches_its_store_its_region_or_everyone()
    {
        var calendar = Calendar(
        [
            DailyChain.Entry(10, "event", storeId: "a"), DailyChain.Entry(20, "event", region: "south"),
            DailyChain.Entry(30, "event"), DailyChain.Entry(40, "event", storeId: "unknown"),
        ]);
        int[] days = [10, 20, 30, 40];
        days.Where(d => calendar.Masks("a")[d] != 0).Should().Equal(10, 30);
        days.Where(d => calendar.Masks("b")[d] != 0).Should().Equal(20, 30);
    }

    [Fact]
    public void Events_carry_the_code_of_their_name_or_of_their_kind()
    {
        var calendar = Calendar(
            [DailyChain.Entry(10, "festival", "lantern"), DailyChain.Entry(20, "festival"),
                DailyChain.Entry(300, "festival", "lantern")]);
        calendar.Names.Should().Equal("", "lantern", "festival");
        new[] { 10, 20, 30, 300 }.Select(d => (int)calendar.NameCodes("a")[d]).Should().Equal(1, 2, 0, 1);
    }

    [Fact]
    public void The_family_of_an_event_is_its_kind()
    {
        var calendar = Calendar(
        [
            DailyChain.Entry(10, "holiday", "easter"), DailyChain.Entry(20, "shut"),
            DailyChain.Entry(30, "holiday", "epiphany"),
        ]);
        calendar.Names.Zip(calendar.NameKinds, (n, k) => (n, calendar.Kinds[k])).Skip(1).Should()
            .Equal(("easter", "holiday"), ("shut", "shut"), ("epiphany", "holiday"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_it_says_does_not_depend_on_the_cut_that_asked_first(bool shortFirst)
    {
        var fresh = EventCalendar.For(DailyChain.Rich(), Ahead);
        var history = DailyChain.Rich();
        var cut = history.UpTo(new Origin(history.FirstDay.AddDays(200)));
        var asked = shortFirst ? new[] { cut, history } : [history, cut];
        foreach (var calendar in asked.Select(h => EventCalendar.For(h, Ahead)).ToList())
        {
            calendar.Kinds.Should().Equal(fresh.Kinds);
            calendar.Names.Should().Equal(fresh.Names);
            (calendar.RegularMask, calendar.EventMask).Should().Be((fresh.RegularMask, fresh.EventMask));
            calendar.Masks("b")[..228].SequenceEqual(fresh.Masks("b")[..228]).Should().BeTrue();
            calendar.NameCodes("b")[..228].SequenceEqual(fresh.NameCodes("b")[..228]).Should().BeTrue();
        }
    }

    [Fact]
    public void Two_chains_under_one_calendar_do_not_get_each_others_stores()
    {
        var shared = new TradingCalendar([DailyChain.Entry(10, "event", region: "north")]);
        Store[] others = [new() { Id = "x", Region = "south" }, new() { Id = "y", Region = "north" }];
        EventCalendar.For(DailyChain.Make(Stores, shared, Days, (_, _) => 1), Ahead).Masks("a")[10].Should().NotBe(0);
        EventCalendar.For(DailyChain.Make(others, shared, Days, (_, _) => 1), Ahead).Masks("y")[10].Should().NotBe(0);
    }

    private static IEnumerable<CalendarEntry> ManyKinds(int kinds) => Enumerable.Range(0, kinds)
        .SelectMany(k => DailyChain.Entries($"kind{k:00}", Enumerable.Range(0, k + 1).Select(i => 5 * i)));

    private static EventCalendar Calendar(IEnumerable<CalendarEntry> entries) =>
        EventCalendar.For(DailyChain.Make(Stores, entries, Days, (_, _) => 1), Ahead);
}
