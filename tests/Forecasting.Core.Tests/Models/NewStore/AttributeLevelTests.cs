using CsCheck;
using Forecasting.Core.Models.NewStore;

namespace Forecasting.Core.Tests.Models.NewStore;

public sealed class AttributeLevelTests
{
    /// <summary>By hand: levels 1 and 3 without attributes leave each other out with errors of 2, so the variance is
    /// (4 + 4 + 0.5) / (1 + 1).</summary>
    [Fact]
    public void Without_attributes_the_mean_is_promised_and_its_leave_one_out_error()
    {
        var level = AttributeLevel.Learn([[], []], [1, 3]);
        level.At([]).Should().BeApproximately(2, 1e-12);
        level.Variance.Should().BeApproximately(4.25, 1e-12);
    }

    [Fact]
    public void A_size_that_decides_is_learnt_and_noise_is_not()
    {
        double[][] rows = [.. Enumerable.Range(0, 40).Select(i => new[] { (i - 19.5) / 11.5, Math.Sin(i * 17.3) })];
        var level = AttributeLevel.Learn(rows, [.. rows.Select(r => 5 + (0.6 * r[0]))]);
        level.At([1.5, 0]).Should().BeApproximately(5.9, 0.02);
        level.At([0, 1]).Should().BeApproximately(5, 0.02);
        level.Variance.Should().BeLessThan(0.05);
    }

    [Fact]
    public void Attributes_that_tell_nothing_leave_the_mean()
    {
        double[][] rows = [[1], [1], [-1], [-1]];
        var level = AttributeLevel.Learn(rows, [4.0, 6, 4, 6]);
        level.At([1]).Should().BeApproximately(5, 1e-6);
    }

    [Fact]
    public void One_store_is_taken_as_it_is_and_little_trusted()
    {
        var level = AttributeLevel.Learn([[0.3, -1]], [4.0]);
        level.At([2, 2]).Should().BeApproximately(4, 1e-12);
        level.Variance.Should().Be(AttributeLevel.UnknownVariance);
    }

    [Fact]
    public void Levels_that_all_rise_alike_raise_the_promise_as_much() =>
        Gen.Select(Gen.Double[-2, 2].Array[3].Array[4, 12], Gen.Double[-1, 1].Array[12], Gen.Double[-3, 3])
            .Sample((rows, levels, rise) =>
    {
        var of = levels[..rows.Length];
        var before = AttributeLevel.Learn(rows, of);
        var after = AttributeLevel.Learn(rows, [.. of.Select(l => l + rise)]);
        after.At(rows[0]).Should().BeApproximately(before.At(rows[0]) + rise, 1e-6);
    });

    [Fact]
    public void Levels_without_rows_are_refused()
    {
        var learn = () => AttributeLevel.Learn([[1.0]], [1, 2]);
        learn.Should().Throw<ArgumentException>().WithParameterName("rows");
    }
}
