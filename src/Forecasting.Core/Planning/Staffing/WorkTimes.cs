using Forecasting.Core.Models.Calibration;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>
/// How long one piece of work takes: a distribution held as equally likely times, so that whatever was measured can be
/// used as it is.
/// </summary>
public sealed class WorkTimes
{
    /// <summary>Equally likely times that stand for a formula.</summary>
    public const int FormulaPoints = 2000;

    private readonly double[] _minutes;
    private readonly double[] _sums;

    private WorkTimes(double[] sorted)
    {
        _minutes = sorted;
        _sums = new double[sorted.Length + 1];
        for (var i = 0; i < sorted.Length; i++)
        {
            _sums[i + 1] = _sums[i] + sorted[i];
        }

        MeanMinutes = _sums[^1] / sorted.Length;
        var squares = sorted.Sum(m => (m - MeanMinutes) * (m - MeanMinutes));
        VariationCoefficient = MeanMinutes > 0 ? Math.Sqrt(squares / sorted.Length) / MeanMinutes : 0;
    }

    /// <summary>Mean.</summary>
    public double MeanMinutes { get; }

    /// <summary>Standard deviation over the mean.</summary>
    public double VariationCoefficient { get; }

    /// <summary>The longest time.</summary>
    public double LongestMinutes => _minutes[^1];

    /// <summary>The distribution of measured times.</summary>
    /// <param name="minutes">At least one; finite, 0 or more; not all 0. Any order.</param>
    public static WorkTimes Measured(IEnumerable<double> minutes)
    {
        var sorted = minutes.Order().ToArray();
        return sorted.Length > 0 && sorted[0] >= 0 && double.IsFinite(sorted[^1]) && sorted[^1] > 0
            ? new WorkTimes(sorted)
            : throw new ArgumentException(
                "Measured times are finite, 0 or more and not all 0; at least one is needed.", nameof(minutes));
    }

    /// <summary>A log-normal distribution.</summary>
    /// <param name="meanMinutes">Mean, above 0.</param>
    /// <param name="variation">Standard deviation over the mean, 0 or more.</param>
    public static WorkTimes LogNormal(double meanMinutes, double variation)
    {
        ThrowIfNotPositive(meanMinutes);
        ArgumentOutOfRangeException.ThrowIfNegative(variation);
        var deviation = Math.Sqrt(Math.Log(1 + (variation * variation)));
        return Of(meanMinutes, p => Math.Exp((deviation * NormalQuantile.At(p)) - (deviation * deviation / 2)));
    }

    /// <summary>An exponential distribution.</summary>
    /// <param name="meanMinutes">Mean, above 0.</param>
    public static WorkTimes Exponential(double meanMinutes)
    {
        ThrowIfNotPositive(meanMinutes);
        return Of(meanMinutes, p => -Math.Log(1 - p));
    }

    /// <summary>Always the same time.</summary>
    /// <param name="minutes">Time, above 0.</param>
    public static WorkTimes Constant(double minutes)
    {
        ThrowIfNotPositive(minutes);
        return new WorkTimes([minutes]);
    }

    /// <summary>The time at a uniform random number.</summary>
    /// <param name="uniform">From 0 (included) to 1 (excluded).</param>
    public double Draw(double uniform) => _minutes[(int)(uniform * _minutes.Length)];

    /// <summary>Probability of at most a time.</summary>
    /// <param name="minutes">Any time.</param>
    public double AtMost(double minutes) => (double)CountAtMost(minutes) / _minutes.Length;

    /// <summary>
    /// Probability that work which one finds going on is over after a time: the integral of 1 - B over the mean.
    /// </summary>
    /// <param name="minutes">0 or more.</param>
    public double ResidualAtMost(double minutes)
    {
        var count = CountAtMost(minutes);
        return (_sums[count] + (minutes * (_minutes.Length - count))) / _sums[^1];
    }

    /// <summary>The same distribution with every time multiplied.</summary>
    /// <param name="factor">Above 0.</param>
    public WorkTimes Scaled(double factor)
    {
        ThrowIfNotPositive(factor);
        return new WorkTimes([.. _minutes.Select(m => m * factor)]);
    }

    /// <summary>The same distribution on at most <see cref="FormulaPoints"/> times, with the same mean.</summary>
    public WorkTimes Thinned() => _minutes.Length <= FormulaPoints
        ? this
        : Of(MeanMinutes, p => _minutes[(int)(p * _minutes.Length)]);

    /// <summary>The equally likely times, ascending.</summary>
    public ReadOnlySpan<double> Times => _minutes;

    private static WorkTimes Of(double mean, Func<double, double> quantile)
    {
        var times = Enumerable.Range(0, FormulaPoints).Select(i => quantile((i + 0.5) / FormulaPoints)).ToArray();
        var scale = mean * times.Length / times.Sum();
        return new WorkTimes([.. times.Select(t => t * scale)]);
    }

    private int CountAtMost(double minutes)
    {
        var (low, high) = (0, _minutes.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _minutes[middle] <= minutes ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static void ThrowIfNotPositive(double value)
    {
        if (!(value > 0) || double.IsInfinity(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A time or factor is finite and above 0.");
        }
    }
}
