using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;
using Forecasting.Core.Models.Explaining;

namespace Forecasting.Core.Models.Trees;

/// <summary>A tree ensemble on the log ratio of orders to their baseline, for all series of a chain.</summary>
/// <param name="name">The member's name.</param>
/// <param name="trees">Null where there was too little to learn from: then the baseline alone forecasts.</param>
/// <param name="layout">The columns that the trees split on.</param>
public sealed class PooledTreeModel(string name, TreeEnsemble? trees, FeatureLayout layout) : IExplainedPointModel
{
    private const string FileMark = "trees-3";

    /// <summary>The model of a series that nothing was fitted to: the baseline alone.</summary>
    /// <param name="name">The member's name.</param>
    public static PooledTreeModel Unfitted(string name) => new(name, null, new FeatureLayout([], []));

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
    /// <exception cref="FeatureMismatchException">The chain has other columns than the trees.</exception>
    internal double[][] Predict(ChainState chain, IReadOnlyList<int> series, Horizon horizon)
    {
        var targets = Targets(chain, series, horizon);
        return Medians(chain, series, horizon, targets, Matrix(chain, targets));
    }

    /// <inheritdoc/>
    public ExplainedMedians Explain(DemandHistory context, Horizon horizon) => Explain(
        ChainState.AtOrigin(context, horizon), [.. Enumerable.Range(0, context.Daily.Count)], horizon);

    /// <summary>Medians of some series only, with their reasons; see <see cref="Predict(DemandHistory,
    /// Horizon)"/>.</summary>
    internal ExplainedMedians Explain(ChainState chain, IReadOnlyList<int> series, Horizon horizon)
    {
        var targets = Targets(chain, series, horizon);
        var matrix = Matrix(chain, targets);
        var logs = series.ToDictionary(s => s, _ => new double[horizon.Days * Reasons.Count]);
        var baseline = new BaselineReasons(chain);
        var shapley = trees is null ? null : new ReasonShapley(trees, matrix.ColumnReasons);
        const int Block = 256;
        Parallel.For(0, (matrix.Rows + Block - 1) / Block, Parallelism.Options(), block =>
        {
            Span<double> shares = stackalloc double[Reasons.Count];
            var room = new byte[trees?.Features.Length ?? 0];
            for (var row = block * Block; row < Math.Min(matrix.Rows, (block + 1) * Block); row++)
            {
                var (s, origin, lead) = targets[row];
                var target = new TargetDay(chain, s, origin, lead);
                var parts = logs[s].AsSpan((lead - 1) * Reasons.Count, Reasons.Count);
                baseline.Write(target, parts);
                if (shapley is not null)
                {
                    shapley.Write(matrix.Row(row), shares, room);
                    Add(shares, shapley.Expected, baseline.OfEvents(target), parts);
                }
            }
        });
        return new ExplainedMedians(
            Medians(chain, series, horizon, targets, matrix), [.. series.Select(s => logs[s])]);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter file)
    {
        file.WriteMark(FileMark, name);
        file.Write(trees is not null);
        if (trees is not null)
        {
            file.WriteLayout(layout);
            trees.Save(file);
        }
    }

    /// <summary>Reads back what <see cref="Save"/> wrote.</summary>
    /// <param name="name">The name that the file must hold.</param>
    /// <param name="file">A binary reader.</param>
    /// <exception cref="InvalidDataException">The file holds another model.</exception>
    public static PooledTreeModel Load(string name, BinaryReader file)
    {
        file.ReadMark(FileMark, name);
        if (!file.ReadBoolean())
        {
            return Unfitted(name);
        }

        var layout = file.ReadLayout();
        return new PooledTreeModel(name, TreeEnsemble.Load(file), layout);
    }

    private FeatureMatrix Matrix(ChainState chain, List<(int Series, int Origin, int LeadDays)> targets)
    {
        var matrix = FeatureMatrix.Build(chain, targets, CancellationToken.None);
        if (trees is not null)
        {
            var now = new FeatureLayout(matrix.Columns, FeatureLayout.KindsOf(chain.Calendar));
            FeatureMismatchException.ThrowIfDifferent(name, layout, now);
        }

        return matrix;
    }

    private static void Add(ReadOnlySpan<double> shares, double expected, Reason ofEvents, Span<double> parts)
    {
        // What the trees say on average corrects the level.
        parts[(int)Reason.Level] += expected;
        for (var reason = 0; reason < Reasons.Count; reason++)
        {
            parts[reason == (int)Reason.Event ? (int)ofEvents : reason] += shares[reason];
        }
    }

    private static List<(int Series, int Origin, int LeadDays)> Targets(
        ChainState chain, IReadOnlyList<int> series, Horizon horizon)
    {
        var origin = chain.History.Days - 1;
        return [.. series.Where(s => chain.States[s].KnownDays[origin] > 0)
            .SelectMany(s => Enumerable.Range(1, horizon.Days).Select(lead => (s, origin, lead)))];
    }

    private double[][] Medians(
        ChainState chain,
        IReadOnlyList<int> series,
        Horizon horizon,
        List<(int Series, int Origin, int LeadDays)> targets,
        FeatureMatrix matrix)
    {
        var ratios = trees?.PredictAll(matrix.Values, matrix.Columns.Count, CancellationToken.None)
            ?? new double[matrix.Rows];
        var predictions = series.ToDictionary(s => s, _ => Enumerable.Repeat(double.NaN, horizon.Days).ToArray());
        for (var row = 0; row < targets.Count; row++)
        {
            var (s, origin, lead) = targets[row];
            var logOrders = matrix.Baselines[row] + ratios[row];
            predictions[s][lead - 1] = chain.States[s].IsClosed(origin + lead) ? 0 : Math
                .Max(0, Math.Exp(logOrders) - 1);
        }

        return [.. series.Select(s => predictions[s])];
    }
}
