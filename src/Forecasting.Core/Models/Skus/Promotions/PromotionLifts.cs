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

    /// <summary>Standard deviation of the factor over its mean, of a log-normal law.</summary>
    private double RelativeSpread => Math.Sqrt(Math.Exp(Spread * Spread) - 1);

    /// <summary>[day] standard deviations of the factors over their means; empty where no day is lifted.</summary>
    internal static double[] Spreads(ReadOnlySpan<PromotionLift> days)
    {
        var spreads = new double[days.Length];
        for (var day = 0; day < spreads.Length; day++)
        {
            spreads[day] = days[day].RelativeSpread;
        }

        return Array.Exists(spreads, s => s > 0) ? spreads : [];
    }
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
    // A gift or a better place lifts without a lower price: depth is not taken for less than this.
    private const double LeastDepth = 0.1;
    private const double MostElasticity = 10;
    private const double MostSpreadOfSkus = 3;
    private const double MostLog = 3;
    private const int Rounds = 3;

    private readonly Dictionary<string, Evidence[]> _runs;
    private readonly bool _isNone;
    private readonly double _elasticity;
    private readonly double _variance;

    private PromotionLifts(Dictionary<string, Evidence[]> runs, bool isNone)
    {
        (_runs, _isNone) = (runs, isNone);
        (_elasticity, _variance) = (UsualElasticity, UsualElasticitySpread * UsualElasticitySpread);
        var bySku = runs.Values.Select(Own).ToList();
        for (var round = 0; round < Rounds && bySku.Count > 0; round++)
        {
            var (sum, weights) = (UsualElasticity, 1.0);
            foreach (var own in bySku)
            {
                var weight = 1 / (_variance + (1 / own.Precision));
                sum += weight * own.Elasticity * _variance;
                weights += weight * _variance;
            }

            _elasticity = Math.Clamp(sum / weights, 0, MostElasticity);
            _variance = Math.Clamp(
                SpreadBetween(bySku), LeastSpreadOfSkus * LeastSpreadOfSkus, MostSpreadOfSkus * MostSpreadOfSkus);
        }
    }

    /// <summary>For models that know no promotions: no day is lifted.</summary>
    internal static PromotionLifts None { get; } = new([], isNone: true);

    /// <summary>Learns from what is known; where nothing was promoted so far, a first promotion has the lift of the
    /// prior.</summary>
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
            .Select(ofSku => (ofSku.Key, Runs: ofSku.GroupBy(run => run.FirstDay).OrderBy(same => same.Key)
                .Select(PromotionRun.Together).Where(run => run.Usual >= FewestUnits).Select(Evidence.Of).ToArray()))
            .Where(ofSku => ofSku.Runs.Length > 0)
            .ToDictionary(ofSku => ofSku.Key, ofSku => ofSku.Runs, StringComparer.Ordinal), isNone: false);
    }

    /// <summary>The lift of a day.</summary>
    /// <param name="sku">The SKU.</param>
    /// <param name="depth">Share taken off the price, 0 to 1; 0 without promotion.</param>
    /// <param name="end">Only promotions that were over before this day count.</param>
    internal PromotionLift Of(Sku sku, double depth, int end)
    {
        if (_isNone || !(depth > 0))
        {
            return default;
        }

        var (precision, sum) = (1 / _variance, _elasticity / _variance);
        foreach (var run in _runs.GetValueOrDefault(sku.Id, []))
        {
            if (run.LastDay < end)
            {
                precision += run.Weight;
                sum += run.Weight * run.Elasticity;
            }
        }

        depth = Math.Max(LeastDepth, depth);
        return new PromotionLift(
            Math.Clamp(depth * sum / precision, -MostLog, MostLog),
            Math.Sqrt((depth * depth / precision) + (SpreadOfPromotions * SpreadOfPromotions)));
    }

    /// <summary>[day] lifts of all days, those ahead included, from everything that was learnt; empty where a SKU was
    /// and is never promoted, and in a model that knows no promotions.</summary>
    /// <param name="history">Sales and promotions.</param>
    /// <param name="store">The store.</param>
    /// <param name="series">The SKU in it.</param>
    /// <param name="ahead">Days ahead.</param>
    internal PromotionLift[] Over(SkuHistory history, StoreSkus store, SkuSeries series, int ahead) =>
        _isNone ? [] : Over(series, new SkuPrices(history, store, series, ahead));

    /// <summary>The same where promotions are read already.</summary>
    /// <param name="series">The SKU in a store.</param>
    /// <param name="prices">Its promotions.</param>
    internal PromotionLift[] Over(SkuSeries series, SkuPrices prices)
    {
        if (_isNone || !prices.IsEverPromoted)
        {
            return [];
        }

        var lifts = new PromotionLift[prices.Days];
        var (known, ofKnown) = (0.0, default(PromotionLift));
        for (var day = 0; day < lifts.Length; day++)
        {
            if (prices.Depth(day) is > 0 and var depth)
            {
                (known, ofKnown) = depth == known ? (known, ofKnown) : (depth, Of(series.Sku, depth, series.Days));
                lifts[day] = ofKnown;
            }
        }

        return lifts;
    }

    private static (double Elasticity, double Precision) Own(Evidence[] runs)
    {
        var precision = runs.Sum(run => run.Weight);
        return (runs.Sum(run => run.Weight * run.Elasticity) / precision, precision);
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

    /// <summary>What a promotion says of its SKU.</summary>
    /// <param name="LastDay">Day index.</param>
    /// <param name="Elasticity">Logarithm of its lift over its depth.</param>
    /// <param name="Weight">One over the variance of that.</param>
    private readonly record struct Evidence(int LastDay, double Elasticity, double Weight)
    {
        internal static Evidence Of(PromotionRun run)
        {
            var depth = Math.Max(LeastDepth, run.Depth);
            var variance = (SpreadOfPromotions * SpreadOfPromotions) + (VarianceOfUnit / (run.Units + 1))
                + (VarianceOfUnit * UsualDaysShare / run.Usual);
            return new Evidence(
                run.LastDay, Math.Log((run.Units + 1) / (run.Usual + 1)) / depth, depth * depth / variance);
        }
    }
}
