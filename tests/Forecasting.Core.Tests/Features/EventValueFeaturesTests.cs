using Forecasting.Core.Domain;
using Forecasting.Core.Features;

namespace Forecasting.Core.Tests.Features;

public sealed class EventValueFeaturesTests
{
    private const int Days = 60;

    private static readonly Store[] Stores = [new() { Id = "a" }, new() { Id = "b" }];

    [Fact]
    public void Values_of_one_day_add_up_and_a_kind_that_always_says_the_same_has_no_column()
    {
        CalendarEntry[] entries =
        [
            DailyChain.Entry(62, "promotion", "chain") with { Value = 0.2 },
            DailyChain.Entry(62, "promotion", "own") with { Value = 0.1 },
            DailyChain.Entry(20, "promotion", "chain") with { Value = 0.3 },
            DailyChain.Entry(63, "festival", "lantern") with { Value = 1 },
            DailyChain.Entry(30, "festival", "lantern") with { Value = 1 },
        ];
        var chain = Chain(entries);

        new EventValueFeatures().Columns(chain).Should().Equal("promotion_value", "promotion_value_as_orders");
        Row(chain, lead: 3)[0].Should().BeApproximately(0.3f, 1e-6f);
        Row(chain, lead: 4).Should().OnlyContain(v => v == 0);
    }

    [Fact]
    public void An_announced_order_counts_by_what_it_adds_to_the_level()
    {
        var chain = Chain(
        [
            DailyChain.Entry(62, "group_order", "at noon") with { Value = 100 },
            DailyChain.Entry(64, "group_order", "at noon") with { Value = 1e9 },
        ]);

        Row(chain, lead: 3)[1].Should().BeApproximately((float)Math.Log(1.5), 0.01f, "the store sells 200 a day");
        Row(chain, lead: 5)[1].Should().Be(2, "more is not believed");
    }

    [Fact]
    public void A_calendar_without_values_has_no_columns() =>
        new EventValueFeatures().Columns(Chain([DailyChain.Entry(20, "promotion", "chain")])).Should().BeEmpty();

    private static ChainState Chain(IEnumerable<CalendarEntry> entries) => ChainState.Of(
        DailyChain.Make(Stores, entries, Days, (_, _) => 200), [Days - 1], new Horizon(7));

    private static float[] Row(ChainState chain, int lead)
    {
        var features = new EventValueFeatures();
        var row = new float[features.Columns(chain).Count];
        features.Write(new TargetDay(chain, 0, Days - 1, lead), row);
        return row;
    }
}
