using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Training.Pipeline;

/// <summary>One series of a run: its days, first from hours where it has them, and its hours.</summary>
internal sealed record SeriesPart(
    ForecastDistribution Distribution,
    ForecastDistribution? HourlyDistribution,
    RoundedForecast Days,
    RoundedForecast? Hours,
    RoundedExplanation? Reasons)
{
    /// <summary>Puts a series' days and hours together and rounds them.</summary>
    public static SeriesPart Of(ExplainedForecast explained, ForecastDistribution? hourly)
    {
        var daily = explained.Forecast;
        if (hourly is null)
        {
            var rounded = RoundedForecast.Of(daily);
            return new SeriesPart(daily, null, rounded, null, Split(rounded, explained));
        }

        var hours = RoundedForecast.Of(hourly);
        var joined = Joined(hourly.ToDaily(), daily);
        var days = RoundedForecast.Of(joined);
        var means = new long[days.Steps];
        for (var day = 0; day < means.Length; day++)
        {
            means[day] = day < hours.Days ? hours.DayMeanUnits(day) : days.DayMeanUnits(day);
        }

        days = days.WithMeans(means);
        return new SeriesPart(joined, hourly, days, hours, Split(days, explained));
    }

    /// <summary>
    /// The sum of series by day, path by path: deciles of the summed paths, means as the sum of the rounded ones.
    /// </summary>
    public static (ForecastDistribution Paths, RoundedForecast Days) SumOfDays(
        SeriesKey key, IReadOnlyList<SeriesPart> parts)
    {
        var sum = ForecastDistribution.Sum(key, SamePaths([.. parts.Select(p => p.Distribution)]));
        return (sum, RoundedForecast.Of(sum).WithMeans(SumOfMeans([.. parts.Select(p => p.Days)])));
    }

    /// <summary>The sum of series by hour; null where one of them has no hours.</summary>
    public static RoundedForecast? SumOfHours(SeriesKey key, IReadOnlyList<SeriesPart> parts)
    {
        if (parts.Any(p => p.Hours is null))
        {
            return null;
        }

        var sum = ForecastDistribution.Sum(key, SamePaths([.. parts.Select(p => p.HourlyDistribution!)]));
        return RoundedForecast.Of(sum).WithMeans(SumOfMeans([.. parts.Select(p => p.Hours!)]));
    }

    private static RoundedExplanation? Split(RoundedForecast days, ExplainedForecast explained) =>
        explained.Steps.Count > 0 ? RoundedExplanation.Of(days, explained.Steps) : null;

    private static long[] SumOfMeans(List<RoundedForecast> parts)
    {
        var means = new long[parts[0].Steps];
        foreach (var part in parts)
        {
            for (var step = 0; step < means.Length; step++)
            {
                means[step] += part.Units[step * RoundedForecast.NumbersPerStep];
            }
        }

        return means;
    }

    private static ForecastDistribution Joined(ForecastDistribution first, ForecastDistribution later)
    {
        var both = SamePaths([first, later]);
        var (head, tail) = (both[0], both[1]);
        var paths = new float[head.PathCount * tail.Steps];
        for (var path = 0; path < head.PathCount; path++)
        {
            var target = paths.AsSpan(path * tail.Steps, tail.Steps);
            tail.Path(path).CopyTo(target);
            head.Path(path).CopyTo(target);
        }

        return new ForecastDistribution(tail.Key, tail.Origin, Grain.Daily, head.PathCount, paths);
    }

    private static List<ForecastDistribution> SamePaths(List<ForecastDistribution> parts)
    {
        var pathCount = parts.Max(p => p.PathCount);
        return [.. parts.Select(p => Stretched(p, pathCount))];
    }

    /// <summary>As many paths as asked for: each path as often as any other, or once more.</summary>
    private static ForecastDistribution Stretched(ForecastDistribution part, int pathCount)
    {
        if (part.PathCount == pathCount)
        {
            return part;
        }

        var paths = new float[pathCount * part.Steps];
        for (var path = 0; path < pathCount; path++)
        {
            var source = (int)((long)path * part.PathCount / pathCount);
            part.Path(source).CopyTo(paths.AsSpan(path * part.Steps));
        }

        return new ForecastDistribution(part.Key, part.Origin, part.Grain, pathCount, paths);
    }
}
