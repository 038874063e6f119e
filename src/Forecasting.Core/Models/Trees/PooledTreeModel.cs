using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.Trees;

/// <summary>A tree ensemble on the log ratio of orders to their baseline, for all series of a chain.</summary>
/// <param name="name">The member's name.</param>
/// <param name="trees">Null where there was too little to learn from: then the baseline alone forecasts.</param>
public sealed class PooledTreeModel(string name, TreeEnsemble? trees) : IFittedPointModel
{
    /// <inheritdoc/>
    public IReadOnlyList<FitFailure> Failures { get; } = [];

    /// <inheritdoc/>
    public double[][] Predict(DemandHistory context, Horizon horizon)
    {
        var origin = context.Days - 1;
        var chain = ChainState.Of(context, [origin], horizon);
        var known = Enumerable.Range(0, chain.States.Count).Where(i => chain.States[i].KnownDays[origin] > 0).ToList();
        var targets = known.SelectMany(series => Enumerable.Range(1, horizon.Days).Select(lead => (series, origin, lead))).ToList();
        var matrix = FeatureMatrix.Build(chain, targets, CancellationToken.None);
        var ratios = trees?.PredictAll(matrix.Values, matrix.Columns.Count, CancellationToken.None) ?? new double[matrix.Rows];
        var predictions = new double[chain.States.Count][];
        for (var i = 0; i < predictions.Length; i++)
        {
            predictions[i] = new double[horizon.Days];
            Array.Fill(predictions[i], double.NaN);
        }

        for (var row = 0; row < targets.Count; row++)
        {
            var (series, _, lead) = targets[row];
            var closed = chain.States[series].IsClosed(origin + lead);
            var logOrders = matrix.Baselines[row] + ratios[row];
            predictions[series][lead - 1] = closed ? 0 : Math.Max(0, Math.Exp(logOrders) - 1);
        }

        return predictions;
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter file)
    {
        file.Write(name);
        file.Write(trees is not null);
        trees?.Save(file);
    }

    /// <summary>Reads back what <see cref="Save"/> wrote.</summary>
    /// <param name="name">The name that the file must hold.</param>
    /// <param name="file">A binary reader.</param>
    /// <exception cref="InvalidDataException">The file holds another model.</exception>
    public static PooledTreeModel Load(string name, BinaryReader file)
    {
        var found = file.ReadString();
        return found == name
            ? new PooledTreeModel(name, file.ReadBoolean() ? TreeEnsemble.Load(file) : null)
            : throw new InvalidDataException($"The file holds the model {found}, not {name}; train again.");
    }
}
