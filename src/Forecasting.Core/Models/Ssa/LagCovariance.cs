using System.Numerics.Tensors;

namespace Forecasting.Core.Models.Ssa;

/// <summary>
/// The lag-covariance matrix X Xᵀ of a series' trajectory matrix X (Golyandina and Zhigljavsky 2013, section 2.1.1).
/// </summary>
public static class LagCovariance
{
    /// <summary>
    /// Writes C[i, j] = Σ x[i + k] x[j + k] over k = 0 .. K - 1, where K = N - L + 1. Row 0 takes L dot products; every
    /// other row follows from the one above: C[i + 1, j + 1] = C[i, j] + x[i + K] x[j + K] - x[i] x[j], so that all
    /// takes O(N L).
    /// </summary>
    /// <param name="series">N values, all finite.</param>
    /// <param name="window">L, 2 to N.</param>
    /// <param name="covariance">[L x L], row-major, symmetric; written in full.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="window"/> is outside that range.</exception>
    /// <exception cref="ArgumentException"><paramref name="covariance"/> has not L x L places.</exception>
    public static void Compute(ReadOnlySpan<double> series, int window, Span<double> covariance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(window, series.Length);
        if (covariance.Length != window * window)
        {
            throw new ArgumentException(
                $"A window of {window} needs {window * window} places, not {covariance.Length}.", nameof(covariance));
        }

        var columns = series.Length - window + 1;
        var head = series[..columns];
        for (var lag = 0; lag < window; lag++)
        {
            covariance[lag] = TensorPrimitives.Dot(head, series.Slice(lag, columns));
        }

        var leaving = series[..(window - 1)];
        var entering = series[columns..];
        for (var row = 1; row < window; row++)
        {
            var above = covariance.Slice((row - 1) * window, window - 1);
            var current = covariance.Slice(row * window, window);
            current[0] = covariance[row];
            TensorPrimitives.MultiplyAdd(entering, entering[row - 1], above, current[1..]);
            TensorPrimitives.MultiplyAdd(leaving, -leaving[row - 1], current[1..], current[1..]);
        }
    }
}
