using Forecasting.Core.Models.Ssa;

namespace Forecasting.Benchmarks;

/// <summary>
/// All eigenpairs of a symmetric matrix by Householder's reduction in plain loops and implicit QL: what the Lanczos
/// kernel is measured against.
/// </summary>
internal static class PlainEigen
{
    /// <summary>Eigenvalues in no order and the eigenvectors as the rows of the result.</summary>
    internal static (double[] Values, double[] Vectors) Solve(double[] matrix, int size)
    {
        var a = (double[])matrix.Clone();
        var rows = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            rows[(i * size) + i] = 1;
        }

        for (var column = 0; column < size - 2; column++)
        {
            Reflect(a, rows, size, column);
        }

        var diagonal = new double[size];
        var beside = new double[size];
        for (var i = 0; i < size; i++)
        {
            diagonal[i] = a[(i * size) + i];
            beside[i] = i + 1 < size ? a[((i + 1) * size) + i] : 0;
        }

        TridiagonalEigen.Solve(diagonal, beside, rows, size);
        return (diagonal, rows);
    }

    /// <summary>A becomes H A H and the rows H rows, where H clears one column below its subdiagonal.</summary>
    private static void Reflect(double[] a, double[] rows, int size, int column)
    {
        var v = new double[size];
        double norm = 0;
        for (var i = column + 1; i < size; i++)
        {
            v[i] = a[(i * size) + column];
            norm += v[i] * v[i];
        }

        if (norm == 0)
        {
            return;
        }

        v[column + 1] += Math.CopySign(Math.Sqrt(norm), v[column + 1]);
        double length = 0;
        for (var i = column + 1; i < size; i++)
        {
            length += v[i] * v[i];
        }

        ReflectRows(a, v, size, column + 1, 2 / length);
        ReflectColumns(a, v, size, column + 1, 2 / length);
        ReflectRows(rows, v, size, column + 1, 2 / length);
    }

    private static void ReflectRows(double[] a, double[] v, int size, int first, double scale)
    {
        var sums = new double[size];
        for (var i = first; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                sums[j] += v[i] * a[(i * size) + j];
            }
        }

        for (var i = first; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                a[(i * size) + j] -= scale * v[i] * sums[j];
            }
        }
    }

    private static void ReflectColumns(double[] a, double[] v, int size, int first, double scale)
    {
        for (var i = 0; i < size; i++)
        {
            double sum = 0;
            for (var j = first; j < size; j++)
            {
                sum += a[(i * size) + j] * v[j];
            }

            for (var j = first; j < size; j++)
            {
                a[(i * size) + j] -= scale * sum * v[j];
            }
        }
    }
}
