using Forecasting.Core.Models.LightGbm;
using Forecasting.Core.Models.Skus.Blending;
using Forecasting.Core.Models.Skus.Pooled;
using Forecasting.Core.Models.Skus.Rates;

namespace Forecasting.Core.Models.Skus;

/// <summary>THE list of forecasters of single SKUs. To add one: a folder here, and a line below.</summary>
public static class SkuForecasters
{
    private const double Smoothing = 0.1;
    private const double TsbWeight = 0.3;

    private static readonly LightGbmOptions Trees = new()
    {
        RowBudget = 250_000,
        Trees = 200,
        LearningRate = 0.06,
        FewestRowsPerLeaf = 60,
        FeatureShare = 0.7,
    };

    private static readonly PooledSkuForecaster PooledTrees = new("pooled-trees", Trees);

    private static readonly RateForecaster Tsb = new(
        "tsb", RateForecaster.Level(d => IntermittentRate.TeunterSyntetosBabai(d, Smoothing, Smoothing)));

    private static readonly RateForecaster PromotedTsb = new(
        "tsb", RateForecaster.Level(d => IntermittentRate.TeunterSyntetosBabai(d, Smoothing, Smoothing)),
        knowsPromotions: true);

    /// <summary>All of them; the first one is served.</summary>
    public static IReadOnlyList<ISkuForecaster> All { get; } =
    [
        new SpreadSkuForecaster("blend", new BlendedSkuForecaster("blend", PooledTrees, PromotedTsb, TsbWeight)),
        PooledTrees,
        new RateForecaster("seasonal-mean", RateForecaster.SeasonalMean),
        new RateForecaster("croston", RateForecaster.Level(d => IntermittentRate.Croston(d, Smoothing))),
        new RateForecaster("sba", RateForecaster.Level(d => IntermittentRate.SyntetosBoylan(d, Smoothing))),
        Tsb,
    ];

    /// <summary>The one that is served.</summary>
    public static ISkuForecaster Served => All[0];

    /// <summary>The one of a name.</summary>
    /// <param name="name">As in <see cref="All"/>.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ISkuForecaster Named(string name) => All.FirstOrDefault(f => f.Name == name)
        ?? throw new ArgumentException(
            $"There is no SKU forecaster '{name}'; there are {string.Join(", ", All.Select(f => f.Name))}.",
            nameof(name));
}
