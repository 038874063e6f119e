using Forecasting.Core.Models.Ssa;

namespace Forecasting.Core.Tests.References;

/// <summary>Series whose rank and continuation are known (Golyandina and Zhigljavsky 2013, sections 2.3.1 and
/// 3.2).</summary>
public sealed class SsaReferenceTests
{
    private const int Length = 120;
    private const int Window = 40;
    private const int Ahead = 60;

    public static TheoryData<string, int> SeriesOfKnownRank => new()
    {
        { "constant", 1 },
        { "exponential", 1 },
        { "growing exponential", 1 },
        { "linear trend", 2 },
        { "sinusoid", 2 },
        { "damped sinusoid", 2 },
        { "quadratic trend", 3 },
        { "three sinusoids and a constant", 7 },
    };

    [Theory]
    [MemberData(nameof(SeriesOfKnownRank))]
    public void A_noise_free_series_of_known_rank_is_continued_exactly(string name, int rank)
    {
        var truth = Truth(name);
        var (_, vectors) = Leading(truth[..Length], rank);
        var path = new double[Window - 1 + Ahead];
        var sums = new double[Window - 1];
        for (var i = 0; i < rank; i++)
        {
            var vector = vectors.AsSpan(i * Window, Window);
            SsaDecomposition.AddComponent(truth.AsSpan(0, Length), vector, Length - Window + 1, sums);
        }

        SsaDecomposition.Average(sums, Length, Window, path.AsSpan(0, Window - 1));
        var coefficients = new double[Window - 1];
        LinearRecurrence.Coefficients(vectors, Window, coefficients).Should().BeInRange(0, 1);
        LinearRecurrence.Continue(coefficients, path);

        var scale = truth.Max(Math.Abs);
        for (var step = 0; step < Ahead; step++)
        {
            path[Window - 1 + step].Should().BeApproximately(
                truth[Length + step], 1e-8 * scale, "step {0} of {1}", step, name);
        }
    }

    [Theory]
    [MemberData(nameof(SeriesOfKnownRank))]
    public void A_series_of_known_rank_has_no_further_eigenvalue(string name, int rank)
    {
        var (values, _) = Leading(Truth(name)[..Length], rank + 2);

        values[rank - 1].Should().BeGreaterThan(1e-7 * values[0]);
        values[rank].Should().BeLessThan(1e-11 * values[0]);
    }

    [Fact]
    public void The_last_eigenvector_component_gives_the_verticality_of_an_exponential()
    {
        // x(t) = a^t has the one eigenvector u(i) = a^i / |a|, so ν² = a^(2(L-1)) (1 - a²) / (1 - a^(2L)).
        const double a = 0.97;
        var (_, vectors) = Leading(Truth("exponential")[..Length], 1);

        var verticality = LinearRecurrence.Coefficients(vectors, Window, new double[Window - 1]);

        verticality.Should().BeApproximately(
            Math.Pow(a, 2 * (Window - 1)) * (1 - (a * a)) / (1 - Math.Pow(a, 2 * Window)), 1e-12);
    }

    [Theory]
    [InlineData("exponential", 1, 0.97)]
    [InlineData("growing exponential", 1, 1.02)]
    [InlineData("damped sinusoid", 2, 0.98)]
    [InlineData("three sinusoids and a constant", 7, 1)]
    public void The_largest_signal_root_is_the_growth_per_step(string name, int rank, double growth)
    {
        var (_, vectors) = Leading(Truth(name)[..Length], rank);

        var products = new double[rank * rank];
        LinearRecurrence.ShiftProducts(vectors, Window, products);
        LinearRecurrence.SpectralRadius(vectors, Window, products, 0).Should().BeApproximately(growth, 1e-3);
    }

    [Fact]
    public void Leading_pairs_agree_with_a_full_jacobi_decomposition()
    {
        var random = new Random(5);
        double[] series = [.. Enumerable.Range(0, 200).Select(t => Math.Sin(t / 5.0) + (0.3 * random.NextDouble()))];
        var covariance = new double[Window * Window];
        LagCovariance.Compute(series, Window, covariance);
        var (expected, expectedVectors) = JacobiEigen.Solve(covariance, Window);

        var (values, vectors) = Leading(series, 12);

        for (var pair = 0; pair < 12; pair++)
        {
            values[pair].Should().BeApproximately(expected[pair], 1e-9 * expected[0]);
            var along = Enumerable.Range(0, Window).Sum(i => vectors[(pair * Window) + i] * expectedVectors[pair][i]);
            Math.Abs(along).Should().BeApproximately(1, 1e-6);
        }
    }

    [Fact]
    public void Full_rank_reconstructs_the_series_itself()
    {
        var random = new Random(9);
        double[] series = [.. Enumerable.Range(0, 60).Select(_ => random.NextDouble())];
        const int window = 12;
        var covariance = new double[window * window];
        LagCovariance.Compute(series, window, covariance);
        var vectors = new double[window * window];
        Lanczos.LeadingPairs(
            covariance, window, 1e-12, int.MaxValue, new double[window], vectors, new LanczosWorkspace());
        var sums = new double[60];
        for (var i = 0; i < window; i++)
        {
            SsaDecomposition.AddComponent(series, vectors.AsSpan(i * window, window), 0, sums);
        }

        var averages = new double[60];
        SsaDecomposition.Average(sums, 60, window, averages);

        averages.Zip(series).Should().OnlyContain(p => Math.Abs(p.First - p.Second) < 1e-10);
    }

    internal static (double[] Values, double[] Vectors) Leading(double[] series, int count)
    {
        var covariance = new double[Window * Window];
        LagCovariance.Compute(series, Window, covariance);
        var (values, vectors) = (new double[count], new double[count * Window]);
        Lanczos.LeadingPairs(covariance, Window, 1e-14, int.MaxValue, values, vectors, new LanczosWorkspace());
        return (values, vectors);
    }

    private static double[] Truth(string name) => [.. Enumerable.Range(0, Length + Ahead).Select(t => name switch
    {
        "constant" => 7.0,
        "exponential" => Math.Pow(0.97, t),
        "growing exponential" => Math.Pow(1.02, t),
        "linear trend" => 3 + (0.5 * t),
        "sinusoid" => Math.Sin(2 * Math.PI * t / 7),
        "damped sinusoid" => Math.Pow(0.98, t) * Math.Cos(2 * Math.PI * t / 12),
        "quadratic trend" => 1 + (t * t / 500.0) - (t / 50.0),
        _ => 5 + Math.Sin(2 * Math.PI * t / 7) + (0.7 * Math.Sin((2 * Math.PI * t / 3.5) + 1))
            + (0.5 * Math.Cos(2 * Math.PI * t / 30)),
    })];
}
