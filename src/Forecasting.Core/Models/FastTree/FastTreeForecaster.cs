using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;
using Forecasting.Core.Models.Trees;

namespace Forecasting.Core.Models.FastTree;

/// <summary>
/// Direct daily forecasts by boosted trees, pooled over all series: squared loss on the log ratio of orders to level
/// and
/// profile, with the lead as a feature.
/// </summary>
public sealed class FastTreeForecaster(FastTreeOptions options) : IPointForecaster
{
    /// <inheritdoc/>
    public string Name => "fasttree";

    /// <inheritdoc/>
    public Grain Grain => Grain.Daily;

    /// <inheritdoc/>
    public bool LearnsFromManySeries => true;

    /// <inheritdoc/>
    public IPointForecaster ForCalibration =>
        new FastTreeForecaster(options with { RowBudget = options.RowBudget / 2 });

    /// <inheritdoc/>
    public IFittedPointModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation)
    {
        var (origins, leads) = TrainingTargets.Grid(history.Days, history.Daily.Count, horizon, options.RowBudget);
        var chain = ChainState.Of(history, origins, horizon);
        var targets = TrainingTargets.Draw(chain, origins, leads, horizon);
        if (targets.Count < 10 * options.FewestRowsPerLeaf)
        {
            return new PooledTreeModel(Name, null);
        }

        var matrix = FeatureMatrix.Build(chain, targets, cancellation);
        float[] weights = [.. targets.Select(t => TrainingTargets.Weight(t.Origin + t.LeadDays, history.Days))];
        return new PooledTreeModel(Name, FastTreeTrainer.Fit(
            matrix.Values, matrix.Columns.Count, matrix.Ratios, weights, options.For(targets.Count)));
    }

    /// <inheritdoc/>
    public IFittedPointModel Load(BinaryReader file) => PooledTreeModel.Load(Name, file);
}
