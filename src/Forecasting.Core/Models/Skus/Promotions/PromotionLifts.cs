using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models.Skus.Recovery;

namespace Forecasting.Core.Models.Skus.Promotions;

/// <summary>What a promotion does to the demand of a day.</summary>
/// <param name="Log">Logarithm of the factor; 0 without promotion.</param>
/// <param name="Spread">Standard deviation of that logarithm; the days of one promotion err together.</param>
internal readonly record struct PromotionLift(double Log, double Spread)
{
    internal double Factor => Math.Exp(Log);
}

/// <summary>
/// How much more is wanted of each SKU when it is promoted, learnt from its promotions in all stores: log lift =
/// elasticity x depth, the elasticity of a SKU drawn to that of all SKUs by a normal prior (hierarchical linear model:
/// Gelman et al. 2013, section 5.4). A promotion that is as deep as another may still do more or less.
/// </summary>
internal sealed class PromotionLifts
{
    private const double UsualElasticity = 3;
    private const double UsualElasticitySpread = 2;
    private const double LeastSpreadOfSkus = 0.5;

    // Of the logarithm: one promotion to another of the same SKU, and that of one unit more or less, which come in
    // lines of several.
    private const double SpreadOfPromotions = 0.15;
    private const double VarianceOfUnit = 4;
    // The usual units come from four times as many days.
    private const double UsualDaysShare = 0.25;
    private const double FewestUnits = 3;
    private const double MostLog = 4;
    private const int Rounds = 3;

    private readonly Dictionary<string, PromotionRun[]> _runs;
    private readonly double _elasticity;
    private readonly double _variance;

    private PromotionLifts(Dictionary<string, PromotionRun[]> runs)
    {
        _runs = runs;
        (_elasticity, _variance) = (UsualElasticity, UsualElasticitySpread * UsualElasticitySpread);
        var bySku = runs.Values.Select(Own).Where(own => own.Precision > 0).ToList();
        for (var round = 0; round < Rounds && bySku.Count > 0; round++)
        {
            var (sum, weights) = (UsualElasticity, 1.0);
            foreach (var own in bySku)
            {
                var weight = 1 / (_variance + (1 / own.Precision));
                sum += weight * own.Elasticity * _variance;
                weights += weight * _variance;
            }

            _elasticity = sum / weights;
            _variance = Math.Max(LeastSpreadOfSkus * LeastSpreadOfSkus, SpreadBetween(bySku));
        }
    }

    /// <summary>Where nothing is promoted.</summary>
    internal static PromotionLifts None { get; } = new([]);

    /// <summary>Learns from what is known.</summary>
    /// <param name="context">Sales and promotions.</param>
    internal static PromotionLifts Learn(SkuContext context)
    {
        var stores = context.StoresToLearnFrom;
        return Learn(context, stores, SellOutProfile.Learn(context, stores));
    }

    /// <summary>The same, where it is known which stores to look at.</summary>
    /// <param name="context">Sales and promotions.</param>
    /// <param name="stores">Stores to look at.</param>
    /// <param name="walkIn">When walk-in customers come, for days that sold out; null where it is not known.</param>
    internal static PromotionLifts Learn(
        SkuContext context, IReadOnlyList<StoreSkus> stores, SellOutProfile? walkIn)
    {
        var ofStores = new List<PromotionRun>[stores.Count];
        Parallel.For(0, stores.Count, Parallelism.Options(), i =>
            ofStores[i] = PromotionRun.Of(context, stores[i], walkIn));
        return new PromotionLifts(ofStores.SelectMany(runs => runs)
            .GroupBy(run => run.SkuId, StringComparer.Ordinal)
            .ToDictionary(
                ofSku => ofSku.Key,
                ofSku => ofSku.GroupBy(run => run.FirstDay).OrderBy(same => same.Key).Select(PromotionRun.Together)
                    .Where(run => run.Usual >= FewestUnits).ToArray(),
                StringComparer.Ordinal));
    }

    /// <summary>The lift of a day.</summary>
    /// <param name="sku">The SKU.</param>
    /// <param name="depth">Share taken off the price, 0 to 1; 0 without promotion.</param>
    /// <param name="end">Only promotions that were over before this day count.</param>
    internal PromotionLift Of(Sku sku, double depth, int end)
    {
        if (!(depth > 0))
        {
            return default;
        }

        var (precision, sum) = (1 / _variance, _elasticity / _variance);
        foreach (var run in _runs.GetValueOrDefault(sku.Id, []).Where(run => run.LastDay < end))
        {
            var weight = run.Depth * run.Depth / VarianceOf(run);
            precision += weight;
            sum += weight * ElasticityOf(run);
        }

        return new PromotionLift(
            Math.Clamp(depth * sum / precision, -MostLog, MostLog),
            Math.Sqrt((depth * depth / precision) + (SpreadOfPromotions * SpreadOfPromotions)));
    }

    /// <summary>[day] factors of all days, those ahead included; empty where a SKU was and is never promoted, or
    /// nothing was learnt.</summary>
    /// <param name="series">The SKU in a store.</param>
    /// <param name="prices">Its promotions.</param>
    internal float[] FactorsOver(SkuSeries series, SkuPrices prices)
    {
        if (_runs.Count == 0 || !prices.IsEverPromoted)
        {
            return [];
        }

        var factors = new float[prices.Days];
        for (var day = 0; day < factors.Length; day++)
        {
            factors[day] = (float)Of(series.Sku, prices.Depth(day), series.Days).Factor;
        }

        return factors;
    }

    private static (double Elasticity, double Precision) Own(PromotionRun[] runs)
    {
        var weights = runs.Select(run => run.Depth * run.Depth / VarianceOf(run)).ToArray();
        var precision = weights.Sum();
        return (runs.Select((run, i) => weights[i] * ElasticityOf(run)).Sum() / Math.Max(1e-9, precision), precision);
    }

    // Method of moments.
    private double SpreadBetween(List<(double Elasticity, double Precision)> bySku)
    {
        var (sum, weights) = (0.0, 0.0);
        foreach (var (elasticity, precision) in bySku)
        {
            var weight = 1 / (_variance + (1 / precision));
            sum += weight * (Math.Pow(elasticity - _elasticity, 2) - (1 / precision));
            weights += weight;
        }

        return sum / weights;
    }

    private static double ElasticityOf(PromotionRun run) => Math.Log((run.Units + 1) / (run.Usual + 1)) / run.Depth;

    private static double VarianceOf(PromotionRun run) =>
        (SpreadOfPromotions * SpreadOfPromotions) + (VarianceOfUnit / (run.Units + 1))
        + (VarianceOfUnit * UsualDaysShare / run.Usual);
}
