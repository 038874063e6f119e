using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.Skus;

/// <summary>What is known when the demand for SKUs is forecast; its last day is the origin.</summary>
/// <param name="History">Sales by store and SKU up to the origin.</param>
public sealed record SkuContext(SkuHistory History)
{
    // With more stores than can be looked at one by one, some are.
    private const int StoresOfPatience = 60;

    private static readonly IReadOnlyDictionary<string, ForecastDistribution> None =
        new Dictionary<string, ForecastDistribution>();

    /// <summary>Orders up to the origin, and the calendar; null where SKUs stand alone.</summary>
    public DemandHistory? Orders { get; init; }

    /// <summary>The stores' daily orders of all channels as forecast from the origin, by store; a store without one is
    /// forecast from its SKUs alone.</summary>
    public IReadOnlyDictionary<string, ForecastDistribution> OrderForecasts { get; init; } = None;

    /// <summary>Stores with sales; of many, every second, third, ... so that sixty at most remain.</summary>
    internal IReadOnlyList<StoreSkus> StoresToLearnFrom
    {
        get
        {
            var stores = History.Stores.Where(s => s.Series.Count > 0).ToList();
            var step = Math.Max(1, (stores.Count + StoresOfPatience - 1) / StoresOfPatience);
            return [.. stores.Where((_, i) => i % step == 0)];
        }
    }

    /// <summary>The last day that is known.</summary>
    public Origin Origin => History.Origin;
}
