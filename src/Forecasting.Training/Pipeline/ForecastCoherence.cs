using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Persistence.Runs;
using Forecasting.Core.Reconciliation;

namespace Forecasting.Training.Pipeline;

/// <summary>
/// Turns distributions into the numbers of a run, whose means add up exactly: hours to their day, days to their week,
/// channels to <c>all</c>, stores to regions and to the chain. Where a series has hours, its days within the hourly
/// horizon are sums of the hourly paths; later days are the daily model's.
/// </summary>
internal static class ForecastCoherence
{
    /// <summary>The numbers of a run's stores and areas, in key order.</summary>
    /// <param name="stores">The stores of all series; their regions are areas.</param>
    /// <param name="daily">Every series, explained or with no steps of explanation at all.</param>
    /// <param name="hourly">Series with hours; not longer than the daily ones.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static RunForecasts Combine(
        IEnumerable<Store> stores,
        IReadOnlyList<ExplainedForecast> daily,
        IReadOnlyList<ForecastDistribution> hourly,
        CancellationToken cancellation)
    {
        var parts = Parts(daily, hourly, cancellation);
        return OfStores(parts, cancellation) with { Areas = OfAreas(stores, parts, cancellation) };
    }

    /// <summary>The numbers of the stores alone.</summary>
    /// <param name="daily">Every series, explained or with no steps of explanation at all.</param>
    /// <param name="hourly">Series with hours; not longer than the daily ones.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static RunForecasts CombineStores(
        IReadOnlyList<ExplainedForecast> daily,
        IReadOnlyList<ForecastDistribution> hourly,
        CancellationToken cancellation) => OfStores(Parts(daily, hourly, cancellation), cancellation);

    private static SeriesPart[] Parts(
        IReadOnlyList<ExplainedForecast> daily,
        IReadOnlyList<ForecastDistribution> hourly,
        CancellationToken cancellation)
    {
        var hours = hourly.ToDictionary(h => h.Key);
        var parts = new SeriesPart[daily.Count];
        Parallel.For(0, parts.Length, Parallelism.Options(cancellation), i =>
            parts[i] = SeriesPart.Of(daily[i], hours.GetValueOrDefault(daily[i].Forecast.Key)));
        return parts;
    }

    private static RunForecasts OfStores(SeriesPart[] parts, CancellationToken cancellation)
    {
        var stores = parts.GroupBy(p => p.Distribution.Key.StoreId).ToList();
        var byStore = new RunForecasts[stores.Count];
        Parallel.For(0, stores.Count, Parallelism.Options(cancellation), i =>
            byStore[i] = OfStore(stores[i].Key, Channel.Own([.. stores[i]], p => p.Distribution.Key)));
        return new RunForecasts([.. byStore.SelectMany(s => s.Daily)], [.. byStore.SelectMany(s => s.Hourly)])
        {
            Weekly = [.. byStore.SelectMany(s => s.Weekly)],
            Explanations = [.. byStore.SelectMany(s => s.Explanations)],
        };
    }

    private static RunForecasts OfStore(string storeId, IReadOnlyList<SeriesPart> parts)
    {
        List<RoundedForecast> days = [.. parts.Select(p => p.Days)];
        List<RoundedForecast?> weeks = [.. parts.Select(p => RoundedForecast.Weeks(p.Distribution, p.Days))];
        List<RoundedExplanation> reasons = [.. parts.Where(p => p.Reasons is not null).Select(p => p.Reasons!)];
        List<RoundedForecast?> hours = [.. parts.Select(p => p.Hours)];
        if (parts is not [{ Distribution.Key.ChannelId: Channel.AllId }])
        {
            var sum = new SeriesKey(storeId, Channel.AllId);
            var (paths, all) = SeriesPart.SumOfDays(sum, parts);
            days.Add(all);
            weeks.Add(RoundedForecast.Weeks(paths, all));
            hours.Add(SeriesPart.SumOfHours(sum, parts));
            reasons = reasons.Count < parts.Count ? [] : [.. reasons, RoundedExplanation.Sum(sum, reasons)];
        }

        return new RunForecasts(days, [.. hours.OfType<RoundedForecast>()])
        {
            Weekly = [.. weeks.OfType<RoundedForecast>()],
            Explanations = reasons,
        };
    }

    private static AreaForecasts OfAreas(
        IEnumerable<Store> stores, SeriesPart[] parts, CancellationToken cancellation)
    {
        var byKey = parts.ToDictionary(p => p.Distribution.Key);
        var hierarchy = Hierarchy.Of(stores, byKey.Keys);
        List<HierarchyNode> areas = [.. hierarchy.Sums.Where(n => n.Level != HierarchyLevel.Store)];
        var daily = new RoundedForecast[areas.Count];
        var hourly = new RoundedForecast?[areas.Count];
        var weekly = new RoundedForecast?[areas.Count];
        Parallel.For(0, areas.Count, Parallelism.Options(cancellation), i =>
        {
            List<SeriesPart> members = [.. areas[i].Members.Select(m => byKey[hierarchy.Bottom[m]])];
            var key = new SeriesKey(areas[i].Place, areas[i].ChannelId);
            (var paths, daily[i]) = SeriesPart.SumOfDays(key, members);
            hourly[i] = SeriesPart.SumOfHours(key, members);
            weekly[i] = RoundedForecast.Weeks(paths, daily[i]);
        });
        return new AreaForecasts(
            [.. daily.OrderBy(f => f.Key)],
            [.. hourly.OfType<RoundedForecast>().OrderBy(f => f.Key)],
            [.. weekly.OfType<RoundedForecast>().OrderBy(f => f.Key)]);
    }
}
