using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;
using Forecasting.Core.Models.Explaining;

namespace Forecasting.Core.Models.Trees;

/// <summary>
/// Like <see cref="PooledTreeForecaster"/>, but every series has trees of its own that learn from its rows only. Costs
/// 0.4 to 1 s a series (one after another: trainers use all threads themselves), so it is a candidate for backtests,
/// not the default.
/// </summary>
/// <param name="name">The member's name.</param>
/// <param name="trainer">Fits the trees; its row budget is per series.</param>
public sealed class PerStoreTreeForecaster(string name, ITreeTrainer trainer) : IPointForecaster
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public Grain Grain => Grain.Daily;

    /// <inheritdoc/>
    public IFittedPointModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation)
    {
        var (origins, leads) = TrainingTargets.Grid(history.Days, 1, horizon, trainer.RowBudget);
        var chain = ChainState.Of(history, origins, horizon);
        var layout = FeatureLayout.Of(chain);
        var rows = TrainingTargets.Draw(chain, origins, leads, horizon).ToLookup(t => t.Series);
        var models = new Dictionary<SeriesKey, PooledTreeModel>();
        var failures = new List<FitFailure>();
        for (var series = 0; series < history.Daily.Count; series++)
        {
            cancellation.ThrowIfCancellationRequested();
            var key = history.Daily[series].Key;
            var targets = rows[series].ToList();
            if (targets.Count < trainer.FewestRows)
            {
                failures.Add(new FitFailure(key, Name, $"{targets.Count} rows are too few for trees", "smoothing"));
                models[key] = PooledTreeModel.Unfitted(Name);
                continue;
            }

            models[key] = new PooledTreeModel(
                Name, trainer.Fit(TrainingTargets.Table(chain, targets, cancellation), cancellation), layout);
        }

        return new Model(Name, models, failures);
    }

    /// <inheritdoc/>
    public IFittedPointModel Load(BinaryReader file)
    {
        var models = new Dictionary<SeriesKey, PooledTreeModel>();
        for (var count = file.ReadInt32(); count > 0; count--)
        {
            models[file.ReadKey()] = PooledTreeModel.Load(Name, file);
        }

        return new Model(Name, models, file.ReadFailures());
    }

    private sealed class Model(
        string name, Dictionary<SeriesKey, PooledTreeModel> models, IReadOnlyList<FitFailure> failures)
            : IExplainedPointModel
    {
        public IReadOnlyList<FitFailure> Failures => failures;

        public double[][] Predict(DemandHistory context, Horizon horizon)
        {
            var chain = ChainState.AtOrigin(context, horizon);
            var predictions = new double[context.Daily.Count][];
            for (var series = 0; series < predictions.Length; series++)
            {
                var model = models.GetValueOrDefault(context.Daily[series].Key) ?? PooledTreeModel.Unfitted(name);
                predictions[series] = model.Predict(chain, [series], horizon)[0];
            }

            return predictions;
        }

        public ExplainedMedians Explain(DemandHistory context, Horizon horizon)
        {
            var chain = ChainState.AtOrigin(context, horizon);
            var each = context.Daily.Select((s, i) =>
                (models.GetValueOrDefault(s.Key) ?? PooledTreeModel.Unfitted(name)).Explain(chain, [i], horizon))
                .ToList();
            return new ExplainedMedians([.. each.Select(e => e.Medians[0])], [.. each.Select(e => e.Logs[0])]);
        }

        public void Save(BinaryWriter file)
        {
            file.Write(models.Count);
            foreach (var (key, model) in models.OrderBy(p => p.Key))
            {
                file.WriteKey(key);
                model.Save(file);
            }

            file.WriteFailures(failures);
        }
    }
}
