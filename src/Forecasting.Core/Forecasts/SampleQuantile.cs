namespace Forecasting.Core.Forecasts;

/// <summary>
/// Quantiles of a sample by linear interpolation at plotting positions (i - 0.5) / n (Hyndman and Fan 1996, type 5).
/// </summary>
public static class SampleQuantile
{
    /// <summary>The quantile at <paramref name="probability"/>.</summary>
    /// <param name="sorted">Ascending, at least one value, no NaN.</param>
    /// <param name="probability">0 to 1; ends give the smallest and the largest value.</param>
    /// <exception cref="ArgumentException">The sample is empty.</exception>
    public static double Of(ReadOnlySpan<double> sorted, double probability)
    {
        if (sorted.IsEmpty)
        {
            throw new ArgumentException("A quantile needs at least one value.", nameof(sorted));
        }

        var position = (probability * sorted.Length) - 0.5;
        if (position <= 0)
        {
            return sorted[0];
        }

        var below = (int)position;
        if (below >= sorted.Length - 1)
        {
            return sorted[^1];
        }

        return sorted[below] + ((position - below) * (sorted[below + 1] - sorted[below]));
    }
}
