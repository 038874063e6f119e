using System.Text;
using Forecasting.Core.Models.FastTree;
using Forecasting.Core.Models.Trees;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Forecasting.Core.Tests.Models.Trees;

public sealed class TreeEnsembleTests
{
    private const int Rows = 1_500;
    private const int Columns = 4;

    /// <summary>
    /// x0 at most 1: 10, else x1 at most 5: 20, else 30; a second tree without splits adds 0.5, the bias 100.
    /// </summary>
    private static readonly TreeEnsemble ByHand =
        new(100, [0, ~3], [0, 1], [1, 5], [~0, ~1], [1, ~2], [10, 20, 30, 0.5]);

    [Theory]
    [InlineData(1, 9, 110.5)]
    [InlineData(1.5, 5, 120.5)]
    [InlineData(1.5, 5.1, 130.5)]
    public void A_value_at_the_threshold_goes_left(float first, float second, double prediction) =>
        ByHand.Predict([first, second]).Should().Be(prediction);

    [Fact]
    public void Many_rows_are_predicted_in_order()
    {
        var values = Enumerable.Range(0, 5_000).SelectMany(i => new float[] { i % 3, i % 11 }).ToArray();
        var all = ByHand.PredictAll(values, 2, CancellationToken.None);
        all.Should().Equal(Enumerable.Range(0, 5_000).Select(i => ByHand.Predict(values.AsSpan(i * 2, 2))));
        all.Distinct().Should().HaveCount(3);
    }

    [Fact]
    public void It_predicts_what_the_library_that_trained_it_predicts()
    {
        var random = new Random(3);
        var rows = Enumerable.Range(0, Rows).Select(_ =>
        {
            float[] features = [.. Enumerable.Range(0, Columns)
                .Select(_ => (float)Math.Round(random.NextDouble() * 8, 1))];
            var label = (features[0] * features[1]) - (features[2] > 4 ? 10 : 0);
            return new Example { Features = features, Label = label };
        }).ToList();
        var context = new MLContext(seed: 1);
        var table = context.Data.LoadFromEnumerable(rows);
        var model = context.Regression.Trainers
            .FastTree(numberOfLeaves: 12, numberOfTrees: 40, minimumExampleCountPerLeaf: 8).Fit(table);
        float[] theirs = [.. model.Transform(table).GetColumn<float>("Score")];

        var ours = FastTreeTrainer.Flatten(model.Model.TrainedTreeEnsemble);

        theirs.Distinct().Count().Should().BeGreaterThan(100);
        for (var row = 0; row < Rows; row++)
        {
            ours.Predict(rows[row].Features).Should().BeApproximately(theirs[row], 1e-4);
        }
    }

    [Fact]
    public void A_fit_learns_what_the_columns_say_and_rows_that_weigh_more_count_more()
    {
        float[] values = [.. Enumerable.Range(0, 400).Select(i => (float)(i % 2))];
        float[] labels = [.. Enumerable.Range(0, 400).Select(i => i % 2 == 0 ? 1f : i % 4 == 1 ? 5f : 9f)];
        float[] weights = [.. Enumerable.Range(0, 400).Select(i => i % 4 == 3 ? 3f : 1f)];
        var options = new FastTreeOptions { Trees = 200, BaggingSize = 0, FeatureShare = 1, LearningRate = 0.5 };
        var table = new TrainingTable(values, 1, labels, weights);
        var fitted = new FastTreeTrainer(options).Fit(table, CancellationToken.None);
        fitted.Predict([0]).Should().BeApproximately(1, 0.05);
        fitted.Predict([1]).Should().BeApproximately(8, 0.05, "5 weighs once and 9 three times");
    }

    [Fact]
    public void What_was_saved_loads_with_the_same_predictions()
    {
        using var file = new MemoryStream();
        Write(file);
        file.Position = 0;
        using var reader = new BinaryReader(file);
        var loaded = TreeEnsemble.Load(reader);
        loaded.Predict([1.5f, 5.1f]).Should().Be(130.5);
        file.Position.Should().Be(file.Length);
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        using var file = new MemoryStream();
        Write(file);
        file.Position = sizeof(double);
        file.Write(BitConverter.GetBytes(-5));
        file.Position = 0;
        using var reader = new BinaryReader(file);
        var load = () => TreeEnsemble.Load(reader);
        load.Should().Throw<InvalidDataException>().WithMessage("*-5*train*");
    }

    private static void Write(Stream file)
    {
        using var writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true);
        ByHand.Save(writer);
    }

    private sealed class Example
    {
        [VectorType(Columns)]
        public float[] Features { get; set; } = [];

        public float Label { get; set; }
    }
}
