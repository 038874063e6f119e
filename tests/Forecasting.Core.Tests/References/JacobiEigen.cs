namespace Forecasting.Core.Tests.References;

/// <summary>All eigenpairs of a symmetric matrix by cyclic Jacobi rotations: slow, plain, and independent of what it
/// checks.</summary>
internal static class JacobiEigen
{
    /// <summary>Eigenvalues, descending, and the eigenvectors as rows.</summary>
    internal static (double[] Values, double[][] Vectors) Solve(double[] matrix, int size)
    {
        var a = (double[])matrix.Clone();
        var all = Enumerable.Range(0, size).ToArray();
        double[][] v = [.. all.Select(i => all.Select(j => i == j ? 1.0 : 0).ToArray())];
        for (var sweep = 0; sweep < 60; sweep++)
        {
            for (var p = 0; p < size; p++)
            {
                for (var q = p + 1; q < size; q++)
                {
                    Rotate(a, v, size, p, q);
                }
            }
        }

        var order = Enumerable.Range(0, size).OrderByDescending(i => a[(i * size) + i]).ToArray();
        return ([.. order.Select(i => a[(i * size) + i])], [.. order.Select(i => v[i])]);
    }

    private static void Rotate(double[] a, double[][] v, int size, int p, int q)
    {
        var off = a[(p * size) + q];
        if (off == 0)
        {
            return;
        }

        var theta = (a[(q * size) + q] - a[(p * size) + p]) / (2 * off);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var c = 1 / Math.Sqrt((t * t) + 1);
        var s = t * c;
        for (var k = 0; k < size; k++)
        {
            (a[(k * size) + p], a[(k * size) + q]) =
                ((c * a[(k * size) + p]) - (s * a[(k * size) + q]), (s * a[(k * size) + p]) + (c * a[(k * size) + q]));
        }

        for (var k = 0; k < size; k++)
        {
            (a[(p * size) + k], a[(q * size) + k]) =
                ((c * a[(p * size) + k]) - (s * a[(q * size) + k]), (s * a[(p * size) + k]) + (c * a[(q * size) + k]));
            (v[p][k], v[q][k]) = ((c * v[p][k]) - (s * v[q][k]), (s * v[p][k]) + (c * v[q][k]));
        }
    }
}
