using Forecasting.Core.Domain;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Stock;
using Forecasting.Core.Planning.Stock;
using Forecasting.Core.Planning.Stock.QuickPick;

namespace Forecasting.Core.Tests.Persistence.Stock;

[Collection(EngineCollection.Name)]
public sealed class StockPlanTablesTests(PostgresServer postgres)
{
    private static readonly DateOnly Evening = new(2025, 5, 25);
    private static readonly Sku Apple = new()
    {
        Id = "A",
        Name = "苹果",
        Category = "fruit",
        PackSize = 6,
        UnitCost = 4,
    };

    private static readonly Dictionary<string, Sku> Skus = new() { ["A"] = Apple };

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_plan_is_read_as_it_was_published_and_replaces_the_one_before(DatabaseEngine engine)
    {
        using var place = EmptyDatabase.Migrated(engine, postgres);
        var cancellation = TestContext.Current.CancellationToken;

        await StockPublication.PublishAsync(
            place.Database, [Plan("S1", 6), Plan("S2", 12)], Skus, Noon(1), cancellation);
        await StockPublication.PublishAsync(place.Database, [Plan("S1", 18)], Skus, Noon(2), cancellation);

        using var connection = place.Database.Open();
        StockPlanTables.StoresOf(connection).Should().Equal("S1");
        var plan = StockPlanTables.PlanOf(connection, "S1")!;
        (plan.OrderOn, plan.PriceOfLostLine, plan.MadeAt[..10]).Should().Be((Evening, 12.5, "2025-05-02"));
        var line = StockPlanTables.LinesOf(connection, "S1").Should().ContainSingle().Which;
        (line.SkuId, line.Name, line.Units, line.Packs, line.InStock).Should().Be(("A", "苹果", 18, 3, 7));
        (line.DueOn, line.StockOutChance, line.WasteValue).Should().Be((Evening.AddDays(1), 0.125, 2.0));
        line.Reasons.Should().Be("18 units, to last until the next order can come");
        line.Notes.Should().Be("first; second");
        var expected = StockPlanTables.ExpectedOf(connection, "", "A").Should().ContainSingle().Which;
        (expected.Units, expected.MostUnits, expected.PackSize, expected.IsFirm).Should().Be((18, 24, 6, 1));
        StockPlanTables.ExpectedOf(connection, "S2", "").Should().BeEmpty();
        StockPlanTables.PlanOf(connection, "S2").Should().BeNull();
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_quick_pick_room_is_read_as_it_was_published(DatabaseEngine engine)
    {
        using var place = EmptyDatabase.Migrated(engine, postgres);
        var cancellation = TestContext.Current.CancellationToken;
        var room = new QuickPickPlan(
            [
                new QuickPickLine("A", IsInRoom: true, IsMoved: false, 9, 20, 15, 12, 1.25, 2.5),
                new QuickPickLine("B", IsInRoom: false, IsMoved: false, 1, 2, 0, 0, 0, 0.1),
            ],
            400, 0.75, 80, 120);

        await QuickPickPublication.PublishAsync(
            place.Database, [Plan("S1", 6) with { Room = room }, Plan("S2", 6)], Skus, Noon(1), cancellation);

        using var connection = place.Database.Open();
        QuickPickTables.StoresOf(connection).Should().Equal("S1");
        var plan = QuickPickTables.PlanOf(connection, "S1")!;
        (plan.PlannedOn, plan.RoomLitres, plan.RoomShare, plan.CostPerDay, plan.CostWithoutRoomPerDay)
            .Should().Be((Evening, 400.0, 0.75, 80.0, 120.0));
        var line = QuickPickTables.LinesOf(connection, "S1").Should().ContainSingle().Which;
        (line.SkuId, line.InRoom, line.IsMoved, line.Units, line.Litres).Should().Be(("A", 1, 0, 12, 15.0));
        (line.LinesPerDay, line.RestocksPerDay, line.SavingPerDay).Should().Be((9.0, 1.25, 2.5));
    }

    private static DateTimeOffset Noon(int day) => new(2025, 5, day, 12, 0, 0, TimeSpan.Zero);

    private static StoreStockPlan Plan(string store, int units)
    {
        var line = new StockLine(store, "A", Evening, Evening.AddDays(1), 9, 0, units / 6)
        {
            StockOutChance = 0.125,
            WasteUnits = 0.5,
        }.With("cover", units);
        return new StoreStockPlan(
            new Store { Id = store }, Evening, 12.5,
            [
                new PlannedSku(Apple, new BookedStock([new StockBatch(7, 3)], [], Evening), line, ["first", "second"]),
                new PlannedSku(new Sku { Id = "B" }, new BookedStock([], [], Evening), null, []),
            ],
            [new ExpectedOrder(store, "A", Evening, Evening.AddDays(1), units, units + 6, true)]);
    }
}
