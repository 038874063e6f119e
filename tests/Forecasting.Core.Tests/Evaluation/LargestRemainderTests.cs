using CsCheck;
using Forecasting.Core.Evaluation;

namespace Forecasting.Core.Tests.Evaluation;

public sealed class LargestRemainderTests
{
    [Fact]
    public void Ten_by_three_equal_shares_gives_the_first_one_more() =>
        LargestRemainder.Split([1, 1, 1], 10).Should().Equal(4, 3, 3);

    [Fact]
    public void Seats_left_over_go_to_the_largest_remainders()
    {
        // Quotas 5.83, 2.5, 1.11 and 0.56: two seats are left, for the first and the last.
        LargestRemainder.Split([21, 9, 4, 2], 10).Should().Equal(6, 2, 1, 1);
    }

    [Fact]
    public void Parts_add_up_and_lie_within_one_of_their_quota() =>
        Gen.Select(Gen.Double[0, 1e4].Array[1, 24], Gen.Long[0, 100_000_000]).Where(p => p.Item1.Sum() > 0).Sample((shares, total) =>
        {
            var parts = LargestRemainder.Split(shares, total);
            parts.Sum().Should().Be(total);
            var sum = shares.Sum();
            parts.Zip(shares).Should().OnlyContain(p => Math.Abs(p.First - (p.Second / sum * total)) < 1.001);
        });

    [Fact]
    public void A_share_of_zero_gets_nothing() =>
        Gen.Long[0, 1000].Sample(total => LargestRemainder.Split([0, 1.5, 0, 2.5, 0.3], total).Where((_, i) => i is 0 or 2)
            .Should().OnlyContain(part => part == 0));

    [Fact]
    public void Nothing_to_share_it_by_is_refused() =>
        FluentActions.Invoking(() => LargestRemainder.Split([0, 0], 1)).Should().Throw<ArgumentException>();

    [Fact]
    public void A_negative_share_is_refused() =>
        FluentActions.Invoking(() => LargestRemainder.Split([1, -1], 1)).Should().Throw<ArgumentException>();
}
