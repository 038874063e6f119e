using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models.Skus.Recovery;

namespace Forecasting.Core.Models.Skus.Blending;

/// <summary>
/// Another forecaster, with spreads of the level that are learnt from the two windows before the origin, which a
/// smaller fit forecasts without having seen them.
/// </summary>
/// <param name="name">The name in results.</param>
/// <param name="inner">The forecaster.</param>
public sealed class SpreadSkuForecaster(string name, ISkuForecaster inner) : ISkuForecaster
{
    private const int Windows = 2;
    private const int FewestDays = 84;
    private const int MostSeries = 2_500;
    private const int MostStores = 10;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public IFittedSkuModel Fit(SkuContext context, Horizon horizon, CancellationToken cancellation)
    {
        var spreads = Learn(context, horizon, cancellation);
        return new Model(inner.Fit(context, horizon, cancellation), spreads);
    }

    private LevelSpreads Learn(SkuContext context, Horizon horizon, CancellationToken cancellation)
    {
        var days = LevelSpreads.WindowDays(horizon);
        if (context.History.Days < FewestDays + (Windows * days))
        {
            return LevelSpreads.Usual;
        }

        var stores = context.History.Stores.Where(s => s.Series.Count > 0).Take(MostStores).ToList();
        var every = Math.Max(1, stores.Sum(s => s.Series.Count) / MostSeries);
        var first = At(context, Windows * days);
        var model = inner.ForCalibration.Fit(first, horizon, cancellation);
        var wanted = Wanted(context, stores);
        var windows = new List<(SkuForecast, double)>();
        for (var window = Windows; window >= 1; window--)
        {
            var past = At(context, window * days);
            foreach (var store in stores)
            {
                var forecasts = model.Forecast(past, store.Store.Id, new Horizon(days));
                windows.AddRange(forecasts.Where((_, i) => i % every == 0)
                    .Select(f => (f, Units(wanted[(f.StoreId, f.Sku.Id)], past.History.Days, days))));
            }
        }

        return LevelSpreads.Learn(windows);
    }

    private static SkuContext At(SkuContext context, int daysBack)
    {
        var origin = new Origin(context.Origin.LastDay.AddDays(-daysBack));
        return new SkuContext(context.History.UpTo(origin)) { Orders = context.Orders?.UpTo(origin) };
    }

    // What was wanted, sold-out days included: without the windows in which much was wanted, spreads would be too
    // small.
    private static Dictionary<(string StoreId, string SkuId), float[]> Wanted(
        SkuContext context, IReadOnlyList<StoreSkus> stores)
    {
        var walkIn = SellOutProfile.Learn(context, stores);
        var wanted = new Dictionary<(string StoreId, string SkuId), float[]>();
        foreach (var store in stores)
        {
            var recovery = new DemandRecovery(context, store, walkIn);
            foreach (var series in store.Series)
            {
                recovery.Recover(series, wanted[(store.Store.Id, series.Sku.Id)] = new float[series.Days]);
            }
        }

        return wanted;
    }

    private static double Units(float[] wanted, int first, int days)
    {
        double units = 0;
        for (var day = first; day < first + days; day++)
        {
            units += float.IsNaN(wanted[day]) ? 0 : wanted[day];
        }

        return units;
    }

    private sealed class Model(IFittedSkuModel inner, LevelSpreads spreads) : IFittedSkuModel
    {
        public IReadOnlyList<SkuForecast> Forecast(SkuContext context, string storeId, Horizon horizon) =>
            [.. inner.Forecast(context, storeId, horizon).Select(f => f.WithLevelSpread(spreads.Of(f)))];
    }
}
