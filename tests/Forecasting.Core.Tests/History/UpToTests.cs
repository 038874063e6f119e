using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Tests.History;

public sealed class UpToTests
{
    private static readonly DateOnly First = new(2024, 1, 1);
    private static readonly SeriesKey Key = new("A", Channel.AllId);

    /// <summary>Orders of 40 days, some unknown, and a day to cut at.</summary>
    private static readonly Gen<(int?[] Orders, int Cut)> Cases =
        Gen.Select(Gen.Int[0, 50].Nullable(0.3).Array[40], Gen.Int[0, 39]);

    [Fact]
    public void A_cut_history_is_the_one_that_the_earlier_rows_alone_give()
    {
        Cases.Sample(c =>
        {
            c.Orders[0] = 1;
            var cut = Build(c.Orders).UpTo(new Origin(First.AddDays(c.Cut)));
            c.Orders[c.Cut] ??= 0;
            var alone = Build(c.Orders[..(c.Cut + 1)]);
            for (var day = 0; day < c.Cut; day++)
            {
                cut.Daily[0].Values[day].Should().Be(alone.Daily[0].Values[day]);
                cut.StateOf(Key, day).Should().Be(alone.StateOf(Key, day));
            }

            cut.Days.Should().Be(c.Cut + 1);
            cut.LastDay.Should().Be(alone.LastDay);
        });
    }

    [Fact]
    public void What_comes_after_the_origin_changes_nothing()
    {
        Cases.Sample(c =>
        {
            c.Orders[0] = 1;
            var before = Build(c.Orders).UpTo(new Origin(First.AddDays(c.Cut)));
            var changed = c.Orders.Select((orders, day) => day > c.Cut ? 1000 : orders).ToArray();
            var after = Build(changed).UpTo(new Origin(First.AddDays(c.Cut)));

            after.Daily[0].Values.ToArray().Should().Equal(before.Daily[0].Values.ToArray());
        });
    }

    [Fact]
    public void An_origin_outside_the_history_is_refused()
    {
        var history = Build([1, 2, 3]);

        history.Invoking(h => h.UpTo(new Origin(First.AddDays(-1)))).Should().Throw<ArgumentOutOfRangeException>();
        history.Invoking(h => h.UpTo(new Origin(First.AddDays(3)))).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Unknown_zero_closed_and_not_yet_open_days_are_told_apart()
    {
        var builder = new DemandHistoryBuilder();
        builder.Add(new Store { Id = "A" });
        builder.Add(new Store { Id = "B" });
        builder.AddDay(new SeriesKey("B", Channel.AllId), First, 1);
        builder.AddDay(Key, First.AddDays(1), 0);
        builder.AddDay(Key, First.AddDays(4), 7);
        builder.Add(new CalendarEntry { Date = First.AddDays(3), Kind = CalendarEntry.ClosedKind });
        var history = builder.Build();

        Enumerable.Range(0, 5).Select(day => history.StateOf(Key, day)).Should().Equal(
            ObservationState.NotYetOpen,
            ObservationState.Open,
            ObservationState.Missing,
            ObservationState.Closed,
            ObservationState.Open);
    }

    private static DemandHistory Build(int?[] orders)
    {
        var builder = new DemandHistoryBuilder();
        builder.Add(new Store { Id = "A" });
        for (var day = 0; day < orders.Length; day++)
        {
            if (orders[day] is { } known)
            {
                builder.AddDay(Key, First.AddDays(day), known);
            }
        }

        builder.AddDay(new SeriesKey("B", Channel.AllId), First.AddDays(orders.Length - 1), 0);
        builder.Add(new Store { Id = "B" });
        return builder.Build();
    }
}
