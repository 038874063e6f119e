using System.Runtime.CompilerServices;
using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Accuracy;

/// <summary>Histories with something taken away. The axis of days stays as it is, so that no cut is moved.</summary>
internal static class ChangedHistories
{
    // All cuts of a history share its calendar, and models keep what they read out of a calendar beside it.
    private static readonly ConditionalWeakTable<TradingCalendar, TradingCalendar> Eventless = [];
    private static readonly ConditionalWeakTable<TradingCalendar, Dictionary<string, StoreCalendar>> OfStores = [];

    /// <summary>The history without any calendar entry but closings: the model must take every open day for an
    /// ordinary one.</summary>
    /// <param name="history">Any cut.</param>
    public static DemandHistory WithoutEvents(DemandHistory history)
    {
        var calendar = Eventless.GetValue(history.Calendar, c =>
            new TradingCalendar(c.Entries.Where(e => e.Kind == CalendarEntry.ClosedKind)));
        return new DemandHistory(
            history.Stores, history.Channels, calendar, history.Covariates, history.FirstDay, history.Days,
            history.Daily, history.Hourly);
    }

    /// <summary>One history per store that has series, in the stores' order, each with what holds for it.</summary>
    /// <param name="history">Any cut.</param>
    public static IReadOnlyList<DemandHistory> StoreByStore(DemandHistory history)
    {
        var known = OfStores.GetOrCreateValue(history.Calendar);
        var daily = history.Daily.ToLookup(s => s.Key.StoreId);
        var hourly = history.Hourly.ToLookup(s => s.Key.StoreId);
        var parts = new List<DemandHistory>();
        foreach (var store in history.Stores.Where(s => daily.Contains(s.Id)))
        {
            if (!known.TryGetValue(store.Id, out var own))
            {
                known[store.Id] = own = StoreCalendar.Of(store, history.Calendar);
            }

            parts.Add(new DemandHistory(
                own.Stores, history.Channels, own.Calendar,
                [.. history.Covariates.Where(c => c.StoreId.Length == 0 || c.StoreId == store.Id)],
                history.FirstDay, history.Days, [.. daily[store.Id]], [.. hourly[store.Id]]));
        }

        return parts;
    }

    /// <summary>The history with the series of some stores only; all stores stay listed, so that the calendar reads
    /// the same.</summary>
    /// <param name="history">Any cut.</param>
    /// <param name="storeIds">The stores whose series stay.</param>
    public static DemandHistory Of(DemandHistory history, IReadOnlySet<string> storeIds) => new(
        history.Stores, history.Channels, history.Calendar, history.Covariates, history.FirstDay, history.Days,
        [.. history.Daily.Where(s => storeIds.Contains(s.Key.StoreId))],
        [.. history.Hourly.Where(s => storeIds.Contains(s.Key.StoreId))]);

    /// <summary>
    /// At most so many stores that have series of a grain, evenly spread over them in their order: every k-th from
    /// the first.
    /// </summary>
    /// <param name="history">The whole history.</param>
    /// <param name="grain">Daily or hourly.</param>
    /// <param name="most">Stores at most, 1 or more.</param>
    public static IReadOnlySet<string> SampledStores(DemandHistory history, Grain grain, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var stores = history.Of(grain).Select(s => s.Key.StoreId).Distinct().ToList();
        var every = (stores.Count + most - 1) / most;
        return stores.Where((_, i) => i % every == 0).ToHashSet(StringComparer.Ordinal);
    }

    private sealed record StoreCalendar(IReadOnlyList<Store> Stores, TradingCalendar Calendar)
    {
        public static StoreCalendar Of(Store store, TradingCalendar calendar) => new(
            [store],
            new TradingCalendar(calendar.Entries.Where(e =>
                e.StoreId.Length > 0 ? e.StoreId == store.Id : e.Region.Length == 0 || e.Region == store.Region)));
    }
}
