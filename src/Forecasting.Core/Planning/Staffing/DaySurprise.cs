using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>
/// How far a day's one-hour orders may be from what is expected, relative to it, and how far they usually are. The more
/// uncertain a day, the more hours it takes to have one late order less: a buffer for the same share is as wide as the
/// day is uncertain. The same late orders cost least if each day is allowed a share in proportion to its uncertainty.
/// </summary>
public static class DaySurprise
{
    private const int WeeksLookedAt = 13;
    private const int WeeksOfMean = 4;
    private const int FewestDays = 20;

    /// <summary>Standard deviations of a normal distribution in its median deviation, and from its first to its last
    /// tenth.</summary>
    private const double MedianDeviation = 0.6745, NineTenths = 2.5631;

    /// <summary>
    /// How far the days of the last quarter of a year were from the mean of the same weekdays of up to four weeks
    /// before, as the standard deviation behind the median: few days out of the ordinary do not count. Null where there
    /// are too few days.
    /// </summary>
    /// <param name="days">[day], one-hour orders of all days up to the origin; 0 where none came.</param>
    public static double? Usual(IReadOnlyList<double> days)
    {
        var deviations = new List<double>();
        for (var day = Math.Max(7, days.Count - (7 * WeeksLookedAt)); day < days.Count; day++)
        {
            List<double> before =
            [
                .. Enumerable.Range(1, WeeksOfMean).Select(week => day - (7 * week)).Where(d => d >= 0 && days[d] > 0)
                    .Select(d => days[d]),
            ];
            if (days[day] > 0 && before.Count > 1)
            {
                // The mean of a few days has an error of its own.
                deviations.Add(Math.Abs(Math.Log(days[day] / before.Average())) / Math.Sqrt(1 + (1.0 / before.Count)));
            }
        }

        deviations.Sort();
        return deviations.Count < FewestDays ? null : SampleQuantile.Of([.. deviations], 0.5) / MedianDeviation;
    }

    /// <summary>How far a forecast's paths are from each other on a day; 0 where nothing is expected or known for
    /// certain.</summary>
    /// <param name="channels">What is expected.</param>
    /// <param name="ordersOf">Orders of the day on a path of a channel.</param>
    internal static double Expected(
        IReadOnlyList<ChannelDemand> channels, Func<ForecastDistribution, int, double> ordersOf)
    {
        var urgent = channels.Where(c => c.Promise == DeliveryPromise.OneHour).Select(c => c.Hours).ToList();
        double[] totals =
        [
            .. Enumerable.Range(0, urgent.Select(h => h.PathCount).DefaultIfEmpty(1).Max())
                .Select(path => urgent.Sum(h => ordersOf(h, path))).Order(),
        ];
        return totals.Average() is > 0 and var mean
            ? (SampleQuantile.Of(totals, 0.9) - SampleQuantile.Of(totals, 0.1)) / NineTenths / mean
            : 0;
    }
}
