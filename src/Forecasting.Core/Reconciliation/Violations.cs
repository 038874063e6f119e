using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Reconciliation;

/// <summary>Counts where paths do not add up or could not come true; there are to be none.</summary>
public static class Violations
{
    /// <summary>
    /// Steps of paths, of series and totals, at which orders are negative, hours do not add up to their day, or a total
    /// differs from the sum of its members.
    /// </summary>
    /// <param name="forecasts">Forecasts that should add up.</param>
    public static long Count(CoherentForecasts forecasts)
    {
        long count = 0;
        foreach (var (index, hours) in forecasts.Hourly)
        {
            count += OfHours(hours, forecasts.Daily[index]);
        }

        for (var sum = 0; sum < forecasts.Hierarchy.Sums.Count; sum++)
        {
            var members = forecasts.Hierarchy.Sums[sum].Members;
            count += OfTotal(forecasts.DailyTotal(sum), [.. members.Select(m => forecasts.Daily[m])]);
            if (forecasts.HourlyTotal(sum) is { } hours)
            {
                count += OfTotal(hours, [.. members.Select(m => forecasts.Hourly[m])])
                    + OfHours(hours, forecasts.DailyTotal(sum));
            }
        }

        return count;
    }

    internal static long OfHours(ForecastDistribution hours, ForecastDistribution days)
    {
        long count = 0;
        for (var path = 0; path < hours.PathCount; path++)
        {
            for (var day = 0; day < hours.Days; day++)
            {
                double sum = 0;
                foreach (var orders in hours.Path(path).Slice(day * 24, 24))
                {
                    sum += orders;
                    count += orders < 0 ? 1 : 0;
                }

                count += sum == days.Path(path)[day] ? 0 : 1;
            }
        }

        return count;
    }

    internal static long OfTotal(ForecastDistribution total, List<ForecastDistribution> members)
    {
        long count = 0;
        var sums = new double[total.Steps];
        for (var path = 0; path < total.PathCount; path++)
        {
            Array.Clear(sums);
            foreach (var member in members)
            {
                var orders = member.Path(path);
                for (var step = 0; step < sums.Length; step++)
                {
                    sums[step] += orders[step];
                }
            }

            var of = total.Path(path);
            for (var step = 0; step < sums.Length; step++)
            {
                count += sums[step] == of[step] && sums[step] >= 0 ? 0 : 1;
            }
        }

        return count;
    }
}
