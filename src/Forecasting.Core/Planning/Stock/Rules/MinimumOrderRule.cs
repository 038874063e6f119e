namespace Forecasting.Core.Planning.Stock.Rules;

/// <summary>No fewer packs than the supplier delivers: so many or none, whichever costs less.</summary>
public sealed class MinimumOrderRule : IStockRule
{
    /// <inheritdoc/>
    public string Name => "minimum-order";

    /// <inheritdoc/>
    public StockLine Apply(StockLine proposed, StockContext context)
    {
        var least = context.Sku.MinOrderPacks * context.Sku.PackSize;
        if (proposed.Units == 0 || proposed.Units >= least)
        {
            return proposed;
        }

        var isWorthIt = context.Cost(proposed.Position + least) <= context.Cost(proposed.Position);
        return proposed.With(Name, isWorthIt ? least : 0);
    }

    /// <inheritdoc/>
    public string Explain(StockReason reason) => reason.ToUnits > 0
        ? "raised to the supplier's smallest order"
        : "not ordered: the supplier's smallest order would be too much";
}
