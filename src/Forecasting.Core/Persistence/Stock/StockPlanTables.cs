using System.Data.Common;
using Dapper;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Core.Persistence.Stock;

/// <summary>The newest plan of one store.</summary>
public sealed record StoredStockPlan
{
    /// <summary>The store.</summary>
    public required string StoreId { get; init; }

    /// <summary>The day after whose closing is ordered.</summary>
    public required DateOnly OrderOn { get; init; }

    /// <summary>When the plan was made, ISO 8601 in UTC.</summary>
    public required string MadeAt { get; init; }

    /// <summary>The price of a lost line at which the store keeps its target.</summary>
    public required double PriceOfLostLine { get; init; }
}

/// <summary>What was planned for one SKU of a store.</summary>
public sealed record StoredStockLine
{
    /// <summary>The store.</summary>
    public required string StoreId { get; init; }

    /// <summary>The SKU.</summary>
    public required string SkuId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its category, or empty.</summary>
    public required string Category { get; init; }

    /// <summary>The day before whose opening the order comes; null where it cannot be ordered this evening.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Packs ordered.</summary>
    public required int Packs { get; init; }

    /// <summary>Units ordered.</summary>
    public required int Units { get; init; }

    /// <summary>What the order costs.</summary>
    public required double Value { get; init; }

    /// <summary>Units that can be sold.</summary>
    public required int InStock { get; init; }

    /// <summary>Units on hand and on their way that will be there for customers.</summary>
    public required int Position { get; init; }

    /// <summary>Probability that it runs out before the next order comes; null without an order.</summary>
    public double? StockOutChance { get; init; }

    /// <summary>Mean online order lines between this delivery and the next.</summary>
    public required double Lines { get; init; }

    /// <summary>Mean units that lack between this delivery and the next.</summary>
    public required double LostUnits { get; init; }

    /// <summary>Mean online order lines that lack between this delivery and the next.</summary>
    public required double LostLines { get; init; }

    /// <summary>Mean units of the order that go out of date unsold.</summary>
    public required double WasteUnits { get; init; }

    /// <summary>What they cost.</summary>
    public required double WasteValue { get; init; }

    /// <summary>What the rules did, in their order, with semicolons between.</summary>
    public required string Reasons { get; init; }

    /// <summary>What a planner should know, with semicolons between; often empty.</summary>
    public required string Notes { get; init; }
}

/// <summary>An order that is to be expected, of one store.</summary>
public sealed record StoredExpectedOrder
{
    /// <summary>The store.</summary>
    public required string StoreId { get; init; }

    /// <summary>The SKU.</summary>
    public required string SkuId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Units in a pack.</summary>
    public required int PackSize { get; init; }

    /// <summary>The day after whose closing it is ordered.</summary>
    public required DateOnly OrderOn { get; init; }

    /// <summary>The day before whose opening it should come.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Units in the mean course of things.</summary>
    public required int Units { get; init; }

    /// <summary>Units that are not exceeded nine times in ten.</summary>
    public required int MostUnits { get; init; }

    /// <summary>1 for an order of this evening, else 0.</summary>
    public required int IsFirm { get; init; }
}

/// <summary>The tables stock_plans, stock_lines and expected_orders.</summary>
public static class StockPlanTables
{
    private static readonly RowBatch Plans = new(
        "stock_plans", "store_id", "order_on", "made_at", "price_of_lost_line");

    private static readonly RowBatch Lines = new(
        "stock_lines", "store_id", "sku_id", "name", "category", "due_on", "packs", "units", "value", "in_stock",
        "position", "stock_out_chance", "lines", "lost_units", "lost_lines", "waste_units", "waste_value", "reasons",
        "notes");

    private static readonly RowBatch Expected = new(
        "expected_orders", "store_id", "sku_id", "order_on", "due_on", "name", "pack_size", "units", "most_units",
        "is_firm");

    /// <summary>Replaces what was planned before, in one transaction: readers see the old plan or the new
    /// one.</summary>
    /// <param name="database">Where to; its schema must be the newest.</param>
    /// <param name="plans">One per store.</param>
    /// <param name="lines">Each store and SKU once.</param>
    /// <param name="expected">Each store, SKU and day of order once.</param>
    /// <param name="cancellation">Stops it; nothing is changed then.</param>
    public static Task ReplaceAsync(
        Database database,
        IEnumerable<StoredStockPlan> plans,
        IEnumerable<StoredStockLine> lines,
        IEnumerable<StoredExpectedOrder> expected,
        CancellationToken cancellation) => RowBatch.ReplaceAsync(
        database,
        cancellation,
        (Plans, plans.Select(p => new object?[] { p.StoreId, p.OrderOn, p.MadeAt, p.PriceOfLostLine })),
        (Lines, lines.Select(Row)),
        (Expected, expected.Select(e => new object?[]
        {
            e.StoreId, e.SkuId, e.OrderOn, e.DueOn, e.Name, e.PackSize, e.Units, e.MostUnits, e.IsFirm,
        })));

    /// <summary>The plan of a store, or null.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="storeId">The store.</param>
    public static StoredStockPlan? PlanOf(DbConnection connection, string storeId) =>
        connection.QuerySingleOrDefault<StoredStockPlan>(
            """
            select store_id as StoreId, order_on as OrderOn, made_at as MadeAt, price_of_lost_line as PriceOfLostLine
            from stock_plans where store_id = @storeId
            """,
            new { storeId });

    /// <summary>The stores that have a plan, in id order.</summary>
    /// <param name="connection">Open connection.</param>
    public static IReadOnlyList<string> StoresOf(DbConnection connection) =>
        connection.Query<string>("select store_id from stock_plans order by store_id").AsList();

    /// <summary>The lines of a store's plan, in SKU order.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="storeId">The store.</param>
    public static IReadOnlyList<StoredStockLine> LinesOf(DbConnection connection, string storeId) =>
        connection.Query<StoredStockLine>(
            """
            select store_id as StoreId, sku_id as SkuId, name as Name, category as Category, due_on as DueOn,
                   packs as Packs, units as Units, value as Value, in_stock as InStock, position as Position,
                   stock_out_chance as StockOutChance, lines as Lines, lost_units as LostUnits,
                   lost_lines as LostLines, waste_units as WasteUnits, waste_value as WasteValue,
                   reasons as Reasons, notes as Notes
            from stock_lines where store_id = @storeId order by sku_id
            """,
            new { storeId }).AsList();

    /// <summary>Orders to be expected, by SKU, day and store.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="storeId">Only this store's; empty for all.</param>
    /// <param name="skuId">Only this SKU's; empty for all.</param>
    public static IReadOnlyList<StoredExpectedOrder> ExpectedOf(
        DbConnection connection, string storeId, string skuId) =>
        connection.Query<StoredExpectedOrder>(
            """
            select store_id as StoreId, sku_id as SkuId, order_on as OrderOn, due_on as DueOn, name as Name,
                   pack_size as PackSize, units as Units, most_units as MostUnits, is_firm as IsFirm
            from expected_orders
            where (@storeId = '' or store_id = @storeId) and (@skuId = '' or sku_id = @skuId)
            order by sku_id, order_on, store_id
            """,
            new { storeId, skuId }).AsList();

    private static object?[] Row(StoredStockLine line) =>
    [
        line.StoreId, line.SkuId, line.Name, line.Category, line.DueOn, line.Packs, line.Units, line.Value,
        line.InStock, line.Position, line.StockOutChance, line.Lines, line.LostUnits, line.LostLines, line.WasteUnits,
        line.WasteValue, line.Reasons, line.Notes,
    ];
}
