using Forecasting.Core.Models.Combination;

namespace Forecasting.Core.Tests.Models.Combination;

public sealed class CombinationWeightsTests
{
    private static readonly CombinationWeights Weights =
        new([[0.25, 0.75], [1, 0], [0.5, 0.5], [0.5, 0.5], [0.5, 0.5]]);

    [Fact]
    public void Every_lead_takes_the_weights_of_its_group()
    {
        float[] first = [.. Enumerable.Repeat(4f, 8)];
        float[] second = [.. Enumerable.Repeat(8f, 8)];
        var combined = Weights.Combine([first, second], 8);
        combined[..7].Should().OnlyContain(c => Math.Abs(c - 7) < 1e-5);
        combined[7].Should().BeApproximately(4, 1e-5f);
    }

    [Fact]
    public void A_member_without_an_opinion_leaves_its_weight_to_the_others()
    {
        var combined = Weights.Combine([[float.NaN, 4, float.NaN], [8, float.NaN, float.NaN]], 1);
        combined[0].Should().Be(8);
        combined[1].Should().Be(4);
        float.IsNaN(combined[2]).Should().BeTrue();
    }

    [Fact]
    public void A_member_of_weight_0_stands_in_where_it_alone_has_an_opinion()
    {
        float[] silent = [.. Enumerable.Repeat(float.NaN, 8)];
        Weights.Combine([silent, [.. Enumerable.Repeat(8f, 8)]], 8)[7].Should().Be(8);
    }
}
