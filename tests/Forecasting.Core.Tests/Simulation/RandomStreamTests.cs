using CsCheck;
using Forecasting.Core.Simulation;

namespace Forecasting.Core.Tests.Simulation;

public sealed class RandomStreamTests
{
    private const int Draws = 200_000;

    [Fact]
    public void A_stream_gives_the_bits_of_the_reference_implementation()
    {
        // From a separate implementation that gives the published vectors of xoshiro256** (state 1, 2, 3, 4: 11520, 0,
        // 1509978240, 1215971899390074240) and of SplitMix64 (state 1234567: 6457827717110365317).
        var stream = new RandomStream(7, "weather", 3);

        ulong[] bits = [stream.NextBits(), stream.NextBits(), stream.NextBits()];

        bits.Should().Equal(11491213875314165415UL, 8831275667436491050UL, 10034208218798729904UL);
    }

    [Fact]
    public void Streams_differ_by_seed_purpose_and_item()
    {
        ulong[] firsts =
        [
            new RandomStream(1, "a", 0).NextBits(), new RandomStream(2, "a", 0).NextBits(),
            new RandomStream(1, "b", 0).NextBits(), new RandomStream(1, "a", 1).NextBits(),
        ];

        firsts.Should().OnlyHaveUniqueItems();
        new RandomStream(1, "a", 0).NextBits().Should().Be(firsts[0]);
    }

    [Fact]
    public void Uniform_numbers_stay_in_their_range() => Gen.Int.Sample(seed =>
    {
        var stream = new RandomStream(seed, "uniform");
        var value = stream.Uniform();
        return value is >= 0 and < 1 && stream.Whole(3, 5) is >= 3 and <= 5 && stream.Between(2, 4) is >= 2 and < 4;
    });

    [Theory]
    [InlineData(0.3)]
    [InlineData(4)]
    [InlineData(9.99)]
    [InlineData(10)]
    [InlineData(37)]
    [InlineData(900)]
    public void Poisson_counts_have_their_mean_and_variance(double mean)
    {
        var stream = new RandomStream(1, "poisson");
        var (average, variance) = Moments(() => stream.Poisson(mean));

        // Five standard errors.
        average.Should().BeApproximately(mean, 5 * Math.Sqrt(mean / Draws));
        variance.Should().BeApproximately(mean, 5 * Math.Sqrt((mean + (2 * mean * mean)) / Draws));
    }

    [Theory]
    [InlineData(5, 20)]
    [InlineData(60, 60)]
    [InlineData(60, 1)]
    public void Negative_binomial_counts_have_their_mean_and_variance(double mean, double size)
    {
        var stream = new RandomStream(2, "negative binomial");
        var (average, variance) = Moments(() => stream.NegativeBinomial(mean, size));

        var expected = mean + (mean * mean / size);
        average.Should().BeApproximately(mean, 5 * Math.Sqrt(expected / Draws));
        variance.Should().BeApproximately(expected, 0.05 * expected);
    }

    [Fact]
    public void Gaussian_gamma_and_lognormal_numbers_have_their_moments()
    {
        var stream = new RandomStream(3, "moments");
        var (mean, variance) = Moments(stream.Gaussian);
        mean.Should().BeApproximately(0, 0.012);
        variance.Should().BeApproximately(1, 0.02);

        var (gammaMean, gammaVariance) = Moments(() => stream.Gamma(2.5));
        gammaMean.Should().BeApproximately(2.5, 0.02);
        gammaVariance.Should().BeApproximately(2.5, 0.06);

        Moments(() => stream.LogNormal(0.5)).Mean.Should().BeApproximately(1, 0.008);
    }

    [Fact]
    public void A_count_without_mean_is_zero_and_a_shape_below_one_is_refused()
    {
        var stream = new RandomStream(4, "edges");

        stream.NegativeBinomial(0, 10).Should().Be(0);
        stream.Poisson(0).Should().Be(0);
        FluentActions.Invoking(() => stream.Gamma(0.5)).Should().Throw<ArgumentOutOfRangeException>();
    }

    private static (double Mean, double Variance) Moments(Func<double> draw)
    {
        double sum = 0, squares = 0;
        for (var i = 0; i < Draws; i++)
        {
            var value = draw();
            sum += value;
            squares += value * value;
        }

        var mean = sum / Draws;
        return (mean, (squares / Draws) - (mean * mean));
    }

    private static (double Mean, double Variance) Moments(Func<int> draw) => Moments(() => (double)draw());
}
