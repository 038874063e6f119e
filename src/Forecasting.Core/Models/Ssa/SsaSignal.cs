using System.Numerics.Tensors;

namespace Forecasting.Core.Models.Ssa;

/// <summary>A series ready to be decomposed: on its scale, without its weekly profile.</summary>
internal sealed class SsaSignal
{
    private const int StepsBeyondRank = 12;
    private const double LargestVerticality = 0.98;

    private readonly double[] _values;
    private readonly double[] _profile;
    private readonly double _mean;
    private readonly double _low;
    private readonly double _high;

    /// <summary>Prepares values without gaps and with a mean above 0; they are copied.</summary>
    internal SsaSignal(ReadOnlySpan<double> filled, int stepsPerWeek, DemandScale scale)
    {
        Scale = scale;
        _mean = TensorPrimitives.Sum(filled) / filled.Length;
        _values = new double[filled.Length];
        _profile = new double[stepsPerWeek];
        scale.FromOrders(_mean, filled, _values);
        WeeklyProfile.Compute(_values, _profile);
        WeeklyProfile.Subtract(_profile, _values);

        _low = TensorPrimitives.Min<double>(_values);
        _high = TensorPrimitives.Max<double>(_values);
    }

    /// <summary>The scale of the values.</summary>
    internal DemandScale Scale { get; }

    /// <summary>Writes the mean of the rows that exist.</summary>
    /// <param name="rows">[row x step]; a row that does not exist begins with NaN.</param>
    /// <param name="mean">One row; NaN where none exists.</param>
    internal static void MeanOfRows(ReadOnlySpan<double> rows, Span<double> mean)
    {
        var found = 0;
        mean.Clear();
        for (var start = 0; start < rows.Length; start += mean.Length)
        {
            if (!double.IsNaN(rows[start]))
            {
                TensorPrimitives.Add(mean, rows.Slice(start, mean.Length), mean);
                found++;
            }
        }

        TensorPrimitives.Divide(mean, found, mean);
    }

    /// <summary>
    /// Forecasts with one window and several ranks at the cost of one decomposition.
    /// </summary>
    /// <param name="window">L, at most 2/5 of the values.</param>
    /// <param name="ranks">Ascending.</param>
    /// <param name="forecasts">[rank x step], orders per step; NaN rows where the recurrence does not exist.</param>
    /// <param name="workspace">The thread's scratch space.</param>
    internal void Forecast(int window, ReadOnlySpan<int> ranks, Span<double> forecasts, SsaWorkspace workspace)
    {
        var horizon = forecasts.Length / ranks.Length;
        var largest = ranks[^1];
        var order = window - 1;
        var numbers = workspace.Numbers((window * window) + (largest * (window + 1)) + (2 * order) + order + horizon
            + (largest * largest));
        var covariance = Take(ref numbers, window * window);
        var vectors = Take(ref numbers, largest * window);
        var values = Take(ref numbers, largest);
        var sums = Take(ref numbers, order);
        var coefficients = Take(ref numbers, order);
        var shift = Take(ref numbers, largest * largest);
        LagCovariance.Compute(_values, window, covariance);

        // A dozen steps more than pairs settle what stands out of the noise; the noise's own vectors need not be told
        // apart.
        Lanczos.LeadingPairs(covariance, window, 0, largest + StepsBeyondRank, values, vectors, workspace.Lanczos);
        LinearRecurrence.ShiftProducts(vectors, window, shift);
        var noiseFree = RankOf(values);
        sums.Clear();
        var done = 0;
        for (var i = 0; i < ranks.Length; i++)
        {
            var rank = Math.Min(ranks[i], noiseFree);
            for (; done < rank; done++)
            {
                SsaDecomposition.AddComponent(
                    _values, vectors.Slice(done * window, window), _values.Length - order, sums);
            }

            SsaDecomposition.Average(sums, _values.Length, window, numbers[..order]);
            var target = forecasts.Slice(i * horizon, horizon);
            Continue(vectors[..(rank * window)], window, shift, coefficients, numbers, target);
        }
    }

    private void Continue(
        ReadOnlySpan<double> vectors,
        int window,
        ReadOnlySpan<double> shift,
        Span<double> coefficients,
        Span<double> path,
        Span<double> forecast)
    {
        forecast.Fill(double.NaN);
        if (LinearRecurrence.Coefficients(vectors, window, coefficients) > LargestVerticality)
        {
            return;
        }

        LinearRecurrence.Continue(coefficients, path);
        if (LeavesItsRange(path[coefficients.Length..]))
        {
            // Roots outside the unit circle may grow by a tenth over the horizon, no more.
            var limit = Math.Exp(0.1 / forecast.Length);
            var radius = LinearRecurrence.SpectralRadius(vectors, window, shift, limit);
            LinearRecurrence.Damp(coefficients, Math.Min(1, limit / radius));
            LinearRecurrence.Continue(coefficients, path);
        }

        // Growth is bounded: a fifth of the signal's range above and below what was seen.
        var slack = 0.2 * (_high - _low);
        for (var step = 0; step < forecast.Length; step++)
        {
            var signal = Math.Clamp(path[coefficients.Length + step], _low - slack, _high + slack);
            forecast[step] = Scale.ToOrders(_mean, signal + _profile[step % _profile.Length]);
        }
    }

    private bool LeavesItsRange(ReadOnlySpan<double> continuation)
    {
        foreach (var value in continuation)
        {
            if (!(value >= _low && value <= _high))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Components that a series without noise has; the others' vectors are arbitrary.</summary>
    private static int RankOf(ReadOnlySpan<double> eigenvalues)
    {
        var rank = 1;
        while (rank < eigenvalues.Length && eigenvalues[rank] > 1e-13 * eigenvalues[0])
        {
            rank++;
        }

        return rank;
    }

    private static Span<double> Take(ref Span<double> numbers, int count)
    {
        var taken = numbers[..count];
        numbers = numbers[count..];
        return taken;
    }
}
