using Forecasting.Core.Domain;
using Forecasting.Core.Persistence.Stock;

namespace Forecasting.Api.Stock;

/// <summary>What was planned for one SKU.</summary>
public sealed record StockRow
{
    public required string SkuId { get; init; }

    public required string Name { get; init; }

    public required string Category { get; init; }

    /// <summary>The day before whose opening the order comes; absent where it cannot be ordered this evening.</summary>
    public DateOnly? DueOn { get; init; }

    public required int Packs { get; init; }

    public required int Units { get; init; }

    /// <summary>What the order costs.</summary>
    public required double Value { get; init; }

    /// <summary>Units that can be sold now.</summary>
    public required int InStock { get; init; }

    /// <summary>Units on hand and on their way that will be there for customers.</summary>
    public required int Position { get; init; }

    /// <summary>Units with the order that will be there until the next one comes.</summary>
    public required int OrderUpTo { get; init; }

    /// <summary>Probability that it runs out before the next order comes.</summary>
    public double? StockOutChance { get; init; }

    /// <summary>Mean units that lack between this delivery and the next.</summary>
    public required double LostUnits { get; init; }

    /// <summary>Mean online order lines that lack between this delivery and the next.</summary>
    public required double LostLines { get; init; }

    /// <summary>Mean units of the order that go out of date unsold.</summary>
    public required double WasteUnits { get; init; }

    /// <summary>What they cost.</summary>
    public required double WasteValue { get; init; }

    /// <summary>What made the order so large, in the order in which the rules were asked.</summary>
    public required string Reasons { get; init; }

    /// <summary>What a planner should know, such as an old stock; often empty.</summary>
    public required string Notes { get; init; }

    internal static StockRow Of(StoredStockLine line) => new()
    {
        SkuId = line.SkuId,
        Name = line.Name,
        Category = line.Category,
        DueOn = line.DueOn,
        Packs = line.Packs,
        Units = line.Units,
        Value = Math.Round(line.Value, 2),
        InStock = line.InStock,
        Position = line.Position,
        OrderUpTo = line.Position + line.Units,
        StockOutChance = line.StockOutChance is { } chance ? Math.Round(chance, 5) : null,
        LostUnits = Math.Round(line.LostUnits, 4),
        LostLines = Math.Round(line.LostLines, 4),
        WasteUnits = Math.Round(line.WasteUnits, 3),
        WasteValue = Math.Round(line.WasteValue, 2),
        Reasons = line.Reasons,
        Notes = line.Notes,
    };
}

/// <summary>One evening's orders of a store.</summary>
public sealed record StockPlanAnswer : ITable
{
    public required string StoreId { get; init; }

    /// <summary>The day after whose closing is ordered.</summary>
    public required DateOnly OrderOn { get; init; }

    /// <summary>When the plan was made, in UTC.</summary>
    public required string MadeAt { get; init; }

    /// <summary>What a lost order line costs in the plan, so that the store keeps its target.</summary>
    public required double PriceOfLostLine { get; init; }

    /// <summary>Share of online order lines of the SKUs listed that should find nothing until the next
    /// delivery.</summary>
    public double? LostLineShare { get; init; }

    /// <summary>What the orders listed cost.</summary>
    public required double Value { get; init; }

    /// <summary>SKUs that can be ordered this evening, those of 0 units included, and those with notes.</summary>
    public required IReadOnlyList<StockRow> Skus { get; init; }

    IReadOnlyList<string> ITable.Columns =>
    [
        "store_id", "sku_id", "name", "category", "order_on", "due_on", "packs", "units", "value", "in_stock",
        "position", "order_up_to", "stock_out_chance", "lost_units", "lost_lines", "waste_units", "waste_value",
        "reasons", "notes",
    ];

    // People open these in spreadsheets: no text may become a formula.
    IEnumerable<object?[]> ITable.Rows => Skus.Select(s => new object?[]
    {
        CsvField.Inert(StoreId), CsvField.Inert(s.SkuId), CsvField.Inert(s.Name), CsvField.Inert(s.Category), OrderOn,
        s.DueOn, s.Packs, s.Units, s.Value, s.InStock, s.Position, s.OrderUpTo, s.StockOutChance, s.LostUnits,
        s.LostLines, s.WasteUnits, s.WasteValue, CsvField.Inert(s.Reasons), CsvField.Inert(s.Notes),
    });

    internal static StockPlanAnswer Of(StoredStockPlan plan, IReadOnlyList<StoredStockLine> lines)
    {
        var wanted = lines.Sum(l => l.Lines);
        return new StockPlanAnswer
        {
            StoreId = plan.StoreId,
            OrderOn = plan.OrderOn,
            MadeAt = plan.MadeAt,
            PriceOfLostLine = Math.Round(plan.PriceOfLostLine, 3),
            LostLineShare = wanted > 0 ? Math.Round(lines.Sum(l => l.LostLines) / wanted, 6) : null,
            Value = Math.Round(lines.Sum(l => l.Value), 2),
            Skus = [.. lines.Select(StockRow.Of)],
        };
    }
}
