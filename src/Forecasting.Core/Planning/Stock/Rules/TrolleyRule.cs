namespace Forecasting.Core.Planning.Stock.Rules;

/// <summary>
/// Adds what lies in walk-in customers' trolleys, in stock by the books and not on the shelf: their demand by the hour
/// times the time until it is paid for (Little 1961). Only where something is ordered anyway.
/// </summary>
public sealed class TrolleyRule : IStockRule
{
    /// <inheritdoc/>
    public string Name => "trolleys";

    /// <inheritdoc/>
    public StockLine Apply(StockLine proposed, StockContext context)
    {
        var perHour = context.Mean(context.Interval.ArrivalLead) * (1 - context.Forecast.OnlineShare)
            / context.OpenHours;
        return proposed.Units == 0 ? proposed
            : proposed.With(Name, proposed.Units + (int)Math.Round(perHour * context.Policy.TrolleyHours));
    }

    /// <inheritdoc/>
    public string Explain(StockReason reason) =>
        $"{reason.ToUnits - reason.FromUnits} units more, which lie in walk-in customers' trolleys";
}
