using Forecasting.Core.Domain;

namespace Forecasting.Core.Features;

/// <summary>Rows of features for targets, with the log ratio that a model has to learn.</summary>
public sealed class FeatureMatrix
{
    private FeatureMatrix(
        IReadOnlyList<string> columns, IReadOnlyList<string> families, Reason[] reasons, int rows)
    {
        Columns = columns;
        Families = families;
        ColumnReasons = reasons;
        Rows = rows;
        Values = new float[(long)rows * columns.Count];
        Ratios = new float[rows];
        Baselines = new float[rows];
    }

    /// <summary>Column names.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The family of each column.</summary>
    public IReadOnlyList<string> Families { get; }

    /// <summary>The reason that each column stands for.</summary>
    public Reason[] ColumnReasons { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>[row x column], row-major, finite.</summary>
    public float[] Values { get; }

    /// <summary>[row] log(1 + orders) of the target less its baseline; NaN where the target is unknown or lies
    /// ahead.</summary>
    public float[] Ratios { get; }

    /// <summary>[row] baseline of the target: level plus profile, log.</summary>
    public float[] Baselines { get; }

    /// <summary>One row.</summary>
    /// <param name="index">0 to <see cref="Rows"/> - 1.</param>
    public ReadOnlySpan<float> Row(int index) => Values.AsSpan(index * Columns.Count, Columns.Count);

    /// <summary>Fills one row per target, in order.</summary>
    /// <param name="chain">States with a snapshot at every origin used.</param>
    /// <param name="targets">Series index, origin day and lead of every row.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static FeatureMatrix Build(
        ChainState chain, IReadOnlyList<(int Series, int Origin, int LeadDays)> targets, CancellationToken cancellation)
    {
        var families = FeatureSet.Families.Select(f => (Family: f, Columns: f.Columns(chain))).ToList();
        var matrix = new FeatureMatrix(
            [.. families.SelectMany(f => f.Columns)],
            [.. families.SelectMany(f => f.Columns.Select(_ => f.Family.Family))],
            [.. families.SelectMany(f => f.Columns.Select(c => f.Family.ReasonOf(c, chain)))],
            targets.Count);
        var width = matrix.Columns.Count;
        const int Block = 2048;
        Parallel.For(0, (targets.Count + Block - 1) / Block, Parallelism.Options(cancellation), block =>
        {
            for (var row = block * Block; row < Math.Min(targets.Count, (block + 1) * Block); row++)
            {
                var (series, origin, lead) = targets[row];
                var target = new TargetDay(chain, series, origin, lead);
                var cells = matrix.Values.AsSpan(row * width, width);
                foreach (var (family, columns) in families)
                {
                    family.Write(target, cells[..columns.Count]);
                    cells = cells[columns.Count..];
                }

                matrix.Baselines[row] = target.Baseline;
                var state = target.State;
                matrix.Ratios[row] = target.Day < state.Days
                    ? state.LogOrders[target.Day] - target.Baseline
                    : float.NaN;
            }
        });
        return matrix;
    }
}
