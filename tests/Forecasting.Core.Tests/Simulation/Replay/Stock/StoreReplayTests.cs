using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Stock;
using Forecasting.Core.Simulation.Replay.Stock;

namespace Forecasting.Core.Tests.Simulation.Replay.Stock;

public sealed class StoreReplayTests
{
    private static readonly DateOnly Monday = new(2025, 3, 3);
    private static readonly Store Store = new() { Id = "S1" };
    private static readonly Sku Bread = new() { Id = "K1", ShelfLifeDays = 2, LeadTimeDays = 1, UnitCost = 2 };

    [Fact]
    public void What_is_there_is_sold_and_the_rest_of_the_lines_is_lost()
    {
        // 5 units; 3 are wanted a day in 2 lines, one of them in the store. Nothing is ordered.
        var week = Replay(
            Start(Bread with { ShelfLifeDays = null }, 5, Enumerable.Repeat(new WantedDay(2, 2, 1), 7)),
            new Orders(_ => 0)).Single();

        week.Lines.Should().Be(14);
        week.LostLines.Should().BeApproximately(10 + (2.0 / 3), 1e-9, "a third of the second day's, and all after it");
        week.SoldValue.Should().Be(10);
        week.StockValueDays.Should().Be(4, "2 units lie there after the first day");
        week.WasteValue.Should().Be(0);
    }

    [Fact]
    public void Bread_of_the_day_before_yesterday_is_waste()
    {
        var week = Replay(Start(Bread, 9, Enumerable.Repeat(new WantedDay(1, 1, 0), 7)), new Orders(_ => 0)).Single();

        week.WasteValue.Should().Be(14, "7 of 9 units are left when they go out of date");
        week.LostLines.Should().Be(5);
    }

    [Fact]
    public void Orders_come_after_the_lead_time_and_late_ones_a_day_later()
    {
        var wanted = Enumerable.Repeat(new WantedDay(4, 4, 0), 7).ToList();
        var fifth = new Orders(evening => evening.Date == Monday ? 24 : 0);

        Replay(Start(Bread with { ShelfLifeDays = null }, 4, wanted), fifth).Single().LostLines.Should().Be(0);
        Replay(Start(Bread with { ShelfLifeDays = null }, 4, wanted), fifth, lateShare: 1).Single().LostLines
            .Should().Be(4);
    }

    [Fact]
    public void An_oracle_loses_nothing_where_deliveries_are_on_time_and_every_pack_is_a_unit() =>
        Gen.Select(Gen.Int[0, 9].Array[21], Gen.Int[1, 2], Gen.Int[0, 2]).Sample((units, wait, days) =>
        {
            var sku = Bread with
            {
                LeadTimeDays = wait,
                ShelfLifeDays = null,
                DeliveryWeekdays = new[] { "1234567", "135", "246" }[days],
            };
            var start = Start(sku, 60, units.Select(u => new WantedDay(u, u, 0)));
            return Replay(start, new OracleStock([start], Monday, 0), days: 21, runIn: 7).Sum(w => w.LostLines) == 0;
        });

    [Fact]
    public void More_cover_by_hand_never_loses_more()
    {
        var random = new Random(4);
        var start = Start(Bread with { ShelfLifeDays = null }, 10, Enumerable.Range(0, 56).Select(_ =>
            new WantedDay(random.Next(9), random.Next(9), random.Next(3))));
        double Lost(double days) => Replay(
            start, new ManualStock([start], (_, _) => 0.05, _ => 100, new Dictionary<char, double> { ['A'] = days }),
            days: 56).Sum(w => w.LostLines);

        Enumerable.Range(0, 8).Select(d => Lost(d)).Should().BeInDescendingOrder();
        Lost(ManualStock.JustEnough(d => Lost(d) / 224, 0.006)).Should().BeLessThanOrEqualTo(0.006 * 224);
    }

    [Fact]
    public void The_same_seed_gives_the_same_deliveries_whatever_is_ordered()
    {
        var wanted = Enumerable.Repeat(new WantedDay(4, 4, 0), 28).ToList();
        var start = Start(Bread with { ShelfLifeDays = null }, 0, wanted);
        var once = Replay(start, new Orders(_ => 4), lateShare: 0.3, days: 28);
        Replay(start, new Orders(_ => 4), lateShare: 0.3, days: 28).Should().BeEquivalentTo(once);
    }

    private static ReplayedSku Start(Sku sku, int onHand, IEnumerable<WantedDay> wanted) => new(
        sku, 'A', 2, [new StockBatch(onHand, sku.ShelfLifeDays ?? AgedStock.Keeps)], [], [.. wanted]);

    private static IReadOnlyList<ReplayedGoods> Replay(
        ReplayedSku start, IReplayedPlan plan, double lateShare = 0, int days = 7, int runIn = 0) =>
        [.. new StoreReplay(Store, Monday, lateShare, 1, _ => true).Run([start], plan, runIn, days)
            .Where(w => w.Week >= 0 && w.Lines > 0)];

    private sealed class Orders(Func<StockEvening, int> order) : IReplayedPlan
    {
        public int Order(in StockEvening evening) => order(evening);
    }
}
