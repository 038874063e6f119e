namespace Forecasting.Core.Models.Regression;

/// <summary>
/// How alike series err on one day: the share of the variance of their errors that lies between days (the intraclass
/// correlation, Donner 1986). Of n series that share so much, a day tells as much as n / (1 + (n - 1) share) that err
/// on their own do (Kish 1965, the design effect).
/// </summary>
internal static class SharedErrors
{
    /// <summary>No more than this is believed: what lasts for some days, as weather does, is shared as well, and is
    /// level to a regression whose level drifts.</summary>
    public const double Most = 0.05;

    // A chain that shares less than this in what it shows may still share it in what it has not shown.
    private const double Least = 0.005;
    private const double PriorDays = 50;

    /// <summary>The share.</summary>
    /// <param name="errors">[series][day] logs; NaN where there is none.</param>
    /// <returns>From 0.005 to <see cref="Most"/>; <see cref="Most"/> where no two series erred on one day.</returns>
    public static double Of(IReadOnlyList<float[]> errors)
    {
        var days = errors.Max(e => e.Length);
        var (sums, squares, counts) = (new double[days], new double[days], new int[days]);
        foreach (var ofSeries in errors)
        {
            var known = ofSeries.Where(e => !float.IsNaN(e)).ToList();
            var scale = known.Count > 0 ? Math.Sqrt(known.Average(e => (double)e * e)) : 0;
            for (var day = 0; day < ofSeries.Length && scale > 0; day++)
            {
                if (!float.IsNaN(ofSeries[day]))
                {
                    var error = ofSeries[day] / scale;
                    sums[day] += error;
                    squares[day] += error * error;
                    counts[day]++;
                }
            }
        }

        var (together, pairs, shown) = (0.0, 0.0, 0);
        for (var day = 0; day < days; day++)
        {
            together += (sums[day] * sums[day]) - squares[day];
            pairs += (double)counts[day] * (counts[day] - 1);
            shown += counts[day] > 1 ? 1 : 0;
        }

        // A few days hardly tell.
        return pairs == 0 ? Most : Math.Clamp(
            ((together / pairs * shown) + (Most * PriorDays)) / (shown + PriorDays), Least, Most);
    }
}
