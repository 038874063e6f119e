using Forecasting.Core.Domain;
using Forecasting.Core.Models.LightGbm;
using Forecasting.Core.Models.Trees;

namespace Forecasting.Core.Tests.Models.LightGbm;

public sealed class LightGbmTrainerTests
{
    private const int Rows = 4_000;
    private const int Columns = 5;

    [Fact]
    public void The_trees_that_are_read_back_predict_what_the_library_predicts()
    {
        var table = Table();
        var parameters = new LightGbmOptions { Objective = "regression", Trees = 60 }.Text(threads: 2);
        LightGbmNative.Check(LightGbmNative.LGBM_DatasetCreateFromMat(
            table.Values, LightGbmNative.Float32, Rows, Columns, 1, parameters, 0, out var dataset));
        LightGbmNative.Check(LightGbmNative.LGBM_DatasetSetField(
            dataset, "label", table.Labels, Rows, LightGbmNative.Float32));
        LightGbmNative.Check(LightGbmNative.LGBM_BoosterCreate(dataset, parameters, out var booster));
        for (var tree = 0; tree < 60; tree++)
        {
            LightGbmNative.Check(LightGbmNative.LGBM_BoosterUpdateOneIter(booster, out _));
        }

        var theirs = new double[Rows];
        LightGbmNative.Check(LightGbmNative.LGBM_BoosterPredictForMat(
            booster, table.Values, LightGbmNative.Float32, Rows, Columns, 1, 0, 0, -1, "", out var count, theirs));
        var ours = LightGbmText.Read(LightGbmNative.ModelText(booster))
            .PredictAll(table.Values, Columns, CancellationToken.None);
        LightGbmNative.Check(LightGbmNative.LGBM_BoosterFree(booster));
        LightGbmNative.Check(LightGbmNative.LGBM_DatasetFree(dataset));

        count.Should().Be(Rows);
        theirs.Distinct().Count().Should().BeGreaterThan(100);
        for (var row = 0; row < Rows; row++)
        {
            ours[row].Should().BeApproximately(theirs[row], 1e-9);
        }
    }

    [Theory]
    [InlineData("regression", 2.8)]
    [InlineData("regression_l1", 1)]
    [InlineData("quantile", 10)]
    public void Each_loss_finds_its_own_middle(string objective, double expected)
    {
        // Eight times 1 and twice 10: the mean is 2.8, the median 1, the quantile at 0.9 is 10.
        float[] labels = [.. Enumerable.Range(0, 1_000).Select(i => i % 5 == 0 ? 10f : 1f)];
        float[] values = [.. Enumerable.Range(0, 1_000).Select(i => (float)(i % 7))];
        float[] weights = [.. Enumerable.Repeat(1f, 1_000)];
        var options = new LightGbmOptions
        {
            Objective = objective,
            Alpha = 0.9,
            Trees = 50,
            RowShare = 1,
            FeatureShare = 1,
            LeafPenalty = 0,
        };
        var trees = new LightGbmTrainer(options).Fit(
            new TrainingTable(values, 1, labels, weights), CancellationToken.None);
        trees.Predict([3]).Should().BeApproximately(expected, 0.3);
    }

    [Fact]
    public void One_and_two_threads_give_the_same_trees()
    {
        var before = Parallelism.MaxThreads;
        try
        {
            Parallelism.MaxThreads = 1;
            var onOne = Fit(Table());
            Parallelism.MaxThreads = 2;
            Fit(Table()).Should().Equal(onOne);
        }
        finally
        {
            Parallelism.MaxThreads = before;
        }
    }

    [Fact]
    public void A_fit_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var fit = () => new LightGbmTrainer(new LightGbmOptions()).Fit(Table(), stop.Token);
        fit.Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void What_the_library_refuses_is_said_in_its_words()
    {
        var fit = () => new LightGbmTrainer(new LightGbmOptions { Objective = "guess" })
            .Fit(Table(), CancellationToken.None);
        fit.Should().Throw<InvalidOperationException>().WithMessage("LightGBM: *guess*");
    }

    [Fact]
    public void A_text_without_trees_or_with_categories_is_refused()
    {
        var empty = () => LightGbmText.Read("tree\nversion=v4\n\nend of trees\n");
        empty.Should().Throw<InvalidDataException>().WithMessage("*no trees*");
        var categories = () => LightGbmText.Read("Tree=0\nnum_leaves=2\nnum_cat=1\nleaf_value=1 2\n");
        categories.Should().Throw<InvalidDataException>().WithMessage("*categories*");
    }

    private static double[] Fit(TrainingTable table) => new LightGbmTrainer(new LightGbmOptions { Trees = 80 })
        .Fit(table, CancellationToken.None).PredictAll(table.Values, Columns, CancellationToken.None);

    private static TrainingTable Table()
    {
        var random = new Random(3);
        float[] values = [.. Enumerable.Range(0, Rows * Columns).Select(_ => (float)(random.NextDouble() * 8))];
        float[] labels = [.. Enumerable.Range(0, Rows).Select(r =>
            (values[r * Columns] * values[(r * Columns) + 1]) - (values[(r * Columns) + 2] > 4 ? 10 : 0))];
        float[] weights = [.. Enumerable.Range(0, Rows).Select(r => 1f + (r % 3))];
        return new TrainingTable(values, Columns, labels, weights);
    }
}
