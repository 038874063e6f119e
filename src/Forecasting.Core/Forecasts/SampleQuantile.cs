namespace Forecasting.Core.Forecasts;

/// <summary>Quantiles of a sample by linear interpolation at plotting positions (i - 0.5) / n (Hyndman and Fan 1996,
/// type 5).</summary>
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

    /// <summary>The quantile of values that count differently, at the middles of their weights; with equal weights that
    /// of <see cref="Of"/>.</summary>
    /// <param name="values">Any order, at least one, no NaN.</param>
    /// <param name="weights">[value], above 0.</param>
    /// <param name="probability">0 to 1; ends give the smallest and the largest value.</param>
    /// <exception cref="ArgumentException">There are no values, or not as many weights.</exception>
    public static double Weighted(IReadOnlyList<double> values, IReadOnlyList<double> weights, double probability)
    {
        if (values.Count == 0 || values.Count != weights.Count)
        {
            throw new ArgumentException(
                $"{values.Count} values do not go with {weights.Count} weights.", nameof(weights));
        }

        var sorted = values.Zip(weights, (value, weight) => (Value: value, Weight: weight))
            .OrderBy(v => v.Value).ToList();
        var (wanted, until) = (probability * weights.Sum(), 0.0);
        var (before, beforeValue) = (double.NaN, sorted[0].Value);
        foreach (var (value, weight) in sorted)
        {
            var middle = until + (weight / 2);
            if (middle >= wanted)
            {
                return double.IsNaN(before)
                    ? value
                    : beforeValue + ((value - beforeValue) * (wanted - before) / (middle - before));
            }

            (before, beforeValue, until) = (middle, value, until + weight);
        }

        return beforeValue;
    }
}
