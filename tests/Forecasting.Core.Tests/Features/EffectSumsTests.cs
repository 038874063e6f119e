using CsCheck;
using Forecasting.Core.Features;

namespace Forecasting.Core.Tests.Features;

public sealed class EffectSumsTests
{
    [Fact]
    public void Values_up_to_a_day_are_summed_with_their_weights()
    {
        var sums = new EffectSums();
        sums.Add(3, 10, 1);
        sums.Add(7, 4, 0.5);
        sums.UpTo(2).Should().Be((0, 0, 0));
        sums.UpTo(6).Should().Be((10, 1, 1));
        sums.UpTo(7).Should().Be((12, 1.5, 2));
    }

    [Fact]
    public void The_sum_up_to_a_day_is_that_of_a_plain_loop() =>
        Gen.Select(Gen.Int[0, 50].Array[0, 40], Gen.Int[-1, 51]).Sample((drawn, lastDay) =>
        {
            var sums = new EffectSums();
            int[] days = [.. drawn.Order()];
            foreach (var day in days)
            {
                sums.Add(day, day + 1, 2);
            }

            int[] counted = [.. days.Where(d => d <= lastDay)];
            sums.UpTo(lastDay).Should().Be((2.0 * counted.Sum(d => d + 1), 2.0 * counted.Length, counted.Length));
        });

    [Fact]
    public void A_day_before_the_last_one_is_refused()
    {
        var sums = new EffectSums();
        sums.Add(5, 1, 1);
        var back = () => sums.Add(4, 1, 1);
        back.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("day");
    }
}
