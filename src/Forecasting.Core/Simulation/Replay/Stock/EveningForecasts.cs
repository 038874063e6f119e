using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Core.Models.Skus;

namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>The newest forecasts of every store in an evening of a replay, from models that are trained now and
/// then.</summary>
/// <param name="orders">Forecasts the stores' orders by day.</param>
/// <param name="skus">Forecasts the demand for SKUs.</param>
/// <param name="history">Orders, also of days to come, which are cut off.</param>
/// <param name="everyDays">Days from one forecast to the next, at least 1.</param>
internal sealed class EveningForecasts(
    IForecaster orders, ISkuForecaster skus, DemandHistory history, int everyDays)
{
    private static readonly Horizon Longest = new(PlannedCourse.MostDays);
    private readonly Dictionary<string, IReadOnlyList<SkuForecast>> _newest = new(StringComparer.Ordinal);
    private IFittedModel? _orders;
    private IFittedSkuModel? _skus;
    private SkuContext? _known;
    private int _evenings;
    private bool _isForecastDue;

    /// <summary>A new evening.</summary>
    /// <param name="sales">Sales up to it.</param>
    /// <param name="isFitDue">Whether models are trained anew; the first time they are anyway.</param>
    /// <param name="cancellation">Stops the work.</param>
    internal void Learn(SkuHistory sales, bool isFitDue, CancellationToken cancellation)
    {
        _isForecastDue = _skus is null || isFitDue || _evenings % everyDays == 0;
        _evenings++;
        if (!_isForecastDue)
        {
            return;
        }

        var seen = history.UpTo(sales.Origin);
        _orders = _orders is null || isFitDue ? orders.Fit(seen, Longest, cancellation) : _orders;
        _known = new SkuContext(sales)
        {
            Orders = seen,
            OrderForecasts = ForecastDistribution.OfStores(_orders.Forecast(seen, Longest)),
        };
        _skus = _skus is null || isFitDue ? skus.Fit(_known, Longest, cancellation) : _skus;
    }

    /// <summary>A store's forecasts; several stores at a time are fine.</summary>
    /// <param name="storeId">The store.</param>
    /// <param name="horizon">Days that are needed until the next forecast.</param>
    internal IReadOnlyList<SkuForecast> Of(string storeId, Func<Horizon> horizon)
    {
        lock (_newest)
        {
            if (!_isForecastDue && _newest.TryGetValue(storeId, out var known))
            {
                return known;
            }
        }

        var forecasts = _skus!.Forecast(_known!, storeId, horizon());
        lock (_newest)
        {
            _newest[storeId] = everyDays == 1 ? [] : forecasts;
        }

        return forecasts;
    }
}
