using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.Trees;

/// <summary>
/// Direct daily forecasts by boosted trees, pooled over all series: the log ratio of orders to level and profile, with
/// the lead as a feature.
/// </summary>
/// <param name="name">The member's name.</param>
/// <param name="trainer">Fits the trees.</param>
public sealed class PooledTreeForecaster(string name, ITreeTrainer trainer) : IPointForecaster
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public Grain Grain => Grain.Daily;

    /// <inheritdoc/>
    public bool LearnsFromManySeries => true;

    /// <inheritdoc/>
    public IPointForecaster ForCalibration => new PooledTreeForecaster(name, trainer.ForCalibration);

    /// <inheritdoc/>
    public IFittedPointModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation)
    {
        var (origins, leads) = TrainingTargets.Grid(history.Days, history.Daily.Count, horizon, trainer.RowBudget);
        var chain = ChainState.Of(history, origins, horizon);
        var targets = TrainingTargets.Draw(chain, origins, leads, horizon);
        return targets.Count < trainer.FewestRows
            ? PooledTreeModel.Unfitted(name)
            : new PooledTreeModel(
                name,
                trainer.Fit(TrainingTargets.Table(chain, targets, cancellation), cancellation),
                FeatureLayout.Of(chain));
    }

    /// <inheritdoc/>
    public IFittedPointModel Load(BinaryReader file) => PooledTreeModel.Load(name, file);
}
