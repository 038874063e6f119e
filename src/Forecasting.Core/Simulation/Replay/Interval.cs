namespace Forecasting.Core.Simulation.Replay;

/// <summary>A number with its 95 % interval.</summary>
/// <param name="Value">The number.</param>
/// <param name="Low">Lower end (included).</param>
/// <param name="High">Upper end (included).</param>
public readonly record struct Interval(double Value, double Low, double High)
{
    private const double Normal95 = 1.959964;

    /// <summary>
    /// A ratio of sums with a normal interval whose spread is that between store-weeks, days of which belong together
    /// (Cochran 1977, Sampling Techniques, eq. 6.13).
    /// </summary>
    /// <param name="keys">[row] the store-week that it belongs to.</param>
    /// <param name="parts">[row] numerators.</param>
    /// <param name="wholes">[row] denominators.</param>
    public static Interval OfRatio(
        IReadOnlyList<(string Store, int Week)> keys, IReadOnlyList<double> parts, IReadOnlyList<double> wholes)
    {
        var whole = Math.Max(1e-9, wholes.Sum());
        var ratio = parts.Sum() / whole;
        var residuals = Enumerable.Range(0, keys.Count).GroupBy(i => keys[i])
            .Select(g => g.Sum(i => parts[i] - (ratio * wholes[i]))).ToList();
        var count = residuals.Count;
        var spread = count > 1
            ? Math.Sqrt((double)count / (count - 1) * residuals.Sum(r => r * r)) / whole
            : double.NaN;
        return new Interval(ratio, ratio - (Normal95 * spread), ratio + (Normal95 * spread));
    }
}
