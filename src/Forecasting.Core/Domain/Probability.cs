namespace Forecasting.Core.Domain;

/// <summary>A probability strictly between 0 and 1, as a quantile level.</summary>
public readonly record struct Probability
{
    /// <summary>Makes a probability.</summary>
    /// <param name="value">Share, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is not strictly between 0 and
    /// 1.</exception>
    public Probability(double value)
    {
        if (!(value > 0 && value < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A probability lies strictly between 0 and 1.");
        }

        Value = value;
    }

    /// <summary>The share, strictly between 0 and 1.</summary>
    public double Value { get; }

    /// <summary>The nine deciles 0.1 to 0.9 that are stored and served, ascending.</summary>
    public static IReadOnlyList<Probability> Deciles { get; } =
        [.. Enumerable.Range(1, 9).Select(k => new Probability(k / 10.0))];
}
