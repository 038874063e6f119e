using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Models.Skus.Promotions;
using Forecasting.Core.Models.Skus.Recovery;
using Forecasting.Core.Models.Trees;

namespace Forecasting.Core.Models.Skus.Pooled;

/// <summary>Fitted trees of a <see cref="PooledSkuForecaster"/>.</summary>
/// <param name="mean">Logarithm of the mean over what is expected.</param>
/// <param name="quantiles">Quantiles over what is expected, by <see cref="PooledSkuForecaster.Levels"/>.</param>
/// <param name="walkIn">When walk-in customers come; null where it is not known.</param>
/// <param name="lifts">What promotions do.</param>
internal sealed class PooledSkuModel(
    TreeEnsemble mean, IReadOnlyList<TreeEnsemble> quantiles, SellOutProfile? walkIn, PromotionLifts lifts)
    : IFittedSkuModel
{
    private const double LevelSpread = 0.3;

    /// <inheritdoc/>
    public IReadOnlyList<SkuForecast> Forecast(SkuContext context, string storeId, Horizon horizon)
    {
        var store = context.History.Store(storeId);
        var trades = TradedDays.Ahead(context, store, horizon);
        var view = new StoreView(context, store, walkIn, lifts, horizon.Days);
        var forecasts = new SkuForecast[store.Series.Count];
        Parallel.For(0, forecasts.Length, Parallelism.Options(), i =>
        {
            Span<float> row = stackalloc float[SkuFeatures.Columns];
            Span<double> found = stackalloc double[quantiles.Count];
            var level = view.FillOrigin(i, store.Days, row);
            var days = new CountDistribution[horizon.Days];
            var lifts = new PromotionLift[horizon.Days];
            for (var lead = 1; lead <= horizon.Days; lead++)
            {
                if (!trades[lead - 1])
                {
                    days[lead - 1] = CountDistribution.Nothing;
                    continue;
                }

                lifts[lead - 1] = view.Lift(i, store.Days, store.Days + lead - 1);
                var expected = view.FillTarget(i, store.Days, store.Days + lead - 1, level, row);
                for (var q = 0; q < found.Length; q++)
                {
                    found[q] = expected * quantiles[q].Predict(row);
                }

                days[lead - 1] = QuantileCounts.Of(
                    PooledSkuForecaster.Levels, found, expected * Math.Exp(mean.Predict(row)));
            }

            forecasts[i] = new SkuForecast(
                storeId, store.Series[i].Sku, store.Origin, days, LevelSpread, store.Series[i].OnlineShare(91))
            {
                PromotionSpreads = PromotionLift.Spreads(lifts),
            };
        });
        return forecasts;
    }
}
