namespace Forecasting.Core.Planning.Stock.Rules;

/// <summary>No more whole packs than there is room for when they come; none where the supplier's smallest order does
/// not fit.</summary>
public sealed class RoomRule : IStockRule
{
    /// <inheritdoc/>
    public string Name => "room";

    /// <inheritdoc/>
    public StockLine Apply(StockLine proposed, StockContext context)
    {
        if (context.RoomUnits is not { } room)
        {
            return proposed;
        }

        // Of what is there tonight, the mean of the days before the delivery will be gone.
        var gone = Enumerable.Range(1, context.Interval.ArrivalLead - 1).Sum(context.Mean);
        var free = (int)Math.Max(0, room - Math.Max(0, proposed.Position - gone));
        var fits = Math.Min(proposed.Units, free / context.Sku.PackSize * context.Sku.PackSize);
        return proposed.With(Name, fits < context.Sku.MinOrderPacks * context.Sku.PackSize ? 0 : fits);
    }

    /// <inheritdoc/>
    public string Explain(StockReason reason) => reason.ToUnits > 0
        ? $"{reason.FromUnits - reason.ToUnits} units fewer, for which there is no room"
        : "not ordered: there is no room for the smallest order that can be given";
}
