namespace Forecasting.Core.Planning.Stock.Rules;

/// <summary>No more packs than the supplier delivers at once.</summary>
public sealed class LargestOrderRule : IStockRule
{
    /// <inheritdoc/>
    public string Name => "largest-order";

    /// <inheritdoc/>
    public StockLine Apply(StockLine proposed, StockContext context) =>
        context.Sku.MaxOrderPacks is { } packs
            ? proposed.With(Name, (int)Math.Min(proposed.Units, (long)packs * context.Sku.PackSize))
            : proposed;

    /// <inheritdoc/>
    public string Explain(StockReason reason) =>
        $"{reason.FromUnits - reason.ToUnits} units fewer: the supplier brings {reason.ToUnits} at once at most";
}
