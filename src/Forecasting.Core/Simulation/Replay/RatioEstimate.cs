namespace Forecasting.Core.Simulation.Replay;

/// <summary>A number with its 95 % interval.</summary>
/// <param name="Value">The number.</param>
/// <param name="Low">Lower end (included).</param>
/// <param name="High">Upper end (included).</param>
public readonly record struct Interval(double Value, double Low, double High);

/// <summary>
/// Ratios of sums over many store-days, with a normal interval whose spread is that between store-weeks, days of which
/// belong together (Cochran 1977, Sampling Techniques, eq. 6.13).
/// </summary>
internal static class RatioEstimate
{
    private const double Normal95 = 1.959964;
    private const double Nothing = 1e-9;

    /// <summary>A store and the week of a date, weeks beginning on Monday.</summary>
    internal static (string StoreId, int Week) StoreWeek(string storeId, DateOnly date) =>
        (storeId, date.DayNumber / 7);

    /// <summary>The ratio of two sums.</summary>
    /// <param name="keys">[day] what belongs together.</param>
    /// <param name="parts">[day] upper part.</param>
    /// <param name="wholes">[day] lower part.</param>
    internal static Interval Of((string, int)[] keys, double[] parts, double[] wholes)
    {
        var whole = Math.Max(Nothing, wholes.Sum());
        var ratio = parts.Sum() / whole;
        var residuals = Enumerable.Range(0, keys.Length).GroupBy(i => keys[i])
            .Select(g => g.Sum(i => parts[i] - (ratio * wholes[i]))).ToList();
        var count = residuals.Count;
        var spread = count > 1
            ? Math.Sqrt((double)count / (count - 1) * residuals.Sum(r => r * r)) / whole
            : double.NaN;
        return new Interval(ratio, ratio - (Normal95 * spread), ratio + (Normal95 * spread));
    }
}
