using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Models.HourShares;

namespace Forecasting.Core.Reconciliation;

/// <summary>
/// Whole orders out of expected ones, so that days, hours and all totals of a path stay exact. Systematic sampling
/// (Madow 1949) along the order of the hierarchy leaves every store, every region and the chain within one order of
/// what they were, and the mean of the smallest channel as it was; largest remainders would give it 0 in every path.
/// </summary>
public static class IntegerPaths
{
    /// <summary>Rounds daily paths to whole orders.</summary>
    /// <param name="bottom">[bottom] in the hierarchy's order.</param>
    /// <param name="isWhole">[bottom] whether a series counts orders; others, such as sales, stay as they are.</param>
    public static IReadOnlyList<ForecastDistribution> Round(
        IReadOnlyList<ForecastDistribution> bottom, IReadOnlyList<bool> isWhole)
    {
        var (paths, days) = (bottom[0].PathCount, bottom[0].Days);
        float[][] rounded = [.. bottom.Select(_ => new float[paths * days])];
        Parallel.For(0, paths, Parallelism.Options(), path =>
        {
            var orders = new double[bottom.Count];
            for (var day = 0; day < days; day++)
            {
                for (var i = 0; i < orders.Length; i++)
                {
                    orders[i] = isWhole[i] ? bottom[i].Path(path)[day] : 0;
                }

                WholeHours.Round(orders, WholeHours.Start(path, day));
                for (var i = 0; i < orders.Length; i++)
                {
                    rounded[i][(path * days) + day] = isWhole[i] ? (float)orders[i] : bottom[i].Path(path)[day];
                }
            }
        });
        return [.. bottom.Select((f, i) => new ForecastDistribution(f.Key, f.Origin, f.Grain, paths, rounded[i]))];
    }

    /// <summary>
    /// Spreads new day totals over the hours as the old ones were, path by path; the hours add up to the new days.
    /// Where a path had no orders it takes the mean hours of all paths.
    /// </summary>
    /// <param name="hours">Hourly paths of a series.</param>
    /// <param name="days">New daily paths of it; at least as many days. 0 wherever all hourly paths are 0.</param>
    /// <param name="isWhole">Whether hours are whole orders; then days are too.</param>
    /// <exception cref="ArgumentException">A day has orders and no hour can have any.</exception>
    public static ForecastDistribution Spread(ForecastDistribution hours, ForecastDistribution days, bool isWhole)
    {
        var spread = new float[hours.PathCount * hours.Steps];
        Span<double> ofDay = stackalloc double[24];
        for (var path = 0; path < hours.PathCount; path++)
        {
            for (var day = 0; day < hours.Days; day++)
            {
                var total = (double)days.Path(path)[day];
                var old = hours.Path(path).Slice(day * 24, 24);
                Scale(hours, old, day, total, ofDay);
                if (isWhole)
                {
                    WholeHours.Round(ofDay, WholeHours.Start(path, day));
                }

                var target = spread.AsSpan((path * hours.Steps) + (day * 24), 24);
                for (var hour = 0; hour < 24; hour++)
                {
                    target[hour] = (float)ofDay[hour];
                }
            }
        }

        return new ForecastDistribution(hours.Key, hours.Origin, Grain.Hourly, hours.PathCount, spread);
    }

    private static void Scale(
        ForecastDistribution hours, ReadOnlySpan<float> old, int day, double total, Span<double> scaled)
    {
        double sum = 0;
        for (var hour = 0; hour < 24; hour++)
        {
            scaled[hour] = old[hour];
            sum += old[hour];
        }

        if (total > 0 && !(sum > 0))
        {
            for (var hour = 0; hour < 24; hour++)
            {
                scaled[hour] = hours.Mean((day * 24) + hour);
                sum += scaled[hour];
            }
        }

        if (total > 0 && !(sum > 0))
        {
            throw new ArgumentException(
                $"Day {day + 1} of {hours.Key} has {total} orders, and no hour that can have any.", nameof(hours));
        }

        for (var hour = 0; hour < 24; hour++)
        {
            scaled[hour] = total > 0 ? scaled[hour] * (total / sum) : 0;
        }
    }
}
