using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.Trees;

/// <summary>A tree ensemble on the log ratio of orders to their baseline, for all series of a chain.</summary>
/// <param name="name">The member's name.</param>
/// <param name="trees">Null where there was too little to learn from: then the baseline alone forecasts.</param>
public sealed class PooledTreeModel(string name, TreeEnsemble? trees) : IFittedPointModel
{
    private const string FileMark = "trees-1";

    /// <inheritdoc/>
    public IReadOnlyList<FitFailure> Failures { get; } = [];

    /// <inheritdoc/>
    public double[][] Predict(DemandHistory context, Horizon horizon) => Predict(
        ChainState.AtOrigin(context, horizon), [.. Enumerable.Range(0, context.Daily.Count)], horizon);

    /// <summary>Medians of some series only.</summary>
    /// <param name="chain">States with a snapshot at their last day, which is the origin.</param>
    /// <param name="series">Indices of the series that are wanted.</param>
    /// <param name="horizon">Not longer than at the fit.</param>
    /// <returns>[wanted series][day], orders; NaN for a series without any known day.</returns>
    internal double[][] Predict(ChainState chain, IReadOnlyList<int> series, Horizon horizon)
    {
        var origin = chain.History.Days - 1;
        var targets = series.Where(s => chain.States[s].KnownDays[origin] > 0)
            .SelectMany(s => Enumerable.Range(1, horizon.Days).Select(lead => (s, origin, lead))).ToList();
        var matrix = FeatureMatrix.Build(chain, targets, CancellationToken.None);
        var ratios = trees?.PredictAll(matrix.Values, matrix.Columns.Count, CancellationToken.None)
            ?? new double[matrix.Rows];
        var predictions = series.ToDictionary(s => s, _ => Enumerable.Repeat(double.NaN, horizon.Days).ToArray());
        for (var row = 0; row < targets.Count; row++)
        {
            var (s, _, lead) = targets[row];
            var logOrders = matrix.Baselines[row] + ratios[row];
            predictions[s][lead - 1] = chain.States[s].IsClosed(origin + lead) ? 0 : Math
                .Max(0, Math.Exp(logOrders) - 1);
        }

        return [.. series.Select(s => predictions[s])];
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter file)
    {
        file.WriteMark(FileMark, name);
        file.Write(trees is not null);
        trees?.Save(file);
    }

    /// <summary>Reads back what <see cref="Save"/> wrote.</summary>
    /// <param name="name">The name that the file must hold.</param>
    /// <param name="file">A binary reader.</param>
    /// <exception cref="InvalidDataException">The file holds another model.</exception>
    public static PooledTreeModel Load(string name, BinaryReader file)
    {
        file.ReadMark(FileMark, name);
        return new PooledTreeModel(name, file.ReadBoolean() ? TreeEnsemble.Load(file) : null);
    }
}
