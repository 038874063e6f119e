using Forecasting.Core.Models.Trees;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace Forecasting.Core.Models.FastTree;

/// <summary>Fits boosted regression trees with ML.NET's FastTree (Burges 2010, MART) and flattens them.</summary>
/// <param name="options">Size of the ensemble.</param>
public sealed class FastTreeTrainer(FastTreeOptions options) : ITreeTrainer
{
    /// <inheritdoc/>
    public int RowBudget => options.RowBudget;

    /// <inheritdoc/>
    public int FewestRows => 10 * options.FewestRowsPerLeaf;

    /// <inheritdoc/>
    public ITreeTrainer ForCalibration => new FastTreeTrainer(options.ForCalibration);

    /// <inheritdoc/>
    public TreeEnsemble Fit(TrainingTable table, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var sized = options.For(table.Rows);
        var context = new MLContext(seed: options.Seed);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, table.Columns);
        var data = context.Data.LoadFromEnumerable(Rows(table), schema);
        var trainer = context.Regression.Trainers.FastTree(new FastTreeRegressionTrainer.Options
        {
            LabelColumnName = nameof(Row.Label),
            FeatureColumnName = nameof(Row.Features),
            ExampleWeightColumnName = nameof(Row.Weight),
            NumberOfTrees = sized.Trees,
            NumberOfLeaves = sized.Leaves,
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
        return Flatten(ensemble).Counted(table);
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

        return new TreeEnsemble(ensemble.Bias, [.. roots], [.. features], [.. thresholds], [.. left], [.. right],
            [.. leaves]);
    }

    private static IEnumerable<Row> Rows(TrainingTable table)
    {
        for (var i = 0; i < table.Rows; i++)
        {
            var features = table.Values.AsSpan(i * table.Columns, table.Columns).ToArray();
            yield return new Row { Features = features, Label = table.Labels[i], Weight = table.Weights[i] };
        }
    }

    private sealed class Row
    {
        public float[] Features { get; set; } = [];

        public float Label { get; set; }

        public float Weight { get; set; }
    }
}
