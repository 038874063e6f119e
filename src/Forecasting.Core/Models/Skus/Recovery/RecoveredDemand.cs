using Forecasting.Core.History;

namespace Forecasting.Core.Models.Skus.Recovery;

/// <summary>What was wanted of every SKU, sold-out days included.</summary>
public static class RecoveredDemand
{
    /// <summary>Goes through all series, store by store.</summary>
    /// <param name="context">What is known; with hourly orders and the stores' hours, the recovery is better.</param>
    /// <returns>Each series with its units wanted by day; NaN where it is not known what was sold.</returns>
    public static IEnumerable<(SkuSeries Series, float[] Demand)> Of(SkuContext context)
    {
        var walkIn = SellOutProfile.Learn(context, context.History.Stores);
        foreach (var store in context.History.Stores)
        {
            var recovery = new DemandRecovery(context, store, walkIn);
            foreach (var series in store.Series)
            {
                var demand = new float[series.Days];
                recovery.Recover(series, demand);
                yield return (series, demand);
            }
        }
    }
}
