using CsCheck;
using Forecasting.Core.Features;
using Forecasting.Core.Models.LightGbm;
using Forecasting.Core.Models.Trees;

namespace Forecasting.Core.Tests.Models.Trees;

public sealed class ReasonShapleyTests
{
    private const int Contributions = 3;

    private static readonly Reason[] FiveReasons =
        [Reason.Level, Reason.Weekday, Reason.Season, Reason.Event, Reason.Promotion];

    /// <summary>x0 at most 0: 10 of 40 rows have 0; else x1 at most 0: 10 rows have 20, 20 rows have 60.</summary>
    private static readonly TreeEnsemble ByHand =
        new(0, [0], [0, 1], [0, 0], [~0, ~1], [1, ~2], [0, 20, 60], [10, 10, 20]);

    [Fact]
    public void A_tree_worked_by_hand()
    {
        // The mean is (10 x 0 + 10 x 20 + 20 x 60) / 40 = 35. Knowing x0 = 1 alone: 140 / 3 = 46.667; knowing x1 = 1
        // alone: 3/4 x 60 = 45; both: 60. So x0 gets (11.667 + 15) / 2 and x1 (10 + 13.333) / 2.
        var shapley = new ReasonShapley(ByHand, [Reason.Weekday, Reason.Promotion]);
        var shares = Shares(shapley, [1, 1], nodes: 2);
        shapley.Expected.Should().BeApproximately(35, 1e-12);
        shares[(int)Reason.Weekday].Should().BeApproximately(40 / 3.0, 1e-12);
        shares[(int)Reason.Promotion].Should().BeApproximately(35 / 3.0, 1e-12);
    }

    [Fact]
    public void Columns_of_one_reason_are_one_player()
    {
        var shapley = new ReasonShapley(ByHand, [Reason.Event, Reason.Event]);
        Shares(shapley, [1, 0], nodes: 2)[(int)Reason.Event].Should().BeApproximately(20 - 35, 1e-12);
    }

    [Fact]
    public void A_tree_without_splits_has_nothing_to_share()
    {
        var shapley = new ReasonShapley(new TreeEnsemble(1, [~0], [], [], [], [], [7]), []);
        (shapley.Expected, Shares(shapley, [], 0).Sum()).Should().Be((8, 0));
    }

    [Fact]
    public void With_a_reason_for_each_column_it_equals_the_librarys_own_contributions()
    {
        const int Rows = 2_000;
        var random = new Random(5);
        float[] values = [.. Enumerable.Range(0, Rows * 5).Select(_ => (float)(random.NextDouble() * 8))];
        float[] labels = [.. Enumerable.Range(0, Rows).Select(r =>
            (values[r * 5] * values[(r * 5) + 1]) - (values[(r * 5) + 2] > 4 ? 10 : 0) + values[(r * 5) + 4])];
        var parameters = new LightGbmOptions { Objective = "regression", Trees = 30 }.Text(threads: 2);
        LightGbmNative.Check(LightGbmNative.LGBM_DatasetCreateFromMat(
            values, LightGbmNative.Float32, Rows, 5, 1, parameters, 0, out var dataset));
        LightGbmNative.Check(LightGbmNative.LGBM_DatasetSetField(
            dataset, "label", labels, Rows, LightGbmNative.Float32));
        LightGbmNative.Check(LightGbmNative.LGBM_BoosterCreate(dataset, parameters, out var booster));
        for (var tree = 0; tree < 30; tree++)
        {
            LightGbmNative.Check(LightGbmNative.LGBM_BoosterUpdateOneIter(booster, out _));
        }

        var theirs = new double[Rows * 6];
        LightGbmNative.Check(LightGbmNative.LGBM_BoosterPredictForMat(
            booster, values, LightGbmNative.Float32, Rows, 5, 1, Contributions, 0, -1, "", out _, theirs));
        var trees = LightGbmText.Read(LightGbmNative.ModelText(booster));
        LightGbmNative.Check(LightGbmNative.LGBM_BoosterFree(booster));
        LightGbmNative.Check(LightGbmNative.LGBM_DatasetFree(dataset));
        var shapley = new ReasonShapley(trees, FiveReasons);

        for (var row = 0; row < Rows; row++)
        {
            var ours = Shares(shapley, values.AsSpan(row * 5, 5), trees.Features.Length);
            for (var column = 0; column < 5; column++)
            {
                ours[column].Should().BeApproximately(theirs[(row * 6) + column], 1e-6);
            }

            shapley.Expected.Should().BeApproximately(theirs[(row * 6) + 5], 1e-6);
        }
    }

    [Fact]
    public void Shares_and_mean_sum_to_the_prediction()
    {
        var values = Gen.Float[-1, 2].Array[2];
        Gen.Select(values, Gen.Int[0, 6], Gen.Int[0, 6]).Sample((row, first, second) =>
        {
            var shapley = new ReasonShapley(ByHand, [(Reason)first, (Reason)second]);
            (shapley.Expected + Shares(shapley, row, 2).Sum()).Should().BeApproximately(ByHand.Predict(row), 1e-9);
        });
    }

    [Fact]
    public void Rows_in_the_leaves_are_counted()
    {
        var table = new TrainingTable([0, 0, 1, 0, 1, 1, 1, 1], 2, new float[4], new float[4]);
        var counted = new TreeEnsemble(0, [0], [0, 1], [0, 0], [~0, ~1], [1, ~2], [0, 20, 60]).Counted(table);
        new[] { ~0, ~1, ~2, 1, 0 }.Select(counted.Cover).Should().Equal(1, 1, 2, 3, 4);
    }

    [Fact]
    public void Trees_whose_children_come_first_or_whose_counts_do_not_fit_are_refused()
    {
        var order = () => new TreeEnsemble(0, [1], [0, 1], [0, 0], [~0, 0], [~1, ~2], [1, 2, 3]);
        order.Should().Throw<ArgumentException>().WithMessage("*before*");
        var counts = () => new TreeEnsemble(0, [0], [0], [0], [~0], [~1], [1, 2], [1]);
        counts.Should().Throw<ArgumentException>().WithMessage("*row counts*");
    }

    private static double[] Shares(ReasonShapley shapley, ReadOnlySpan<float> row, int nodes)
    {
        var shares = new double[Reasons.Count];
        shapley.Write(row, shares, new byte[nodes]);
        return shares;
    }
}
