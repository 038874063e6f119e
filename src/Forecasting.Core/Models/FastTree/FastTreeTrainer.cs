using Forecasting.Core.Models.Trees;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace Forecasting.Core.Models.FastTree;

/// <summary>Fits boosted regression trees with ML.NET's FastTree (Burges 2010, MART) and flattens them.</summary>
internal static class FastTreeTrainer
{
    /// <summary>Fits squared loss.</summary>
    /// <param name="values">[row x column], row-major, finite.</param>
    /// <param name="columns">Columns in a row.</param>
    /// <param name="labels">[row] what to learn.</param>
    /// <param name="weights">[row] above 0.</param>
    /// <param name="options">Size of the ensemble.</param>
    public static TreeEnsemble Fit(
        float[] values, int columns, float[] labels, float[] weights, FastTreeOptions options)
    {
        var context = new MLContext(seed: options.Seed);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, columns);
        var data = context.Data.LoadFromEnumerable(Rows(values, columns, labels, weights), schema);
        var trainer = context.Regression.Trainers.FastTree(new FastTreeRegressionTrainer.Options
        {
            LabelColumnName = nameof(Row.Label),
            FeatureColumnName = nameof(Row.Features),
            ExampleWeightColumnName = nameof(Row.Weight),
            NumberOfTrees = options.Trees,
            NumberOfLeaves = options.Leaves,
            MinimumExampleCountPerLeaf = options.FewestRowsPerLeaf,
            LearningRate = options.LearningRate,
            FeatureFraction = options.FeatureShare,
            BaggingSize = options.BaggingSize,
            BaggingExampleFraction = options.RowShare,
            NumberOfThreads = Domain.Parallelism.MaxThreads,
            Seed = options.Seed,
            FeatureSelectionSeed = options.Seed,
            MaximumBinCountPerFeature = 200,
        });
        var ensemble = trainer.Fit(data).Model.TrainedTreeEnsemble;
        return Flatten(ensemble);
    }

    /// <summary>The same trees in our own form.</summary>
    /// <param name="ensemble">What ML.NET trained.</param>
    internal static TreeEnsemble Flatten(RegressionTreeEnsemble ensemble)
    {
        List<int> roots = [], features = [], left = [], right = [];
        List<float> thresholds = [];
        List<double> leaves = [];
        foreach (var (tree, weight) in ensemble.Trees.Zip(ensemble.TreeWeights))
        {
            int firstNode = features.Count, firstLeaf = leaves.Count;
            int Child(int child) => child >= 0 ? firstNode + child : ~(firstLeaf + ~child);
            roots.Add(tree.NumberOfNodes > 0 ? firstNode : ~firstLeaf);
            features.AddRange(tree.NumericalSplitFeatureIndexes);
            thresholds.AddRange(tree.NumericalSplitThresholds);
            left.AddRange(tree.LeftChild.Select(Child));
            right.AddRange(tree.RightChild.Select(Child));
            leaves.AddRange(tree.LeafValues.Select(v => v * weight));
        }

        return new TreeEnsemble(
            ensemble.Bias, [.. roots], [.. features], [.. thresholds], [.. left], [.. right], [.. leaves]);
    }

    private static IEnumerable<Row> Rows(float[] values, int columns, float[] labels, float[] weights)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            var features = values.AsSpan(i * columns, columns).ToArray();
            yield return new Row { Features = features, Label = labels[i], Weight = weights[i] };
        }
    }

    private sealed class Row
    {
        public float[] Features { get; set; } = [];

        public float Label { get; set; }

        public float Weight { get; set; }
    }
}
