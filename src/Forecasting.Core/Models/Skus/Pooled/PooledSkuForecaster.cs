using Forecasting.Core.Domain;
using Forecasting.Core.Models.LightGbm;
using Forecasting.Core.Models.Skus.Rates;

namespace Forecasting.Core.Models.Skus.Pooled;

/// <summary>
/// One model of all SKUs of all stores: boosted trees for the mean (Tweedie loss) and for quantiles (pinball loss) of a
/// day's units over what the SKU's level and the store's traffic let expect.
/// </summary>
/// <param name="name">The name in results.</param>
/// <param name="options">Size of the ensembles and rows to learn from.</param>
public sealed class PooledSkuForecaster(string name, LightGbmOptions options) : ISkuForecaster
{
    /// <summary>Probabilities of the quantiles that are learnt, ascending.</summary>
    internal static readonly double[] Levels = [0.1, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99];

    /// <summary>Forecasts chains with too few days to learn from.</summary>
    private static readonly RateForecaster Fallback = new("tsb", RateForecaster.Level(
        days => IntermittentRate.TeunterSyntetosBabai(days, 0.1, 0.1)), knowsPromotions: true);

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public ISkuForecaster ForCalibration => new PooledSkuForecaster(name, options.ForCalibration);

    /// <inheritdoc/>
    public IFittedSkuModel Fit(SkuContext context, Horizon horizon, CancellationToken cancellation)
    {
        var rows = TrainingRows.Draw(context, horizon, options.RowBudget, options.Seed, cancellation);
        if (rows.Count < 10 * options.FewestRowsPerLeaf)
        {
            return Fallback.Fit(context, horizon, cancellation);
        }

        var mean = new LightGbmTrainer(options with { Objective = "tweedie", VariancePower = 1.3 })
            .Fit(rows.ForMean(), cancellation);
        var quantiles = Levels.Select(level => new LightGbmTrainer(
            options with { Objective = "quantile", Alpha = level }).Fit(rows.ForQuantiles(), cancellation));
        return new PooledSkuModel(mean, [.. quantiles], rows.WalkIn, rows.Lifts);
    }
}
