using System.Numerics.Tensors;

namespace Forecasting.Core.Forecasts;

/// <summary>Solves symmetric positive definite systems by A = L L' (Golub and Van Loan 2013, section 4.2).</summary>
internal static class Cholesky
{
    /// <summary>The rows of L.</summary>
    /// <param name="matrix">[n x n], row-major, symmetric; its lower half is read.</param>
    /// <param name="n">Rows.</param>
    /// <exception cref="ArgumentException">The matrix is not positive definite.</exception>
    public static double[][] Factor(ReadOnlySpan<double> matrix, int n)
    {
        var factor = new double[n][];
        for (var row = 0; row < n; row++)
        {
            factor[row] = new double[row + 1];
            for (var column = 0; column <= row; column++)
            {
                var rest = matrix[(row * n) + column] - TensorPrimitives.Dot<double>(
                    factor[row].AsSpan(0, column), factor[column].AsSpan(0, column));
                if (row == column && !(rest > 0))
                {
                    throw new ArgumentException($"Row {row} makes the matrix singular.", nameof(matrix));
                }

                factor[row][column] = row == column ? Math.Sqrt(rest) : rest / factor[column][column];
            }
        }

        return factor;
    }

    /// <summary>Replaces b by the solution of A x = b.</summary>
    /// <param name="factor">Of A.</param>
    /// <param name="b">[n].</param>
    public static void Solve(double[][] factor, Span<double> b)
    {
        for (var row = 0; row < b.Length; row++)
        {
            b[row] = (b[row] - TensorPrimitives.Dot<double>(factor[row].AsSpan(0, row), b[..row])) / factor[row][row];
        }

        for (var row = b.Length - 1; row >= 0; row--)
        {
            b[row] /= factor[row][row];
            TensorPrimitives.MultiplyAdd(factor[row].AsSpan(0, row), -b[row], b[..row], b[..row]);
        }
    }
}
