using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Accuracy.Tests;

public sealed class ChangedHistoriesTests
{
    private static readonly DemandHistory Chain = TinyChain.Make();

    [Fact]
    public void Without_events_only_closings_are_known()
    {
        var changed = ChangedHistories.WithoutEvents(Chain);

        changed.Calendar.Entries.Should().ContainSingle().Which.Kind.Should().Be(CalendarEntry.ClosedKind);
        changed.Daily.Should().BeSameAs(Chain.Daily);
        Chain.Calendar.Entries.Should().HaveCount(10, "the history itself is left as it was");
    }

    [Fact]
    public void Cuts_of_one_history_keep_sharing_one_calendar() =>
        ChangedHistories.WithoutEvents(Chain.UpTo(new Origin(TinyChain.FirstDay.AddDays(30)))).Calendar
            .Should().BeSameAs(ChangedHistories.WithoutEvents(Chain).Calendar);

    [Fact]
    public void Store_by_store_each_part_knows_one_store_and_what_holds_for_it()
    {
        var parts = ChangedHistories.StoreByStore(Chain);

        parts.Select(p => p.Stores.Single().Id).Should().Equal("S0", "S1", "S2", "S3");
        parts.Should().OnlyContain(p => p.Daily.Count == 1 && p.Daily[0].Key.StoreId == p.Stores[0].Id);
        parts.Select(p => p.Calendar.Entries.Count(e => e.Kind == "festival")).Should().Equal(1, 2, 0, 0);
        parts.Should().OnlyContain(p => p.FirstDay == Chain.FirstDay && p.Days == Chain.Days);
    }

    [Fact]
    public void Every_third_of_seven_stores_is_sampled_where_three_may_be()
    {
        var builder = new DemandHistoryBuilder();
        for (var store = 1; store <= 7; store++)
        {
            builder.Add(new Store { Id = $"S{store}" });
            builder.AddDay(new SeriesKey($"S{store}", Channel.AllId), TinyChain.FirstDay, 1);
        }

        ChangedHistories.SampledStores(builder.Build(), Grain.Daily, 3).Should().Equal("S1", "S4", "S7");
    }

    [Fact]
    public void A_sample_is_never_larger_than_asked_for_and_never_empty() =>
        Gen.Int[1, 10].Sample(most => ChangedHistories.SampledStores(Chain, Grain.Daily, most).Count is var count
            && count >= 1 && count <= most);

    [Fact]
    public void A_sample_of_no_store_is_refused() =>
        FluentActions.Invoking(() => ChangedHistories.SampledStores(Chain, Grain.Daily, 0))
            .Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void Of_some_stores_only_their_series_stay()
    {
        var some = ChangedHistories.Of(Chain, new HashSet<string> { "S1", "S3" });

        some.Daily.Select(s => s.Key.StoreId).Should().Equal("S1", "S3");
        some.Stores.Should().BeSameAs(Chain.Stores, "the calendar must read the same");
    }
}
