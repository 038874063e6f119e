namespace Forecasting.Core.Planning.Stock.Rules;

/// <summary>
/// Brings goods for a peak ahead of time: where the supplier's largest order is less than what is wanted between later
/// deliveries, what they cannot bring comes with this one. Looks from the last delivery backwards, so that each brings
/// as much as it can as late as it can. What would be out of date by then is not brought.
/// </summary>
public sealed class PeakRule : IStockRule
{
    /// <inheritdoc/>
    public string Name => "peak";

    /// <inheritdoc/>
    public StockLine Apply(StockLine proposed, StockContext context)
    {
        var later = context.LaterArrivals;
        if (later.Count < 2 || context.Sku.MaxOrderPacks is not { } packs)
        {
            return proposed;
        }

        double most = packs * context.Sku.PackSize, early = 0;
        for (var i = later.Count - 2; i >= 0; i--)
        {
            early = Math.Max(0, early + Wanted(context, later[i], later[i + 1]) - most);
        }

        // What is there beyond the cover serves the peak already.
        var spare = proposed.Units > 0 ? 0 : Math.Max(0, proposed.Position - CoverRule.BestStock(context));
        return proposed.With(Name, proposed.Units + (int)Math.Ceiling(Math.Max(0, early - spare) - 1e-9));
    }

    /// <inheritdoc/>
    public string Explain(StockReason reason) =>
        $"{reason.ToUnits - reason.FromUnits} units ahead of a peak, for which later deliveries cannot bring enough";

    // Mean units wanted from one lead until another, of those days on which what comes now can still be sold.
    private static double Wanted(StockContext context, int from, int until)
    {
        var last = context.Sku.ShelfLifeDays is { } life ? context.Interval.ArrivalLead - 1 + life : int.MaxValue;
        double wanted = 0;
        for (var lead = from; lead < until && lead <= last; lead++)
        {
            wanted += context.Mean(lead);
        }

        return wanted;
    }
}
