using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Models;
using Forecasting.Core.Models.Skus;

namespace Forecasting.Training.Pipeline;

/// <summary>Forecasts of orders and of SKUs from every week's origin, models fitted every few weeks.</summary>
internal sealed class WeeklySkuForecasts(StockMatter matter, IForecaster orders, ISkuForecaster skus)
{
    private readonly List<(SkuContext Context, IFittedSkuModel Model)> _weeks = [];
    private DateOnly _firstDay;
    private Horizon _horizon;

    /// <summary>Fits, and forecasts the stores' orders.</summary>
    public void Fit(StockReplaySpan span, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        _firstDay = span.FirstDay;
        _horizon = new Horizon(7 + matter.LongestInterval + 1);
        IFittedModel? ordersModel = null;
        IFittedSkuModel? skuModel = null;
        for (var week = 0; 7 * week < span.Days; week++)
        {
            var origin = new Origin(span.FirstDay.AddDays((7 * week) - 1));
            progress.Report(new WorkProgress(1, 4, $"forecasts from {origin}"));
            var known = matter.Orders.UpTo(origin);
            var isFit = week % span.RefitWeeks == 0;
            ordersModel = isFit || ordersModel is null ? orders.Fit(known, _horizon, cancellation) : ordersModel;
            var context = new SkuContext(matter.Skus.UpTo(origin))
            {
                Orders = known,
                OrderForecasts = OfStores(ordersModel.Forecast(known, _horizon)),
            };
            skuModel = isFit || skuModel is null ? skus.Fit(context, _horizon, cancellation) : skuModel;
            _weeks.Add((context, skuModel));
        }
    }

    /// <summary>The week whose forecasts are the newest on a date.</summary>
    public int WeekOf(DateOnly date) => Math.Clamp(
        (date.DayNumber - _firstDay.DayNumber + 1) / 7, 0, _weeks.Count - 1);

    /// <summary>[week][SKU of the store], null where there was none.</summary>
    public IReadOnlyList<IReadOnlyList<SkuForecast?>> Of(StoreMatter store, CancellationToken cancellation)
    {
        var weeks = new List<IReadOnlyList<SkuForecast?>>();
        foreach (var (context, model) in _weeks)
        {
            cancellation.ThrowIfCancellationRequested();
            var bySku = model.Forecast(context, store.Store.Id, _horizon)
                .ToDictionary(f => f.Sku.Id, StringComparer.Ordinal);
            weeks.Add([.. store.Skus.Select(s => bySku.GetValueOrDefault(s.Sku.Id))]);
        }

        return weeks;
    }

    /// <summary>Sums of a store's channels, path by path.</summary>
    private static Dictionary<string, ForecastDistribution> OfStores(IEnumerable<ForecastDistribution> channels) =>
        channels.GroupBy(f => f.Key.StoreId, StringComparer.Ordinal).ToDictionary(g => g.Key, g =>
        {
            var first = g.First();
            var sums = new float[first.PathCount * first.Steps];
            foreach (var channel in g)
            {
                for (var path = 0; path < first.PathCount; path++)
                {
                    for (var step = 0; step < first.Steps; step++)
                    {
                        sums[(path * first.Steps) + step] += channel.Path(path)[step];
                    }
                }
            }

            return new ForecastDistribution(
                new SeriesKey(g.Key, Channel.AllId), first.Origin, Grain.Daily, first.PathCount, sums);
        });
}
