namespace Forecasting.Core.Planning.Stock.Rules;

/// <summary>
/// Orders up to the stock at which one unit more costs as much as it saves: the newsvendor's quantile of what is wanted
/// until the next order can come, with waste as a cost of its own.
/// </summary>
public sealed class CoverRule : IStockRule
{
    /// <inheritdoc/>
    public string Name => "cover";

    /// <inheritdoc/>
    public StockLine Apply(StockLine proposed, StockContext context) =>
        proposed.With(Name, Math.Max(proposed.Units, BestStock(context) - proposed.Position));

    /// <inheritdoc/>
    public string Explain(StockReason reason) =>
        $"{reason.ToUnits - reason.FromUnits} units, to last until the next order can come";

    /// <summary>The stock that costs least.</summary>
    /// <param name="context">What is known.</param>
    internal static int BestStock(StockContext context)
    {
        // The cost is convex: one more unit is worth less and less.
        var (low, high) = (0, context.Demand.Most);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = context.MarginalCost(middle) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
