namespace Forecasting.Core.Models.HourShares;

/// <summary>
/// Whole orders out of expected ones: systematic sampling (Madow 1949). Each hour gets its expectation rounded up or
/// down, on average over the start exactly its expectation, and the hours of a whole total add up to it.
/// </summary>
public static class WholeHours
{
    private const double GoldenRatio = 0.6180339887498949;
    private const double DayStride = 0.31;

    /// <summary>Where the first order of a path's day lies. Starts that are spread evenly over the paths keep the mean
    /// of every hour.</summary>
    /// <param name="path">Index of the path.</param>
    /// <param name="day">Index of the day.</param>
    /// <returns>0 to below 1.</returns>
    public static double Start(int path, int day) => ((path * GoldenRatio) + (day * DayStride)) % 1;

    /// <summary>Rounds expected orders so that their sum, if whole, is kept.</summary>
    /// <param name="hours">Expected orders, 0 or more; replaced by whole numbers.</param>
    /// <param name="start">Where the first order lies, 0 to below 1; spread evenly, it makes the rounding
    /// unbiased.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is outside that range.</exception>
    public static void Round(Span<double> hours, double start)
    {
        if (!(start >= 0 && start < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(start), start, "The start lies from 0 to below 1.");
        }

        double sum = 0, taken = 0;
        for (var hour = 0; hour < hours.Length; hour++)
        {
            sum += hours[hour];

            // A hair more, so that a sum that should be whole is not cut short by the last bit of its additions.
            var upTo = hours[hour] > 0 ? Math.Floor(sum + start + 1e-9) : taken;
            hours[hour] = upTo - taken;
            taken = upTo;
        }
    }
}
