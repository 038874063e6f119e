using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Stock.QuickPick;

namespace Forecasting.Core.Planning.Stock;

/// <summary>What was planned for one SKU of a store.</summary>
/// <param name="Sku">The SKU.</param>
/// <param name="Booked">What the books say.</param>
/// <param name="Line">The order of this evening, 0 units included; null where it cannot be ordered this
/// evening.</param>
/// <param name="Notes">What a planner should know about it; often nothing.</param>
public sealed record PlannedSku(Sku Sku, BookedStock Booked, StockLine? Line, IReadOnlyList<string> Notes)
{
    /// <summary>Cost of what goes out of date of the order, yuan; 0 where cost is not known.</summary>
    public double WasteValue => (Line?.WasteUnits ?? 0) * (Sku.UnitCost ?? 0);
}

/// <summary>An order that is to be expected, for suppliers to prepare.</summary>
/// <param name="StoreId">The store.</param>
/// <param name="SkuId">The SKU.</param>
/// <param name="OrderOn">The day after whose closing it is ordered.</param>
/// <param name="DueOn">The day before whose opening it should come.</param>
/// <param name="Units">Units in the mean course of things, in whole packs.</param>
/// <param name="MostUnits">Units that are not exceeded nine times in ten, in whole packs.</param>
/// <param name="IsFirm">Whether it is an order of this evening.</param>
public sealed record ExpectedOrder(
    string StoreId, string SkuId, DateOnly OrderOn, DateOnly DueOn, int Units, int MostUnits, bool IsFirm);

/// <summary>One evening's orders of a store.</summary>
/// <param name="Store">The store.</param>
/// <param name="OrderOn">The day after whose closing is ordered.</param>
/// <param name="PriceOfLostLine">The price of a lost line at which the store keeps its target.</param>
/// <param name="Skus">Every SKU that was sold or is in stock.</param>
/// <param name="Expected">Orders of this evening and of the days after it.</param>
public sealed record StoreStockPlan(
    Store Store,
    DateOnly OrderOn,
    double PriceOfLostLine,
    IReadOnlyList<PlannedSku> Skus,
    IReadOnlyList<ExpectedOrder> Expected)
{
    /// <summary>The quick-pick room; null where it was not planned, or the store has none.</summary>
    public QuickPickPlan? Room { get; init; }

    /// <summary>The orders of this evening, 0 units included.</summary>
    public IEnumerable<StockLine> Lines => Skus.Select(s => s.Line).OfType<StockLine>();
}
