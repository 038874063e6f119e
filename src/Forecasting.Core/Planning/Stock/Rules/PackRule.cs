namespace Forecasting.Core.Planning.Stock.Rules;

/// <summary>Whole packs: up or down, whichever costs less.</summary>
public sealed class PackRule : IStockRule
{
    /// <inheritdoc/>
    public string Name => "packs";

    /// <inheritdoc/>
    public StockLine Apply(StockLine proposed, StockContext context)
    {
        var pack = context.Sku.PackSize;
        var down = proposed.Units / pack * pack;
        if (down == proposed.Units)
        {
            return proposed;
        }

        var up = down + pack;
        var isUp = context.Cost(proposed.Position + up) <= context.Cost(proposed.Position + down);
        return proposed.With(Name, isUp ? up : down);
    }

    /// <inheritdoc/>
    public string Explain(StockReason reason) =>
        reason.ToUnits > reason.FromUnits ? "rounded up to whole packs" : "rounded down to whole packs";
}
