namespace Forecasting.Core.Domain;

/// <summary>All calendar entries, answered by store and day. Immutable; known ahead, so never cut at an
/// origin.</summary>
public sealed class TradingCalendar
{
    private readonly Dictionary<(string StoreId, int Day), List<CalendarEntry>> _byStore = [];
    private readonly Dictionary<(string Region, int Day), List<CalendarEntry>> _byRegion = [];
    private readonly Dictionary<int, List<CalendarEntry>> _everywhere = [];

    /// <summary>Indexes the entries.</summary>
    /// <param name="entries">Any order; an entry with a store id holds for that store only, else for its region, else
    /// everywhere.</param>
    public TradingCalendar(IEnumerable<CalendarEntry> entries)
    {
        var all = entries.ToList();
        foreach (var entry in all)
        {
            Add(entry);
        }

        Entries = all;
    }

    /// <summary>A calendar without entries.</summary>
    public static TradingCalendar Empty { get; } = new([]);

    /// <summary>Every entry, in the order given.</summary>
    public IReadOnlyList<CalendarEntry> Entries { get; }

    /// <summary>The entries that hold for a store on a day; empty where there are none.</summary>
    /// <param name="store">The store.</param>
    /// <param name="date">Its local date.</param>
    public IEnumerable<CalendarEntry> On(Store store, DateOnly date)
    {
        var day = date.DayNumber;
        IEnumerable<CalendarEntry> found = _everywhere.GetValueOrDefault(day) ?? [];
        if (store.Region.Length > 0 && _byRegion.TryGetValue((store.Region, day), out var regional))
        {
            found = found.Concat(regional);
        }

        return _byStore.TryGetValue((store.Id, day), out var own) ? found.Concat(own) : found;
    }

    /// <summary>Whether an entry of kind <see cref="CalendarEntry.ClosedKind"/> closes the store on that day.</summary>
    /// <param name="store">The store.</param>
    /// <param name="date">Its local date.</param>
    public bool IsClosed(Store store, DateOnly date) => On(store, date).Any(e => e.Kind == CalendarEntry.ClosedKind);

    private void Add(CalendarEntry entry)
    {
        var day = entry.Date.DayNumber;
        if (entry.StoreId.Length > 0)
        {
            Append(_byStore, (entry.StoreId, day), entry);
        }
        else if (entry.Region.Length > 0)
        {
            Append(_byRegion, (entry.Region, day), entry);
        }
        else
        {
            Append(_everywhere, day, entry);
        }
    }

    private static void Append<TKey>(Dictionary<TKey, List<CalendarEntry>> index, TKey key, CalendarEntry entry)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var list))
        {
            index[key] = list = [];
        }

        list.Add(entry);
    }
}
