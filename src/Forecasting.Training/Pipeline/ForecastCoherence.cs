using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Training.Pipeline;

/// <summary>
/// Turns distributions into the numbers of a run, whose means add up exactly: hours to their day, channels to
/// <c>all</c>. Where a series has hours, its days within the hourly horizon are sums of the hourly paths; later days
/// are the daily model's.
/// </summary>
internal static class ForecastCoherence
{
    /// <summary>The numbers of a run, in store order.</summary>
    /// <param name="daily">Every series, explained or with no steps of explanation at all.</param>
    /// <param name="hourly">Series with hours; not longer than the daily ones.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static RunForecasts Combine(
        IReadOnlyList<ExplainedForecast> daily,
        IReadOnlyList<ForecastDistribution> hourly,
        CancellationToken cancellation)
    {
        var hours = hourly.ToDictionary(h => h.Key);
        var stores = daily.GroupBy(d => d.Forecast.Key.StoreId).ToList();
        var byStore = new RunForecasts[stores.Count];
        Parallel.For(0, stores.Count, Parallelism.Options(cancellation), i => byStore[i] = OfStore(
            stores[i].Key, [.. stores[i].Select(d => Part.Of(d, hours.GetValueOrDefault(d.Forecast.Key)))]));
        return new RunForecasts([.. byStore.SelectMany(s => s.Daily)], [.. byStore.SelectMany(s => s.Hourly)])
        {
            Explanations = [.. byStore.SelectMany(s => s.Explanations)],
        };
    }

    private static RunForecasts OfStore(string storeId, List<Part> all)
    {
        var parts = Parts(all);
        List<RoundedForecast> days = [.. parts.Select(p => p.Days)];
        List<RoundedExplanation> reasons = [.. parts.Where(p => p.Reasons is not null).Select(p => p.Reasons!)];
        List<RoundedForecast> hours = [.. parts.Where(p => p.Hours is not null).Select(p => p.Hours!)];
        if (parts is not [{ Distribution.Key.ChannelId: Channel.AllId }])
        {
            days.Add(AllDays(storeId, parts));
            hours.AddRange(AllHours(storeId, parts));
            var sum = new SeriesKey(storeId, Channel.AllId);
            reasons = reasons.Count < parts.Count ? [] : [.. reasons, RoundedExplanation.Sum(sum, reasons)];
        }

        return new RunForecasts(days, hours) { Explanations = reasons };
    }

    // A store's own channels make up 'all'; a series 'all' beside them would count the same orders twice.
    private static List<Part> Parts(List<Part> parts) =>
        parts.Count == 1 ? parts : [.. parts.Where(p => p.Distribution.Key.ChannelId != Channel.AllId)];

    private static RoundedForecast AllDays(string storeId, List<Part> parts)
    {
        var sum = ForecastDistribution.Sum(
            new SeriesKey(storeId, Channel.AllId), SamePaths([.. parts.Select(p => p.Distribution)]));
        return RoundedForecast.Of(sum).WithMeans(SumOfMeans([.. parts.Select(p => p.Days)]));
    }

    private static IEnumerable<RoundedForecast> AllHours(string storeId, List<Part> parts)
    {
        if (parts.Any(p => p.Hours is null))
        {
            yield break;
        }

        var sum = ForecastDistribution.Sum(
            new SeriesKey(storeId, Channel.AllId), SamePaths([.. parts.Select(p => p.HourlyDistribution!)]));
        yield return RoundedForecast.Of(sum).WithMeans(SumOfMeans([.. parts.Select(p => p.Hours!)]));
    }

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

    /// <summary>One series: its days, first from hours where it has them, and its hours.</summary>
    private sealed record Part(
        ForecastDistribution Distribution,
        ForecastDistribution? HourlyDistribution,
        RoundedForecast Days,
        RoundedForecast? Hours,
        RoundedExplanation? Reasons)
    {
        public static Part Of(ExplainedForecast explained, ForecastDistribution? hourly)
        {
            var daily = explained.Forecast;
            if (hourly is null)
            {
                var rounded = RoundedForecast.Of(daily);
                return new Part(daily, null, rounded, null, Split(rounded, explained));
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
            return new Part(joined, hourly, days, hours, Split(days, explained));
        }

        private static RoundedExplanation? Split(RoundedForecast days, ExplainedForecast explained) =>
            explained.Steps.Count > 0 ? RoundedExplanation.Of(days, explained.Steps) : null;

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
    }
}
