using System.Numerics.Tensors;

namespace Forecasting.Core.Models.Ssa;

/// <summary>
/// Reconstruction of a series from leading eigenvectors by diagonal averaging (Golyandina and Zhigljavsky 2013, 2.1.2).
/// </summary>
public static class SsaDecomposition
{
    /// <summary>
    /// Adds one component's part to the anti-diagonal sums of the steps from <paramref name="first"/> on: the
    /// elementary
    /// matrix u (Xᵀ u)ᵀ summed over i + j = t. <see cref="Average"/> turns sums into values.
    /// </summary>
    /// <param name="series">N values, all finite.</param>
    /// <param name="vector">u: a unit vector of L components, 2 to N.</param>
    /// <param name="first">First step that is wanted, 0 to N - 1; none before it is written.</param>
    /// <param name="sums">N - first places, added to.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public static void AddComponent(
        ReadOnlySpan<double> series, ReadOnlySpan<double> vector, int first, Span<double> sums)
    {
        var window = vector.Length;
        if (window < 2 || window > series.Length || first < 0 || sums.Length != series.Length - first)
        {
            throw new ArgumentException(
                $"{series.Length} values, a window of {window}, first step {first} and {sums.Length} sums do not fit.");
        }

        for (var column = Math.Max(0, first - window + 1); column <= series.Length - window; column++)
        {
            var weight = TensorPrimitives.Dot(vector, series.Slice(column, window));
            var skipped = Math.Max(0, first - column);
            var target = sums.Slice(column + skipped - first, window - skipped);
            TensorPrimitives.MultiplyAdd(vector[skipped..], weight, target, target);
        }
    }

    /// <summary>Divides each anti-diagonal's sum by its length: w(t) = min(t + 1, L, K, N - t).</summary>
    /// <param name="sums">What <see cref="AddComponent"/> gathered for the last steps of the series.</param>
    /// <param name="length">N.</param>
    /// <param name="window">L, 2 to N.</param>
    /// <param name="averages">As many places as <paramref name="sums"/>; written in full.</param>
    public static void Average(ReadOnlySpan<double> sums, int length, int window, Span<double> averages)
    {
        var longest = Math.Min(window, length - window + 1);
        var first = length - sums.Length;
        for (var i = 0; i < sums.Length; i++)
        {
            var step = first + i;
            averages[i] = sums[i] / Math.Min(longest, Math.Min(step + 1, length - step));
        }
    }
}
