using Forecasting.Core.Domain;

namespace Forecasting.Core.Models.Trees;

/// <summary>
/// A sum of binary regression trees, flattened for fast walking. At a node: value &lt;= threshold goes left. A child
/// index below 0 is a leaf: its bitwise complement indexes the leaf values.
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

    /// <summary>Makes an ensemble.</summary>
    /// <param name="bias">Added to every prediction.</param>
    /// <param name="roots">First node of each tree, or the complement of a leaf for a tree without splits.</param>
    /// <param name="features">[node] column that is compared.</param>
    /// <param name="thresholds">[node] largest value that goes left.</param>
    /// <param name="left">[node] left child.</param>
    /// <param name="right">[node] right child.</param>
    /// <param name="leaves">Leaf values of all trees, tree weights applied.</param>
    public TreeEnsemble(
        double bias, int[] roots, int[] features, float[] thresholds, int[] left, int[] right, double[] leaves)
    {
        (_bias, _roots, _features, _thresholds, _left, _right, _leaves) =
            (bias, roots, features, thresholds, left, right, leaves);
    }

    /// <summary>The prediction for one row.</summary>
    /// <param name="row">One value per column, finite.</param>
    public double Predict(ReadOnlySpan<float> row)
    {
        var sum = _bias;
        foreach (var root in _roots)
        {
            var node = root;
            while (node >= 0)
            {
                node = row[_features[node]] <= _thresholds[node] ? _left[node] : _right[node];
            }

            sum += _leaves[~node];
        }

        return sum;
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
    }

    /// <summary>Reads back what <see cref="Save"/> wrote.</summary>
    /// <param name="file">A binary reader.</param>
    public static TreeEnsemble Load(BinaryReader file) => new(
        file.ReadDouble(), file.ReadNumbers<int>(), file.ReadNumbers<int>(), file.ReadNumbers<float>(),
        file.ReadNumbers<int>(), file.ReadNumbers<int>(), file.ReadNumbers<double>());
}
