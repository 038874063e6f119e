using System.ComponentModel;
using Forecasting.Core.Domain;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Stock;

namespace Forecasting.Api.Supply;

/// <summary>An order that a supplier may expect.</summary>
public sealed record ExpectedRow
{
    public required string SkuId { get; init; }

    public required string Name { get; init; }

    public required string StoreId { get; init; }

    /// <summary>The day after whose closing it is ordered.</summary>
    public required DateOnly OrderOn { get; init; }

    /// <summary>The day before whose opening it should come.</summary>
    public required DateOnly DueOn { get; init; }

    public required int Packs { get; init; }

    /// <summary>Units in the mean course of things, in whole packs.</summary>
    public required int Units { get; init; }

    /// <summary>Units that are not exceeded nine times in ten.</summary>
    public required int MostUnits { get; init; }

    /// <summary>Whether it is an order of this evening.</summary>
    public required bool Firm { get; init; }
}

/// <summary>Orders to be expected in the days to come.</summary>
public sealed record ExpectedAnswer : ITable
{
    /// <summary>By SKU, day and store.</summary>
    public required IReadOnlyList<ExpectedRow> Orders { get; init; }

    IReadOnlyList<string> ITable.Columns =>
        ["sku_id", "name", "store_id", "order_on", "due_on", "packs", "units", "most_units", "firm"];

    // People open these in spreadsheets: no text may become a formula.
    IEnumerable<object?[]> ITable.Rows => Orders.Select(o => new object?[]
    {
        CsvField.Inert(o.SkuId), CsvField.Inert(o.Name), CsvField.Inert(o.StoreId), o.OrderOn, o.DueOn, o.Packs,
        o.Units, o.MostUnits, o.Firm ? 1 : 0,
    });
}

/// <summary>What suppliers should prepare.</summary>
public static class SupplyApi
{
    public static void MapSupply(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/supply/expected", Expected).Knows("sku", "store")
            .WithTags("Stock")
            .WithName("getExpectedOrders")
            .WithSummary("Orders that suppliers may expect")
            .WithDescription(
                "This evening's orders and those of the next days, up to fourteen, of every SKU and store, in the mean "
                + "course of things and at most. './rtmart plan --stock --db CONNECTION' makes it.");

    private static Results<Ready<ExpectedAnswer>, Problem> Expected(
        [Description("Only this SKU.")] string? sku,
        [Description("Only this store.")] string? store,
        HttpRequest request,
        Database database)
    {
        using var connection = database.Open();
        var stores = StockPlanTables.StoresOf(connection);
        if (stores.Count == 0 || (store is not null && !stores.Contains(store)))
        {
            return PlanProblems.NoStockPlan(store ?? "", stores);
        }

        return Answers.Now(request, new ExpectedAnswer
        {
            Orders = [.. StockPlanTables.ExpectedOf(connection, store ?? "", sku ?? "").Select(Row)],
        });
    }

    private static ExpectedRow Row(StoredExpectedOrder order) => new()
    {
        SkuId = order.SkuId,
        Name = order.Name,
        StoreId = order.StoreId,
        OrderOn = order.OrderOn,
        DueOn = order.DueOn,
        Packs = order.Units / order.PackSize,
        Units = order.Units,
        MostUnits = order.MostUnits,
        Firm = order.IsFirm != 0,
    };
}
