using System.Numerics;

namespace Forecasting.Core.Models.Ssa;

/// <summary>
/// Eigenpairs of a symmetric tridiagonal matrix by the implicit QL method (Golub and Van Loan 2013, section 8.3).
/// </summary>
public static class TridiagonalEigen
{
    private const int LongestIteration = 60;

    /// <summary>
    /// Replaces a tridiagonal matrix by its eigenvalues, in no order, and turns the rows of <paramref name="vectors"/>
    /// along.
    /// Started as the identity, row i becomes the eigenvector of eigenvalue i; started as its last column only, row i
    /// becomes that eigenvector's last component.
    /// </summary>
    /// <param name="diagonal">n values; becomes the eigenvalues.</param>
    /// <param name="offDiagonal">n values, the last one unused; destroyed. Place i couples i and i + 1.</param>
    /// <param name="vectors">[n x width], row-major; changed in place.</param>
    /// <param name="width">Components that are kept of each eigenvector, at least 1.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public static void Solve(Span<double> diagonal, Span<double> offDiagonal, Span<double> vectors, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (offDiagonal.Length != diagonal.Length || vectors.Length != diagonal.Length * width)
        {
            throw new ArgumentException(
                $"{diagonal.Length} diagonal values, {offDiagonal.Length} beside and {vectors.Length} components "
                + "do not fit.");
        }

        for (var first = 0; first < diagonal.Length; first++)
        {
            for (var iteration = 0; iteration < LongestIteration; iteration++)
            {
                var last = LastCoupled(diagonal, offDiagonal, first);
                if (last == first)
                {
                    break;
                }

                Sweep(diagonal, offDiagonal, vectors, width, first, last);
            }
        }
    }

    private static int LastCoupled(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> offDiagonal, int first)
    {
        var last = first;
        while (last < diagonal.Length - 1)
        {
            var size = Math.Abs(diagonal[last]) + Math.Abs(diagonal[last + 1]);
            if (Math.Abs(offDiagonal[last]) <= double.BitIncrement(1) * size - size || offDiagonal[last] == 0)
            {
                break;
            }

            last++;
        }

        return last;
    }

    /// <summary>
    /// One QL sweep with Wilkinson's shift on the coupled block, chasing the bulge upwards by plane rotations.
    /// </summary>
    private static void Sweep(
        Span<double> diagonal, Span<double> offDiagonal, Span<double> vectors, int width, int first, int last)
    {
        var half = (diagonal[first + 1] - diagonal[first]) / (2 * offDiagonal[first]);
        var root = double.Hypot(half, 1);
        var pivot = diagonal[last] - diagonal[first] + (offDiagonal[first] / (half + double.CopySign(root, half)));
        double sine = 1, cosine = 1, shift = 0;
        for (var i = last - 1; i >= first; i--)
        {
            var bulge = sine * offDiagonal[i];
            var beside = cosine * offDiagonal[i];
            root = double.Hypot(bulge, pivot);
            offDiagonal[i + 1] = root;
            if (root == 0)
            {
                diagonal[i + 1] -= shift;
                offDiagonal[last] = 0;
                return;
            }

            sine = bulge / root;
            cosine = pivot / root;
            pivot = diagonal[i + 1] - shift;
            var turned = ((diagonal[i] - pivot) * sine) + (2 * cosine * beside);
            shift = sine * turned;
            diagonal[i + 1] = pivot + shift;
            pivot = (cosine * turned) - beside;
            Rotate(vectors.Slice(i * width, width), vectors.Slice((i + 1) * width, width), sine, cosine);
        }

        diagonal[first] -= shift;
        offDiagonal[first] = pivot;
        offDiagonal[last] = 0;
    }

    private static void Rotate(Span<double> upper, Span<double> lower, double sine, double cosine)
    {
        var k = 0;
        for (; k <= upper.Length - Vector<double>.Count; k += Vector<double>.Count)
        {
            var above = new Vector<double>(upper[k..]);
            var below = new Vector<double>(lower[k..]);
            ((sine * above) + (cosine * below)).CopyTo(lower[k..]);
            ((cosine * above) - (sine * below)).CopyTo(upper[k..]);
        }

        for (; k < upper.Length; k++)
        {
            var old = lower[k];
            lower[k] = (sine * upper[k]) + (cosine * old);
            upper[k] = (cosine * upper[k]) - (sine * old);
        }
    }
}
