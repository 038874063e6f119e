using System.Net;
using System.Text.Json;
using Forecasting.Core.Domain;
using Forecasting.Core.Persistence.Stock;
using Forecasting.Core.Planning.Stock;
using Forecasting.Core.Planning.Stock.QuickPick;

namespace Forecasting.Api.Tests.Stock;

public sealed class StockApiTests : IAsyncLifetime
{
    private static readonly DateOnly Evening = ChainOfRuns.Origin;
    private static readonly Sku Apple = new()
    {
        Id = "A",
        Name = "=苹果",
        Category = "fruit",
        PackSize = 6,
        UnitCost = 4,
    };
    private static readonly Sku Bread = new() { Id = "B", Name = "bread", Category = "bakery", PackSize = 1 };

    private readonly ChainOfRuns _chain = new();
    private ServedApi _api = null!;

    public async ValueTask InitializeAsync()
    {
        await _chain.PublishAsync(level: 10);
        _api = new ServedApi(_chain);
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        _chain.Dispose();
    }

    [Fact]
    public async Task A_store_is_told_what_to_order_why_and_how_risky_it_is()
    {
        await PublishAsync();

        var answer = await _api.JsonAsync("/stores/S001/stock/plan");

        answer.GetProperty("order_on").GetString().Should().Be("2024-04-07");
        answer.GetProperty("lost_line_share").GetDouble().Should().Be(0.01);
        answer.GetProperty("value").GetDouble().Should().Be(72);
        var apple = answer.GetProperty("skus").EnumerateArray().First();
        (apple.GetProperty("packs").GetInt32(), apple.GetProperty("order_up_to").GetInt32()).Should().Be((3, 27));
        apple.GetProperty("reasons").GetString().Should().StartWith("18 units, to last");
        apple.GetProperty("stock_out_chance").GetDouble().Should().Be(0.125);
        answer.GetProperty("skus").GetArrayLength().Should().Be(2);
        (await _api.JsonAsync("/stores/S001/stock/plan?ordered=true")).GetProperty("skus").GetArrayLength()
            .Should().Be(1);
        (await _api.JsonAsync("/stores/S001/stock/plan?category=bakery")).GetProperty("skus")[0]
            .GetProperty("notes").GetString().Should().Be("its stock is not known");
    }

    [Fact]
    public async Task Suppliers_see_expected_orders_by_SKU_and_store()
    {
        await PublishAsync();

        var orders = (await _api.JsonAsync("/supply/expected")).GetProperty("orders").EnumerateArray().ToList();

        orders.Select(o => o.GetProperty("store_id").GetString()).Should().Equal("S001", "S002", "S001", "S002");
        orders.Select(o => o.GetProperty("firm").GetBoolean()).Should().Equal(true, true, false, false);
        orders[2].GetProperty("most_units").GetInt32().Should().Be(18);
        (await _api.JsonAsync("/supply/expected?store=S002")).GetProperty("orders").GetArrayLength().Should().Be(2);
        (await _api.JsonAsync("/supply/expected?sku=Z")).GetProperty("orders").GetArrayLength().Should().Be(0);
    }

    [Theory]
    [InlineData("/stores/S001/stock/plan")]
    [InlineData("/stores/S001/stock/quick-pick")]
    [InlineData("/supply/expected")]
    public async Task A_table_has_no_formula(string path)
    {
        await PublishAsync();

        using var response = await _api.SendAsync($"{path}?format=csv");

        response.Content.Headers.ContentType!.MediaType.Should().Be("text/csv");
        (await response.Content.ReadAsStringAsync()).Should().Contain(",'=苹果,");
    }

    [Theory]
    [InlineData("/stores/S009/stock/plan", HttpStatusCode.NotFound, "no-stock-plan")]
    [InlineData("/supply/expected?store=S009", HttpStatusCode.NotFound, "no-stock-plan")]
    [InlineData("/stores/S001/stock/plan?category=toys", HttpStatusCode.BadRequest, "bad-value")]
    [InlineData("/stores/S001/stock/plan?kategory=toys", HttpStatusCode.BadRequest, "unknown-parameter")]
    [InlineData("/stores/S002/stock/quick-pick", HttpStatusCode.NotFound, "no-quick-pick-plan")]
    [InlineData("/stores/S001/stock/quick-pick?move=true", HttpStatusCode.BadRequest, "unknown-parameter")]
    [InlineData("/supply/expected?skus=A", HttpStatusCode.BadRequest, "unknown-parameter")]
    public async Task What_cannot_be_answered_is_named(string path, HttpStatusCode status, string type)
    {
        await PublishAsync();

        await ShouldBeAsync(path, status, type);
    }

    [Theory]
    [InlineData("/stores/S001/stock/plan", "no-stock-plan")]
    [InlineData("/stores/S001/stock/quick-pick", "no-quick-pick-plan")]
    [InlineData("/supply/expected", "no-stock-plan")]
    public Task Before_the_first_plan_it_is_said_how_to_make_one(string path, string type) =>
        ShouldBeAsync(path, HttpStatusCode.NotFound, type);

    [Fact]
    public async Task A_store_is_told_what_is_to_lie_in_its_quick_pick_room()
    {
        await PublishAsync();

        var answer = await _api.JsonAsync("/stores/S001/stock/quick-pick");

        answer.GetProperty("planned_on").GetString().Should().Be("2024-04-07");
        (answer.GetProperty("room_litres").GetDouble(), answer.GetProperty("room_share").GetDouble())
            .Should().Be((400, 0.75));
        (answer.GetProperty("cost_per_day").GetDouble(), answer.GetProperty("cost_without_room_per_day").GetDouble())
            .Should().Be((80, 120));
        answer.GetProperty("moves").GetInt32().Should().Be(1);
        var apple = answer.GetProperty("skus").EnumerateArray().Single();
        (apple.GetProperty("action").GetString(), apple.GetProperty("units").GetInt32()).Should().Be(("bring_in", 12));
        (apple.GetProperty("litres").GetDouble(), apple.GetProperty("saving_per_day").GetDouble())
            .Should().Be((15, 2.5));
        (await _api.JsonAsync("/stores/S001/stock/quick-pick?moved=true")).GetProperty("skus").GetArrayLength()
            .Should().Be(1);
    }

    private async Task ShouldBeAsync(string path, HttpStatusCode status, string type)
    {
        using var response = await _api.SendAsync(path);

        response.StatusCode.Should().Be(status);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        problem.GetProperty("type").GetString().Should().Be($"urn:rtmart-forecast:{type}");
    }

    private async Task PublishAsync()
    {
        var plans = new[] { Plan("S001") with { Room = Room }, Plan("S002") };
        var skus = new Dictionary<string, Sku> { ["A"] = Apple, ["B"] = Bread };
        var madeAt = new DateTimeOffset(2024, 4, 8, 2, 0, 0, TimeSpan.Zero);
        await StockPublication.PublishAsync(_chain.Database, plans, skus, madeAt, CancellationToken.None);
        await QuickPickPublication.PublishAsync(_chain.Database, plans, skus, madeAt, CancellationToken.None);
    }

    private static QuickPickPlan Room => new(
        [
            new QuickPickLine("A", IsInRoom: true, IsMoved: true, 9, 20, 15, 12, 1.25, 2.5),
            new QuickPickLine("B", IsInRoom: false, IsMoved: false, 1, 2, 0, 0, 0, 0.1),
        ],
        400, 0.75, 80, 120);

    private static StoreStockPlan Plan(string store)
    {
        var line = new StockLine(store, "A", Evening, Evening.AddDays(1), 9, 0, 3)
        {
            StockOutChance = 0.125,
            Lines = 40,
            LostLines = 0.4,
            Value = 72,
        }.With("cover", 18);
        return new StoreStockPlan(
            new Store { Id = store }, Evening, 12.5,
            [
                new PlannedSku(Apple, new BookedStock([new StockBatch(7, 3)], [], Evening), line, []),
                new PlannedSku(Bread, new BookedStock([], [], null), null, ["its stock is not known"]),
            ],
            [
                new ExpectedOrder(store, "A", Evening, Evening.AddDays(1), 18, 18, true),
                new ExpectedOrder(store, "A", Evening.AddDays(1), Evening.AddDays(2), 12, 18, false),
            ]);
    }
}
