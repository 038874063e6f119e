using CsCheck;
using Forecasting.Core.Models.NewStore;

namespace Forecasting.Core.Tests.Models.NewStore;

public sealed class LevelUpdateTests
{
    /// <summary>Gelman et al. (2013, section 2.6): a Gamma(a, b) prior and counts y on exposure x give
    /// Gamma(a + y, b + x). Their asthma example: a = 3, b = 5, y = 3, x = 2: mean 6 / 7; here per unit of the prior's
    /// mean of 0.6.</summary>
    [Fact]
    public void Counts_update_a_gamma_prior_as_published()
    {
        var update = LevelUpdate.Of(1.0 / 3, sold: 3, expected: 0.6 * 2, dispersion: 1);
        (0.6 * update.Ratio).Should().BeApproximately(6.0 / 7, 1e-12);
        update.Variance.Should().BeApproximately(1.0 / 6, 1e-12);
    }

    [Fact]
    public void An_order_counts_as_one_over_the_dispersion_of_one()
    {
        var update = LevelUpdate.Of(0.25, 30, 20, 5);
        update.Ratio.Should().BeApproximately(1.25, 1e-12);
        update.Variance.Should().BeApproximately(0.1, 1e-12);
    }

    [Fact]
    public void The_ratio_lies_between_what_was_expected_and_what_came_and_nears_the_latter_with_more_orders() =>
        Gen.Select(Gen.Double[0.01, 2], Gen.Double[1, 1000], Gen.Double[1, 1000], Gen.Double[1, 50])
            .Sample((prior, sold, expected, dispersion) =>
    {
        var few = LevelUpdate.Of(prior, sold, expected, dispersion);
        var many = LevelUpdate.Of(prior, 9 * sold, 9 * expected, dispersion);
        var seen = sold / expected;
        few.Ratio.Should().BeInRange(Math.Min(1, seen) - 1e-12, Math.Max(1, seen) + 1e-12);
        Math.Abs(many.Ratio - seen).Should().BeLessThanOrEqualTo(Math.Abs(few.Ratio - seen) + 1e-12);
        many.Variance.Should().BeLessThan(few.Variance);
    });

    [Fact]
    public void A_prior_without_spread_and_negative_orders_are_refused()
    {
        var certain = () => LevelUpdate.Of(0, 1, 1, 1);
        var negative = () => LevelUpdate.Of(1, -1, 1, 1);
        certain.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("priorVariance");
        negative.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("sold");
    }
}
