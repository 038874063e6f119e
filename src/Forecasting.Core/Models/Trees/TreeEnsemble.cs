using Forecasting.Core.Domain;

namespace Forecasting.Core.Models.Trees;

/// <summary>
/// A sum of binary regression trees, flattened for fast walking. At a node: value &lt;= threshold goes left. A child
/// index below 0 is a leaf: its bitwise complement indexes the leaf values. A node stands before its children.
/// </summary>
public sealed class TreeEnsemble
{
    private readonly int[] _roots;
    private readonly int[] _features;
    private readonly float[] _thresholds;
    private readonly int[] _left;
    private readonly int[] _right;
    private readonly double[] _leaves;
    private readonly double _bias;
    private readonly int[] _leafRows;
    private readonly int[] _nodeRows;

    /// <summary>Makes an ensemble.</summary>
    /// <param name="bias">Added to every prediction.</param>
    /// <param name="roots">First node of each tree, or the complement of a leaf for a tree without splits.</param>
    /// <param name="features">[node] column that is compared.</param>
    /// <param name="thresholds">[node] largest value that goes left.</param>
    /// <param name="left">[node] left child.</param>
    /// <param name="right">[node] right child.</param>
    /// <param name="leaves">Leaf values of all trees, tree weights applied.</param>
    /// <param name="leafRows">[leaf] training rows in it; null or less than 1 counts as 1.</param>
    /// <exception cref="ArgumentException">A child stands before its parent, or there are not as many row counts as
    /// leaves.</exception>
    public TreeEnsemble(
        double bias,
        int[] roots,
        int[] features,
        float[] thresholds,
        int[] left,
        int[] right,
        double[] leaves,
        int[]? leafRows = null)
    {
        if (leafRows is not null && leafRows.Length != leaves.Length)
        {
            throw new ArgumentException($"{leafRows.Length} row counts do not fit {leaves.Length} leaves.",
                nameof(leafRows));
        }

        (_bias, _roots, _features, _thresholds, _left, _right, _leaves) =
            (bias, roots, features, thresholds, left, right, leaves);
        _leafRows = leafRows is null ? [.. leaves.Select(_ => 1)] : [.. leafRows.Select(r => Math.Max(1, r))];
        _nodeRows = new int[features.Length];
        for (var node = features.Length - 1; node >= 0; node--)
        {
            if ((left[node] >= 0 && left[node] <= node) || (right[node] >= 0 && right[node] <= node))
            {
                throw new ArgumentException($"A child of node {node} stands before it.", nameof(left));
            }

            _nodeRows[node] = Cover(left[node]) + Cover(right[node]);
        }
    }

    internal double Bias => _bias;

    internal int[] Roots => _roots;

    internal int[] Features => _features;

    internal float[] Thresholds => _thresholds;

    internal int[] Left => _left;

    internal int[] Right => _right;

    internal double[] Leaves => _leaves;

    /// <summary>The prediction for one row.</summary>
    /// <param name="row">One value per column, finite.</param>
    public double Predict(ReadOnlySpan<float> row)
    {
        var sum = _bias;
        foreach (var root in _roots)
        {
            sum += _leaves[~Leaf(root, row)];
        }

        return sum;
    }

    /// <summary>Training rows that came through a node, or into a leaf.</summary>
    /// <param name="node">A node, or the complement of a leaf.</param>
    internal int Cover(int node) => node >= 0 ? _nodeRows[node] : _leafRows[~node];

    /// <summary>The same trees with the rows of a table counted in their leaves.</summary>
    /// <param name="table">What the trees learnt from.</param>
    internal TreeEnsemble Counted(TrainingTable table)
    {
        var rows = new int[_leaves.Length];
        Parallel.ForEach(_roots, Parallelism.Options(), root =>
        {
            for (var row = 0; row < table.Rows; row++)
            {
                // Trees have no leaf in common.
                rows[~Leaf(root, table.Values.AsSpan(row * table.Columns, table.Columns))]++;
            }
        });
        return new TreeEnsemble(_bias, _roots, _features, _thresholds, _left, _right, _leaves, rows);
    }

    /// <summary>The predictions for many rows, in order.</summary>
    /// <param name="values">[row x column], row-major.</param>
    /// <param name="columns">Columns in a row.</param>
    /// <param name="cancellation">Stops the work.</param>
    public double[] PredictAll(float[] values, int columns, CancellationToken cancellation)
    {
        const int Block = 1024;
        var rows = values.Length / columns;
        var predictions = new double[rows];
        Parallel.For(0, (rows + Block - 1) / Block, Parallelism.Options(cancellation), block =>
        {
            for (var row = block * Block; row < Math.Min(rows, (block + 1) * Block); row++)
            {
                predictions[row] = Predict(values.AsSpan(row * columns, columns));
            }
        });
        return predictions;
    }

    /// <summary>Writes the ensemble.</summary>
    /// <param name="file">A binary writer.</param>
    public void Save(BinaryWriter file)
    {
        file.Write(_bias);
        file.WriteNumbers(_roots);
        file.WriteNumbers(_features);
        file.WriteNumbers(_thresholds);
        file.WriteNumbers(_left);
        file.WriteNumbers(_right);
        file.WriteNumbers(_leaves);
        file.WriteNumbers(_leafRows);
    }

    /// <summary>Reads back what <see cref="Save"/> wrote.</summary>
    /// <param name="file">A binary reader.</param>
    public static TreeEnsemble Load(BinaryReader file) => new(
        file.ReadDouble(), file.ReadNumbers<int>(), file.ReadNumbers<int>(), file.ReadNumbers<float>(),
        file.ReadNumbers<int>(), file.ReadNumbers<int>(), file.ReadNumbers<double>(), file.ReadNumbers<int>());

    private int Leaf(int node, ReadOnlySpan<float> row)
    {
        while (node >= 0)
        {
            node = row[_features[node]] <= _thresholds[node] ? _left[node] : _right[node];
        }

        return node;
    }
}
