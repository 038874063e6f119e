using System.Numerics.Tensors;

namespace Forecasting.Core.Models.Ssa;

/// <summary>
/// The min-norm linear recurrence of a signal subspace and its continuation (Golyandina and Zhigljavsky 2013, section
/// 3.2).
/// </summary>
public static class LinearRecurrence
{
    private const int RadiusSquarings = 13;

    /// <summary>
    /// Writes the coefficients of x(t) = Σ a[j] x(t - L + 1 + j), j = 0 .. L - 2: a = Σ π(i) u(i) / (1 - ν²), where
    /// u(i) is eigenvector i without its last component π(i), and ν² = Σ π(i)² (equation 3.2).
    /// </summary>
    /// <param name="vectors">[rank x L], row-major, orthonormal rows.</param>
    /// <param name="window">L, at least 2.</param>
    /// <param name="coefficients">L - 1 places; not written where ν² leaves no recurrence.</param>
    /// <returns>The verticality coefficient ν², 0 to 1; at 1 the subspace is vertical and cannot be
    /// continued.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public static double Coefficients(ReadOnlySpan<double> vectors, int window, Span<double> coefficients)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        if (vectors.IsEmpty || vectors.Length % window != 0 || coefficients.Length != window - 1)
        {
            throw new ArgumentException(
                $"{vectors.Length} components and {coefficients.Length} coefficients do not fit a window of {window}.");
        }

        double verticality = 0;
        for (var last = window - 1; last < vectors.Length; last += window)
        {
            verticality += vectors[last] * vectors[last];
        }

        if (verticality >= 1)
        {
            return verticality;
        }

        coefficients.Clear();
        for (var start = 0; start < vectors.Length; start += window)
        {
            var weight = vectors[start + window - 1] / (1 - verticality);
            TensorPrimitives.MultiplyAdd(vectors.Slice(start, window - 1), weight, coefficients, coefficients);
        }

        return verticality;
    }

    /// <summary>Moves every root of the recurrence towards 0: multiplied by <paramref name="factor"/>.</summary>
    /// <param name="coefficients">As written by <see cref="Coefficients"/>; changed in place.</param>
    /// <param name="factor">Above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is outside that range.</exception>
    public static void Damp(Span<double> coefficients, double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(factor, 1);
        var scale = 1.0;
        for (var j = coefficients.Length - 1; j >= 0; j--)
        {
            scale *= factor;
            coefficients[j] *= scale;
        }
    }

    /// <summary>Continues a series by its recurrence.</summary>
    /// <param name="coefficients">L - 1 coefficients, the oldest value's first.</param>
    /// <param name="path">L - 1 known values, then the places of the continuation, which are written.</param>
    /// <exception cref="ArgumentException">The path is shorter than the recurrence.</exception>
    public static void Continue(ReadOnlySpan<double> coefficients, Span<double> path)
    {
        if (path.Length < coefficients.Length)
        {
            throw new ArgumentException(
                $"{coefficients.Length} coefficients need as many values, not {path.Length}.", nameof(path));
        }

        for (var step = coefficients.Length; step < path.Length; step++)
        {
            path[step] = TensorPrimitives.Dot(
                coefficients, path.Slice(step - coefficients.Length, coefficients.Length));
        }
    }

    /// <summary>Writes U₁ᵀ U₂, where U₁ lacks the last row of the eigenvectors and U₂ the first.</summary>
    /// <param name="vectors">[rank x L], row-major, orthonormal rows.</param>
    /// <param name="window">L, at least 2.</param>
    /// <param name="products">[rank x rank], row-major; its leading blocks are those of the smaller ranks.</param>
    public static void ShiftProducts(ReadOnlySpan<double> vectors, int window, Span<double> products)
    {
        var rank = vectors.Length / window;
        for (var i = 0; i < rank; i++)
        {
            for (var j = 0; j < rank; j++)
            {
                products[(i * rank) + j] = TensorPrimitives.Dot(
                    vectors.Slice(i * window, window - 1), vectors.Slice((j * window) + 1, window - 1));
            }
        }
    }

    /// <summary>
    /// The largest modulus of the signal roots: the spectral radius of D = (I + π πᵀ / (1 - ν²)) U₁ᵀ U₂ (least-squares
    /// ESPRIT, Golyandina and Zhigljavsky 2013, section 3.8.2). It is read off the growth of D's powers (Gelfand's
    /// formula). The recurrence's other roots lie inside the unit circle.
    /// </summary>
    /// <param name="vectors">[rank x L], row-major, orthonormal rows, verticality below 1.</param>
    /// <param name="window">L, at least 2.</param>
    /// <param name="products">What <see cref="ShiftProducts"/> wrote for these vectors, or for these and more.</param>
    /// <returns>0 or more; accurate to some 0.1 %.</returns>
    public static double SpectralRadius(ReadOnlySpan<double> vectors, int window, ReadOnlySpan<double> products)
    {
        var rank = vectors.Length / window;
        var stride = (int)Math.Round(Math.Sqrt(products.Length));
        var shift = new double[rank * rank];
        for (var i = 0; i < rank; i++)
        {
            products.Slice(i * stride, rank).CopyTo(shift.AsSpan(i * rank));
        }

        AddVerticalPart(vectors, window, shift);
        return GrowthOfPowers(shift, rank);
    }

    private static void AddVerticalPart(ReadOnlySpan<double> vectors, int window, double[] shift)
    {
        var rank = vectors.Length / window;
        var correction = new double[rank];
        double verticality = 0;
        for (var i = 0; i < rank; i++)
        {
            var last = vectors[(i * window) + window - 1];
            verticality += last * last;
            for (var j = 0; j < rank; j++)
            {
                correction[j] += last * shift[(i * rank) + j];
            }
        }

        for (var i = 0; i < rank; i++)
        {
            var weight = vectors[(i * window) + window - 1] / (1 - verticality);
            var row = shift.AsSpan(i * rank, rank);
            TensorPrimitives.MultiplyAdd(correction, weight, row, row);
        }
    }

    private static double GrowthOfPowers(double[] matrix, int rank)
    {
        var square = new double[matrix.Length];
        double logNorm = 0, power = 1;
        for (var squaring = 0; squaring < RadiusSquarings; squaring++)
        {
            Square(matrix, rank, square);
            var norm = TensorPrimitives.Norm<double>(square);
            if (norm == 0)
            {
                return 0;
            }

            TensorPrimitives.Divide(square, norm, matrix);
            logNorm = (2 * logNorm) + Math.Log(norm);
            power *= 2;
        }

        return Math.Exp(logNorm / power);
    }

    private static void Square(ReadOnlySpan<double> matrix, int rank, Span<double> square)
    {
        square.Clear();
        for (var i = 0; i < rank; i++)
        {
            var row = square.Slice(i * rank, rank);
            for (var k = 0; k < rank; k++)
            {
                TensorPrimitives.MultiplyAdd(matrix.Slice(k * rank, rank), matrix[(i * rank) + k], row, row);
            }
        }
    }
}
