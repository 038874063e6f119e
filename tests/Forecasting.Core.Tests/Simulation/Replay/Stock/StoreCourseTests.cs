using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models.Skus;
using Forecasting.Core.Planning.Stock;
using Forecasting.Core.Simulation.Replay.Stock;

namespace Forecasting.Core.Tests.Simulation.Replay.Stock;

public sealed class StoreCourseTests
{
    private const int First = 40;
    private static readonly DateOnly Monday = new(2025, 1, 6);

    private static readonly Sku Bread = new() { Id = "K1", ShelfLifeDays = 2, LeadTimeDays = 1, UnitCost = 2 };

    [Fact]
    public void What_is_there_is_sold_and_the_rest_of_the_lines_is_lost()
    {
        var store = Store(Bread with { ShelfLifeDays = null }, 5, day => new WantedDay(2, 2, 1, 0, 0));
        var course = store.Begin(First);

        course.Pass(First, null);
        course.Today.Single().LostLines.Should().Be(0);
        course.Today.Single().StockValue.Should().Be(4, "2 units at 2 yuan are left");
        SkuDay sold = default;
        course.Pass(First + 1, (_, row) => sold = row);

        sold.AllUnits.Should().Be(2);
        sold.SoldOutHours.Should().BeGreaterThan(0);
        course.Today.Single().LostLines.Should().Be(2 - sold.Lines);
    }

    [Fact]
    public void A_late_delivery_is_late_under_every_plan()
    {
        var late = Store(Bread, 0, _ => default, new Lateness(0, 1));
        var inTime = Store(Bread, 0, _ => default, Lateness.None);

        OnHandAfter(late, 2).Should().Be(0);
        OnHandAfter(late, 3).Should().Be(24);
        OnHandAfter(inTime, 2).Should().Be(24);
    }

    [Fact]
    public void More_cover_by_hand_never_loses_more_and_the_cover_just_meets_the_target()
    {
        var random = new Random(4);
        var wanted = Enumerable.Range(0, 120).Select(_ => (ushort)random.Next(9))
            .Select(units => new WantedDay(units, units, 1, 0, 0)).ToList();
        var store = Store(Bread with { ShelfLifeDays = null, DeliveryWeekdays = "135" }, 10, day => wanted[day]);
        var replay = new ManualReplay(store, Calendar);
        double Lost(double cover) => replay.Run(ManualStock.Of(cover), First, First + 7, First + 69)
            .Sum(d => d.LostLines);

        Enumerable.Range(0, 8).Select(d => Lost(d)).Should().BeInDescendingOrder();
        var lines = Enumerable.Range(First + 7, 63).Sum(d => wanted[d].Lines);
        var enough = replay.JustEnough(First, First + 7, First + 69, 0.006);
        Lost(enough.Covers[3]).Should().BeLessThanOrEqualTo(0.006 * lines);
        Lost(enough.Covers[3] - 0.5).Should().BeGreaterThan(0.006 * lines);
    }

    [Fact]
    public void Nobody_covers_thirteen_days_with_goods_that_keep_for_three()
    {
        var fresh = Store(Bread with { ShelfLifeDays = 3 }, 10, _ => new WantedDay(4, 4, 0, 0, 0));
        var lasting = Store(Bread with { ShelfLifeDays = 30 }, 10, _ => new WantedDay(4, 4, 0, 0, 0));
        double MostHeld(ReplayedStore store) => new ManualReplay(store, Calendar)
            .Run(ManualStock.Of(13), First, First + 14, First + 30).Max(d => d.StockValue);

        // Wanted are 4 units online a day, at 2 yuan.
        MostHeld(fresh).Should().BeLessThanOrEqualTo(3.5 * 4 * 2);
        MostHeld(lasting).Should().BeGreaterThan(12 * 4 * 2);
    }

    [Fact]
    public void An_oracle_loses_nothing_where_deliveries_are_in_time() =>
        Gen.Select(Gen.Int[0, 9].Array[80], Gen.Int[1, 2], Gen.Int[0, 2]).Sample((units, wait, days) =>
        {
            var sku = Bread with
            {
                LeadTimeDays = wait,
                ShelfLifeDays = null,
                DeliveryWeekdays = new[] { "1234567", "135", "246" }[days],
            };
            var store = Store(sku, 60, day => new WantedDay((ushort)units[day % 80], (ushort)units[day % 80], 0, 0, 0),
                Lateness.None);
            var planner = new StoreStockPlanner(
                StockPolicy.Usual, new StockBook([], [], new Origin(Monday)),
                new Dictionary<string, Lateness> { [""] = Lateness.None }, Calendar, StockLimits.None)
            {
                ExpectedDays = 0,
            };
            var course = new PlannedCourse(store, planner, First, _ => true);
            for (var day = First; day < First + 35; day++)
            {
                course.Pass(day, day >= First + 7, null);
                var known = store.Goods.Sales.UpTo(new Origin(Monday.AddDays(day)));
                course.Order(day, known, OracleDemand.From(store.Goods, day, course.Horizon(day)), _ => false);
            }

            return course.Days.Sum(d => d.LostLines) == 0;
        }, iter: 20);

    [Fact]
    public void Models_see_what_was_sold_in_the_replay_and_nothing_after_their_origin()
    {
        var history = History(Bread);
        var ledger = new SalesLedger(history, First);
        var day = new SkuDay(3, 2, 1, 5, false, 1.5f);
        ledger.Write("S1", 0, First, day);
        ledger.Write("S1", 0, First + 1, day with { Units = 9 });

        var seen = ledger.UpTo(new Origin(Monday.AddDays(First))).Store("S1").Series[0];

        seen.Units(First - 1).Should().Be(2, "as it was sold before the replay");
        (seen.Units(First), seen.Lines(First), seen.WalkInUnits(First)).Should().Be((3, 2, 1));
        seen.SoldOutHours(First).Should().BeApproximately(1.5, 0.01);
        seen.Units(First + 1).Should().Be(0);
    }

    private static TradingCalendar Calendar => new([]);

    private static int OnHandAfter(ReplayedStore store, int days)
    {
        var course = store.Begin(First);
        for (var day = First; day < First + days; day++)
        {
            course.Pass(day, null);
            course.Order(0, day, day + 2, day == First ? 24 : 0);
        }

        course.Pass(First + days, null);
        return course.Booked(0, First + days).Units;
    }

    private static SkuHistory History(Sku sku)
    {
        var builder = new SkuHistoryBuilder();
        builder.Add(new Store { Id = "S1", OpenHour = 8, CloseHour = 22 });
        builder.Add(sku);
        for (var day = 0; day < 130; day++)
        {
            builder.Add("S1", "K1", Monday.AddDays(day), new SkuDay(2, 2, 1, 5, false, 0));
        }

        return builder.Build();
    }

    private static ReplayedStore Store(Sku sku, int opening, Func<int, WantedDay> wanted, Lateness? lateness = null)
    {
        var history = History(sku);
        var days = Enumerable.Range(0, 130)
            .Select(day => day < 120 ? wanted(day) with { Opening = opening } : default).ToList();
        var goods = new StoreGoods(history.Stores[0], [days], 0, ['A']);
        var orders = new DemandHistoryBuilder();
        orders.Add(history.Stores[0].Store);
        for (var day = 0; day < 130; day++)
        {
            orders.AddDay(new SeriesKey("S1", Channel.AllId), Monday.AddDays(day), 100);
        }

        var demand = orders.Build();
        return new ReplayedStore(
            goods, new SellingHours(new SkuContext(history), history.Stores[0], null),
            new StoreOrders(history.Stores[0], demand, ManualForecasts.None, 0, 129),
            _ => lateness ?? Lateness.None, new StockReplayWorld([], 3, 0));
    }
}
