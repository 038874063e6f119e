using BenchmarkDotNet.Attributes;
using Forecasting.Core.Models.Ssa;

namespace Forecasting.Benchmarks;

/// <summary>
/// One decomposition and its forecast: 730 days with window 91, 17,520 hours with window 672. Goals: 2 ms and 20 ms.
/// The plain way takes the whole spectrum of the same matrix.
/// </summary>
[MemoryDiagnoser]
public class SsaBenchmarks
{
    private const int Rank = 12;

    private readonly LanczosWorkspace _workspace = new();
    private double[] _series = [];
    private double[] _covariance = [];
    private int _window;
    private int _ahead;

    [Params("730 days", "17,520 hours")]
    public string Series { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var hourly = Series.EndsWith("hours", StringComparison.Ordinal);
        (var length, _window, _ahead) = hourly ? (17_520, 672, 168) : (730, 91, 61);
        var week = hourly ? 168 : 7;
        var random = new Random(1);
        double level = 1;
        _series = new double[length];
        for (var step = 0; step < length; step++)
        {
            level += 0.01 * (random.NextDouble() - 0.5);
            var angle = 2 * Math.PI * step / week;
            _series[step] = level + (0.3 * Math.Sin(angle)) + (0.1 * Math.Sin(2 * angle))
                + (0.2 * (random.NextDouble() - 0.5));
        }

        _covariance = new double[_window * _window];
    }

    [Benchmark]
    public double Lanczos_and_recurrence()
    {
        LagCovariance.Compute(_series, _window, _covariance);
        var vectors = new double[Rank * _window];
        Lanczos.LeadingPairs(_covariance, _window, 0, Rank + 12, new double[Rank], vectors, _workspace);
        return Continue(vectors);
    }

    [Benchmark(Baseline = true)]
    public double Plain_full_spectrum_and_recurrence()
    {
        LagCovariance.Compute(_series, _window, _covariance);
        var (values, rows) = PlainEigen.Solve(_covariance, _window);
        var order = Enumerable.Range(0, _window).OrderByDescending(i => values[i]).Take(Rank);
        return Continue([.. order.SelectMany(i => rows.AsSpan(i * _window, _window).ToArray())]);
    }

    private double Continue(double[] vectors)
    {
        var order = _window - 1;
        var sums = new double[order];
        for (var pair = 0; pair < Rank; pair++)
        {
            var vector = vectors.AsSpan(pair * _window, _window);
            SsaDecomposition.AddComponent(_series, vector, _series.Length - order, sums);
        }

        var path = new double[order + _ahead];
        SsaDecomposition.Average(sums, _series.Length, _window, path.AsSpan(0, order));
        var coefficients = new double[order];
        LinearRecurrence.Coefficients(vectors, _window, coefficients);
        var products = new double[Rank * Rank];
        LinearRecurrence.ShiftProducts(vectors, _window, products);
        var radius = LinearRecurrence.SpectralRadius(vectors, _window, products, 1);
        LinearRecurrence.Damp(coefficients, Math.Min(1, 1 / radius));
        LinearRecurrence.Continue(coefficients, path);
        return path[^1];
    }
}
