using CsCheck;
using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Tests.Forecasts;

public sealed class CountDistributionTests
{
    private static readonly Gen<CountDistribution> Any =
        Gen.Double[0, 1].Array[1, 12].Where(w => w.Sum() > 0.1).Select(w => CountDistribution.OfWeights(w));

    [Fact]
    public void The_negative_binomial_has_its_textbook_probabilities()
    {
        var counts = CountDistribution.NegativeBinomial(2, 3);

        counts.Probability(0).Should().BeApproximately(0.216, 1e-9);
        counts.Probability(1).Should().BeApproximately(0.2592, 1e-9);
        counts.Probability(2).Should().BeApproximately(0.20736, 1e-9);
        counts.Mean.Should().BeApproximately(2, 1e-6);
        counts.Variance.Should().BeApproximately(2 + (4 / 3.0), 1e-5);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(3)]
    [InlineData(900)]
    [InlineData(40_000)]
    public void The_poisson_distribution_has_its_mean_and_variance_at_every_size(double mean)
    {
        var counts = CountDistribution.Poisson(mean);

        counts.Mean.Should().BeApproximately(mean, 1e-6 * mean);
        counts.Variance.Should().BeApproximately(mean, 1e-4 * mean);
    }

    [Fact]
    public void Shortfall_and_leftover_of_a_stock_are_those_of_a_table()
    {
        var counts = CountDistribution.OfWeights([0.5, 0.2, 0.2, 0.1]);

        counts.Shortfall(1).Should().BeApproximately((0.2 * 1) + (0.1 * 2), 1e-12);
        counts.Leftover(1).Should().BeApproximately(0.5, 1e-12);
        counts.Above(1).Should().BeApproximately(0.3, 1e-12);
        counts.Quantile(0.5).Should().Be(0);
        counts.Quantile(0.51).Should().Be(1);
        counts.Quantile(1).Should().Be(3);
    }

    [Fact]
    public void Sums_add_up_means_and_variances() => Gen.Select(Any, Any).Sample((a, b) =>
    {
        var sum = a.Plus(b);
        sum.Mean.Should().BeApproximately(a.Mean + b.Mean, 1e-6);
        sum.Variance.Should().BeApproximately(a.Variance + b.Variance, 1e-6);
        sum.Most.Should().BeLessThanOrEqualTo(a.Most + b.Most);
    });

    [Fact]
    public void A_spread_keeps_the_mean_and_widens_as_said() =>
        Gen.Select(Any, Gen.Double[0, 0.8]).Sample((counts, spread) =>
        {
            var wide = counts.Spread(spread);
            wide.Mean.Should().BeApproximately(counts.Mean, 1e-6);
            wide.Variance.Should().BeGreaterThanOrEqualTo(counts.Variance - 1e-6);
        });

    [Fact]
    public void A_factor_multiplies_the_mean() => Gen.Select(Any, Gen.Double[0, 5]).Sample((counts, factor) =>
        counts.Times(factor).Mean.Should().BeApproximately(factor * counts.Mean, 1e-9 + (1e-9 * counts.Mean)));

    [Fact]
    public void Thinning_leaves_a_share_with_the_variance_of_single_choices() =>
        Gen.Select(Any, Gen.Double[0, 1]).Sample((counts, share) =>
        {
            var part = counts.Thinned(share);
            part.Mean.Should().BeApproximately(share * counts.Mean, 1e-6);
            part.Variance.Should().BeApproximately(
                (share * share * counts.Variance) + (share * (1 - share) * counts.Mean), 1e-6);
        });

    [Fact]
    public void Long_sums_on_a_coarse_grid_keep_mean_and_nearly_the_variance()
    {
        var (a, b) = (CountDistribution.NegativeBinomial(3_000, 5), CountDistribution.NegativeBinomial(4_000, 4));

        var sum = a.Plus(b);

        sum.Mean.Should().BeApproximately(7_000, 1);
        sum.Variance.Should().BeApproximately(a.Variance + b.Variance, 0.001 * (a.Variance + b.Variance));
    }

    [Fact]
    public void A_mixture_has_the_mean_of_its_parts()
    {
        var mixture = CountDistribution.Mixture(
            (1, CountDistribution.Nothing), (3, CountDistribution.Exactly(4)));

        mixture.Mean.Should().BeApproximately(3, 1e-12);
        mixture.Probability(0).Should().BeApproximately(0.25, 1e-12);
    }

    [Fact]
    public void What_was_counted_is_a_distribution() =>
        CountDistribution.Of([0, 0, 2, 4]).Probability(0).Should().BeApproximately(0.5, 1e-12);

    [Fact]
    public void Bad_weights_and_parameters_are_refused()
    {
        var bad = new Action[]
        {
            () => CountDistribution.OfWeights([]),
            () => CountDistribution.OfWeights([0, 0]),
            () => CountDistribution.OfWeights([1, -0.1]),
            () => CountDistribution.OfWeights([double.NaN]),
            () => CountDistribution.NegativeBinomial(-1, 2),
            () => CountDistribution.NegativeBinomial(1, 0),
            () => CountDistribution.Exactly(-1),
            () => CountDistribution.Of([]),
            () => CountDistribution.Nothing.Quantile(1.1),
            () => CountDistribution.Exactly(3).Thinned(2),
        };

        bad.Should().AllSatisfy(act => act.Should().Throw<ArgumentException>());
    }
}
