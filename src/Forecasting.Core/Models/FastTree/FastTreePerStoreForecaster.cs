using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;
using Forecasting.Core.Models.Trees;
using Forecasting.Core.Models.WeekdayMean;

namespace Forecasting.Core.Models.FastTree;

/// <summary>
/// Like <see cref="FastTreeForecaster"/>, but every series has trees of its own that learn from its rows only. Costs
/// 0.4 to 1 s a
/// series (one after another: ML.NET trains one model at a time), so it is a candidate for backtests, not the default.
/// </summary>
/// <param name="options">Size of each ensemble; the row budget is per series.</param>
public sealed class FastTreePerStoreForecaster(FastTreeOptions options) : IPointForecaster
{
    /// <inheritdoc/>
    public string Name => "fasttree-per-store";

    /// <inheritdoc/>
    public Grain Grain => Grain.Daily;

    /// <inheritdoc/>
    public IFittedPointModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation)
    {
        var (origins, leads) = TrainingTargets.Grid(history.Days, 1, horizon, options.RowBudget);
        var chain = ChainState.Of(history, origins, horizon);
        var rows = TrainingTargets.Draw(chain, origins, leads, horizon).ToLookup(t => t.Series);
        var models = new Dictionary<SeriesKey, PooledTreeModel>();
        var failures = new List<FitFailure>();
        for (var series = 0; series < history.Daily.Count; series++)
        {
            cancellation.ThrowIfCancellationRequested();
            var key = history.Daily[series].Key;
            var targets = rows[series].ToList();
            if (targets.Count < 10 * options.FewestRowsPerLeaf)
            {
                failures.Add(new FitFailure(key, Name, $"{targets.Count} rows are too few for trees", "smoothing"));
                models[key] = new PooledTreeModel(Name, null);
                continue;
            }

            var matrix = FeatureMatrix.Build(chain, targets, cancellation);
            float[] weights = [.. targets.Select(t => TrainingTargets.Weight(t.Origin + t.LeadDays, history.Days))];
            models[key] = new PooledTreeModel(Name, FastTreeTrainer.Fit(
                matrix.Values, matrix.Columns.Count, matrix.Ratios, weights, options.For(targets.Count)));
        }

        return new Model(Name, models, failures);
    }

    /// <inheritdoc/>
    public IFittedPointModel Load(BinaryReader file)
    {
        var models = new Dictionary<SeriesKey, PooledTreeModel>();
        for (var count = file.ReadInt32(); count > 0; count--)
        {
            models[new SeriesKey(file.ReadString(), file.ReadString())] = PooledTreeModel.Load(Name, file);
        }

        return new Model(Name, models, FitFailureRows.Read(file));
    }

    private sealed class Model(
        string name, Dictionary<SeriesKey, PooledTreeModel> models, IReadOnlyList<FitFailure> failures)
            : IFittedPointModel
    {
        public IReadOnlyList<FitFailure> Failures => failures;

        public double[][] Predict(DemandHistory context, Horizon horizon)
        {
            var chain = ChainState.Of(context, [context.Days - 1], horizon);
            var predictions = new double[context.Daily.Count][];
            for (var series = 0; series < predictions.Length; series++)
            {
                var model = models.GetValueOrDefault(context.Daily[series].Key) ?? new PooledTreeModel(name, null);
                predictions[series] = model.Predict(chain, [series], horizon)[0];
            }

            return predictions;
        }

        public void Save(BinaryWriter file)
        {
            file.Write(models.Count);
            foreach (var (key, model) in models.OrderBy(p => p.Key))
            {
                file.Write(key.StoreId);
                file.Write(key.ChannelId);
                model.Save(file);
            }

            FitFailureRows.Write(file, failures);
        }
    }
}
