using System.Numerics.Tensors;
using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Models.Regression;

/// <summary>Sums of a weighted least-squares problem with a normal prior about 0 (Hoerl and Kennard 1970).</summary>
/// <param name="width">Unknowns.</param>
internal sealed class NormalEquations(int width)
{
    private const double Nothing = 1e-4;

    // Upper half, row-major.
    private readonly double[] _products = new double[width * width];
    private readonly double[] _right = new double[width];
    private readonly double[] _row = new double[width];

    /// <summary>Adds one row.</summary>
    /// <param name="row">[unknown].</param>
    /// <param name="value">What the row should give.</param>
    /// <param name="weight">One over the variance of its error.</param>
    public void Add(ReadOnlySpan<float> row, double value, double weight)
    {
        for (var i = 0; i < width; i++)
        {
            _row[i] = Math.Abs(row[i]) > Nothing ? row[i] : 0;
        }

        for (var i = 0; i < width; i++)
        {
            if (_row[i] != 0)
            {
                var sums = _products.AsSpan((i * width) + i, width - i);
                TensorPrimitives.MultiplyAdd<double>(_row.AsSpan(i), weight * _row[i], sums, sums);
                _right[i] += weight * _row[i] * value;
            }
        }
    }

    /// <summary>Adds the sums of others.</summary>
    /// <param name="others">As wide.</param>
    public void Add(NormalEquations others)
    {
        TensorPrimitives.Add<double>(_products, others._products, _products);
        TensorPrimitives.Add<double>(_right, others._right, _right);
    }

    /// <summary>The most likely unknowns.</summary>
    /// <param name="sizes">[unknown] the prior's standard deviations.</param>
    /// <param name="share">How much of a row counts: below 1 where rows say the same.</param>
    /// <param name="about">[unknown] what they are shrunk to; null = 0.</param>
    /// <param name="steps">[unknown] the prior's standard deviations of differences to the unknown before; 0 or none:
    /// no such prior.</param>
    public double[] Solve(
        ReadOnlySpan<double> sizes, double share, double[]? about = null, ReadOnlySpan<double> steps = default)
    {
        var matrix = new double[width * width];
        double[] solution = [.. _right.Select(r => r * share)];
        for (var i = 0; i < width; i++)
        {
            for (var j = i; j < width; j++)
            {
                matrix[(j * width) + i] = matrix[(i * width) + j] = share * _products[(i * width) + j];
            }
        }

        for (var i = 0; i < width && about is not null; i++)
        {
            solution[i] -= TensorPrimitives.Dot<double>(matrix.AsSpan(i * width, width), about);
        }

        for (var i = 0; i < width; i++)
        {
            matrix[(i * width) + i] += 1 / (sizes[i] * sizes[i]);
        }

        for (var i = 1; i < steps.Length; i++)
        {
            var precision = steps[i] > 0 ? 1 / (steps[i] * steps[i]) : 0;
            matrix[(i * width) + i] += precision;
            matrix[((i - 1) * width) + i - 1] += precision;
            matrix[(i * width) + i - 1] -= precision;
            matrix[((i - 1) * width) + i] -= precision;
        }

        Cholesky.Solve(Cholesky.Factor(matrix, width), solution);
        for (var i = 0; i < width && about is not null; i++)
        {
            solution[i] += about[i];
        }

        return solution;
    }
}
