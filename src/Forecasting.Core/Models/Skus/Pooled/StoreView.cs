using Forecasting.Core.History;
using Forecasting.Core.Models.Skus.Promotions;
using Forecasting.Core.Models.Skus.Recovery;

namespace Forecasting.Core.Models.Skus.Pooled;

/// <summary>One store as the pooled model sees it: demand, prices and categories of its SKUs, its traffic.</summary>
internal sealed class StoreView
{
    private readonly StoreSkus _store;
    private readonly PromotionLifts _lifts;
    private readonly SkuDemand[] _demands;
    private readonly SkuPrices[] _prices;
    private readonly SkuDemand[] _peers;

    internal StoreView(
        SkuContext context, StoreSkus store, SellOutProfile? walkIn, PromotionLifts lifts, int ahead)
    {
        (_store, _lifts) = (store, lifts);
        Traffic = new StoreTraffic(context, store);
        var recovery = new DemandRecovery(context, store, walkIn);
        _prices = [.. store.Series.Select(s => new SkuPrices(context.History, store, s, ahead))];
        _demands = [.. store.Series.Select((s, i) =>
        {
            var demand = new float[s.Days];
            return new SkuDemand(s, demand, recovery.Recover(s, demand), lifts.Over(s, _prices[i]));
        })];
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
            Traffic.Ratio(end, target, Traffic.HasOrderForecast), Lift(series, end, target), level, row);

    /// <summary>What a promotion does to a day, from those that were over before <paramref name="end"/>.</summary>
    internal PromotionLift Lift(int series, int end, int target) =>
        _lifts.Of(_store.Series[series].Sku, _prices[series].Depth(target), end);

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
                    sum[day] = (float.IsNaN(sum[day]) ? 0 : sum[day]) + demand.Regular(day);
                }
            }
        }

        return new SkuDemand(group[0].Series, sum, [], []);
    }
}
