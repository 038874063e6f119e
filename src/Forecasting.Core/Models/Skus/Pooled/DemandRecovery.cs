using Forecasting.Core.History;

namespace Forecasting.Core.Models.Skus.Pooled;

/// <summary>What was wanted on days on which a SKU sold out, from the hours before it did.</summary>
internal sealed class DemandRecovery
{
    private readonly int _days;

    internal DemandRecovery(StoreSkus store) => _days = store.Days;

    /// <summary>[day] units wanted, NaN where not known.</summary>
    internal float[] Of(SkuSeries series)
    {
        var demand = new float[_days];
        for (var day = 0; day < demand.Length; day++)
        {
            demand[day] = series.IsKnown(day) ? series.AllUnits(day) : float.NaN;
        }

        return demand;
    }
}
