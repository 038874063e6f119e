namespace Forecasting.Core.Planning.Stock.Rules;

/// <summary>
/// Brings goods for a peak a delivery early: where the day of the next delivery wants far more than usual, and that
/// delivery might be late, half of the difference comes with this one.
/// </summary>
public sealed class PeakRule : IStockRule
{
    private const double ShareBroughtEarly = 0.5;
    private const int FewestUnits = 3;

    /// <inheritdoc/>
    public string Name => "peak";

    /// <inheritdoc/>
    public StockLine Apply(StockLine proposed, StockContext context)
    {
        var usual = Enumerable.Range(1, context.Interval.Days).Average(context.Mean);
        var peak = context.Mean(context.Interval.NextArrivalLead);
        var keeps = context.Sku.ShelfLifeDays is not { } life || life > context.Interval.ReviewDays;
        return keeps && peak >= FewestUnits && peak > context.Policy.PeakFactor * usual && context.Policy.LateShare > 0
            ? proposed.With(Name, proposed.Units + (int)Math.Round(ShareBroughtEarly * (peak - usual)))
            : proposed;
    }

    /// <inheritdoc/>
    public string Explain(StockReason reason) =>
        $"{reason.ToUnits - reason.FromUnits} units early for a peak on the day of the next delivery";
}
