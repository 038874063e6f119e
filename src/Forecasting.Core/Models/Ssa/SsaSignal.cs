using System.Numerics.Tensors;

namespace Forecasting.Core.Models.Ssa;

/// <summary>A series ready to be decomposed: on its scale, without its weekly profile.</summary>
internal sealed class SsaSignal
{
    private const double EigenTolerance = 1e-8;
    private const double LargestVerticality = 0.98;

    private readonly double[] _values;
    private readonly double[] _profile;
    private readonly DemandScale _scale;
    private readonly double _mean;
    private readonly double _lowest;
    private readonly double _highest;

    /// <summary>Prepares values without gaps and with a mean above 0; they are copied.</summary>
    internal SsaSignal(ReadOnlySpan<double> filled, int stepsPerWeek, DemandScale scale)
    {
        _scale = scale;
        _mean = TensorPrimitives.Sum(filled) / filled.Length;
        _values = new double[filled.Length];
        _profile = new double[stepsPerWeek];
        scale.FromOrders(_mean, filled, _values);
        WeeklyProfile.Compute(_values, _profile);
        WeeklyProfile.Subtract(_profile, _values);

        // Growth is bounded: a fifth of the signal's range above and below what was seen.
        var (low, high) = (TensorPrimitives.Min<double>(_values), TensorPrimitives.Max<double>(_values));
        _lowest = low - (0.2 * (high - low));
        _highest = high + (0.2 * (high - low));
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
        var numbers = workspace.Numbers((window * window) + (largest * (window + 1)) + (2 * order) + order + horizon);
        var covariance = Take(ref numbers, window * window);
        var vectors = Take(ref numbers, largest * window);
        var values = Take(ref numbers, largest);
        var sums = Take(ref numbers, order);
        var coefficients = Take(ref numbers, order);
        LagCovariance.Compute(_values, window, covariance);
        Lanczos.LeadingPairs(covariance, window, EigenTolerance, values, vectors, workspace.Lanczos);
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
            Continue(vectors[..(rank * window)], window, coefficients, numbers, target);
        }
    }

    private void Continue(
        ReadOnlySpan<double> vectors, int window, Span<double> coefficients, Span<double> path, Span<double> forecast)
    {
        forecast.Fill(double.NaN);
        if (LinearRecurrence.Coefficients(vectors, window, coefficients) > LargestVerticality)
        {
            return;
        }

        // Roots outside the unit circle may grow by a tenth over the horizon, no more.
        var radius = LinearRecurrence.SpectralRadius(vectors, window);
        var limit = Math.Exp(0.1 / forecast.Length);
        if (radius > limit)
        {
            LinearRecurrence.Damp(coefficients, limit / radius);
        }

        LinearRecurrence.Continue(coefficients, path);
        for (var step = 0; step < forecast.Length; step++)
        {
            var signal = Math.Clamp(path[coefficients.Length + step], _lowest, _highest);
            forecast[step] = _scale.ToOrders(_mean, signal + _profile[step % _profile.Length]);
        }
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
