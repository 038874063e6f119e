using Forecasting.Core.History;

namespace Forecasting.Core.Models.Skus.Pooled;

/// <summary>One store as the pooled model sees it: demand, prices and categories of its SKUs, its traffic.</summary>
internal sealed class StoreView
{
    private readonly StoreSkus _store;
    private readonly SkuDemand[] _demands;
    private readonly SkuPrices[] _prices;
    private readonly SkuDemand[] _peers;

    internal StoreView(SkuContext context, StoreSkus store, SellOutProfile? walkIn, int ahead)
    {
        _store = store;
        Traffic = new StoreTraffic(context, store);
        var recovery = new DemandRecovery(context, store, walkIn);
        _demands = [.. store.Series.Select(s =>
        {
            var demand = new float[s.Days];
            return new SkuDemand(s, demand, recovery.Recover(s, demand));
        })];
        _prices = [.. store.Series.Select(s => new SkuPrices(context.History, store, s, ahead))];
        var categories = new Dictionary<string, SkuDemand>(StringComparer.Ordinal);
        foreach (var group in _demands.GroupBy(d => d.Series.Sku.Category, StringComparer.Ordinal))
        {
            categories[group.Key] = Together([.. group]);
        }

        _peers = [.. store.Series.Select(s => categories[s.Sku.Category])];
    }

    internal StoreTraffic Traffic { get; }

    internal int Count => _demands.Length;

    internal SkuDemand Demand(int series) => _demands[series];

    /// <summary>Fills what does not depend on the target; gives the level.</summary>
    internal double FillOrigin(int series, int end, Span<float> row) =>
        SkuFeatures.FillOrigin(_demands[series], _peers[series], Traffic, end, row);

    /// <summary>Fills what depends on the target; gives the units that level and traffic let expect.</summary>
    internal double FillTarget(int series, int end, int target, double level, Span<float> row) =>
        SkuFeatures.FillTarget(
            _demands[series], _prices[series], end, target, _store.FirstDay.AddDays(target),
            Traffic.Ratio(end, target, Traffic.HasOrderForecast), level, row);

    private SkuDemand Together(SkuDemand[] group)
    {
        var sum = new float[_store.Days];
        Array.Fill(sum, float.NaN);
        foreach (var demand in group)
        {
            for (var day = demand.Series.FirstDay; day < sum.Length; day++)
            {
                if (!float.IsNaN(demand[day]))
                {
                    sum[day] = (float.IsNaN(sum[day]) ? 0 : sum[day]) + demand[day];
                }
            }
        }

        return new SkuDemand(group[0].Series, sum, []);
    }
}
