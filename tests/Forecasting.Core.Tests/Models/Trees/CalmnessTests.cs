using CsCheck;
using Forecasting.Core.Models.Trees;

namespace Forecasting.Core.Tests.Models.Trees;

public sealed class CalmnessTests
{
    [Fact]
    public void A_month_that_surprises_three_times_as_much_weighs_half()
    {
        var surprise = new float[200];
        for (var day = 0; day < surprise.Length; day++)
        {
            surprise[day] = (day % 2 == 0 ? 1 : -1) * (day is >= 100 and < 140 ? 0.3f : 0.1f);
        }

        var weights = Calmness.Weights(surprise);
        weights[119].Should().BeApproximately((float)(1.5 * 0.101 / 0.301), 1e-5f);
        weights[..80].Should().OnlyContain(w => w == 1);
    }

    [Fact]
    public void One_wild_day_alone_weighs_as_much_as_others()
    {
        var surprise = Enumerable.Repeat(0.1f, 200).ToArray();
        surprise[100] = 1;
        Calmness.Weights(surprise)[100].Should().Be(1);
    }

    [Fact]
    public void Unknown_days_and_series_weigh_1()
    {
        Calmness.Weights([float.NaN, float.NaN]).Should().Equal(1, 1);
        Calmness.Weights([]).Should().BeEmpty();
    }

    [Fact]
    public void Weights_lie_above_0_up_to_1_and_most_are_1() =>
        Gen.Float[-2, 2].Array[40, 300].Sample(surprise =>
        {
            var weights = Calmness.Weights(surprise);
            weights.Should().OnlyContain(w => w > 0 && w <= 1);
            weights.Count(w => w == 1).Should().BeGreaterThanOrEqualTo((surprise.Length / 2) + 1);
        });
}
