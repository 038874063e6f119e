using Forecasting.Core.Domain;

namespace Forecasting.Core.History;

/// <summary>
/// Everything known about demand at its last day: series on one common time axis, stores, channels, calendar and
/// covariates. Immutable. <see cref="UpTo"/> is the only way to cut it, so that no model can look past its origin.
/// </summary>
public sealed class DemandHistory
{
    private readonly Dictionary<string, Store> _stores;
    private readonly Dictionary<SeriesKey, int> _dailyIndex;
    private readonly Dictionary<SeriesKey, int> _hourlyIndex;

    /// <summary>Makes a history; see <see cref="DemandHistoryBuilder"/> for making one from rows.</summary>
    /// <param name="stores">All stores, each id once.</param>
    /// <param name="channels">All channels, each id once.</param>
    /// <param name="calendar">What is known ahead.</param>
    /// <param name="covariates">Outside numbers.</param>
    /// <param name="firstDay">Date of day 0 of every series.</param>
    /// <param name="days">Days on the axis of every series.</param>
    /// <param name="daily">Daily series in key order.</param>
    /// <param name="hourly">Hourly series in key order; may be empty or cover some keys only.</param>
    public DemandHistory(
        IReadOnlyList<Store> stores,
        IReadOnlyList<Channel> channels,
        TradingCalendar calendar,
        IReadOnlyList<Covariate> covariates,
        DateOnly firstDay,
        int days,
        IReadOnlyList<Series> daily,
        IReadOnlyList<Series> hourly)
    {
        Stores = stores;
        Channels = channels;
        Calendar = calendar;
        Covariates = covariates;
        FirstDay = firstDay;
        Days = days;
        Daily = daily;
        Hourly = hourly;
        _stores = stores.ToDictionary(s => s.Id, StringComparer.Ordinal);
        _dailyIndex = Index(daily);
        _hourlyIndex = Index(hourly);
    }

    private DemandHistory(
        DemandHistory whole,
        int days,
        IReadOnlyList<Covariate> covariates,
        IReadOnlyList<Series> daily,
        IReadOnlyList<Series> hourly)
    {
        Stores = whole.Stores;
        Channels = whole.Channels;
        Calendar = whole.Calendar;
        Covariates = covariates;
        FirstDay = whole.FirstDay;
        Days = days;
        Daily = daily;
        Hourly = hourly;
        _stores = whole._stores;
        _dailyIndex = whole._dailyIndex;
        _hourlyIndex = whole._hourlyIndex;
    }

    /// <summary>All stores, in the order given.</summary>
    public IReadOnlyList<Store> Stores { get; }

    /// <summary>All channels, in the order given.</summary>
    public IReadOnlyList<Channel> Channels { get; }

    /// <summary>What is known ahead of every day.</summary>
    public TradingCalendar Calendar { get; }

    /// <summary>Outside numbers.</summary>
    public IReadOnlyList<Covariate> Covariates { get; }

    /// <summary>Date of day 0.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>Days on the common axis.</summary>
    public int Days { get; }

    /// <summary>The last day that is known.</summary>
    public DateOnly LastDay => FirstDay.AddDays(Days - 1);

    /// <summary>The origin of a forecast made from this history.</summary>
    public Origin Origin => new(LastDay);

    /// <summary>Daily orders, in key order.</summary>
    public IReadOnlyList<Series> Daily { get; }

    /// <summary>[store][channel] indices of the daily series, in key order.</summary>
    public IReadOnlyList<IReadOnlyList<int>> DailyOfStores() =>
        [.. Enumerable.Range(0, Daily.Count).GroupBy(i => Daily[i].Key.StoreId, StringComparer.Ordinal)
            .Select(g => g.ToArray())];

    /// <summary>Hourly orders, in key order; empty where only days are known.</summary>
    public IReadOnlyList<Series> Hourly { get; }

    /// <summary>The series of one grain, in key order.</summary>
    /// <param name="grain">The grain.</param>
    public IReadOnlyList<Series> Of(Grain grain) => grain == Grain.Hourly ? Hourly : Daily;

    /// <summary>One series, or null where there is none.</summary>
    /// <param name="key">Store and channel.</param>
    /// <param name="grain">The grain.</param>
    public Series? Find(SeriesKey key, Grain grain) => IndexOf(key, grain) is var index and >= 0
        ? Of(grain)[index] : null;

    /// <summary>The place of a series among those of its grain, or -1 where there is none.</summary>
    /// <param name="key">Store and channel.</param>
    /// <param name="grain">The grain.</param>
    public int IndexOf(SeriesKey key, Grain grain) =>
        (grain == Grain.Hourly ? _hourlyIndex : _dailyIndex).TryGetValue(key, out var index) ? index : -1;

    /// <summary>The store of a series.</summary>
    /// <param name="storeId">Its id.</param>
    /// <exception cref="KeyNotFoundException">There is no such store.</exception>
    public Store Store(string storeId) => _stores[storeId];

    /// <summary>The index of a date on the axis; may lie outside 0..<see cref="Days"/> - 1.</summary>
    /// <param name="date">Any date.</param>
    public int DayIndex(DateOnly date) => date.DayNumber - FirstDay.DayNumber;

    /// <summary>The history as it was known at the end of the origin's day. Numbers are shared, not copied.</summary>
    /// <param name="origin">The last day that stays known (closed end).</param>
    /// <exception cref="ArgumentOutOfRangeException">The origin lies before the first day or after the
    /// last.</exception>
    public DemandHistory UpTo(Origin origin)
    {
        var days = DayIndex(origin.LastDay) + 1;
        if (days < 1 || days > Days)
        {
            throw new ArgumentOutOfRangeException(
                nameof(origin), origin,
                    $"The history reaches from {FirstDay:O} to {LastDay:O}; choose an origin in it.");
        }

        return days == Days ? this : new DemandHistory(
            this, days, [.. Covariates.Select(c => c.UpTo(origin.LastDay))],
            [.. Daily.Select(s => s.Take(days))], [.. Hourly.Select(s => s.Take(days))]);
    }

    /// <summary>The same history with other orders.</summary>
    /// <param name="daily">As many as here, with the same keys and days.</param>
    /// <param name="hourly">Likewise; may make its series when it is asked for them.</param>
    internal DemandHistory WithOrders(IReadOnlyList<Series> daily, IReadOnlyList<Series> hourly) =>
        new(this, Days, Covariates, daily, hourly);

    /// <summary>What is known about one day of a series.</summary>
    /// <param name="key">Store and channel.</param>
    /// <param name="day">Day index, 0 to <see cref="Days"/> - 1.</param>
    public ObservationState StateOf(SeriesKey key, int day)
    {
        var series = Find(key, Grain.Daily) ?? throw new KeyNotFoundException($"There is no daily series {key}.");
        var store = Store(key.StoreId);
        var date = FirstDay.AddDays(day);
        var value = series.Values[day];
        if (value > 0)
        {
            return ObservationState.Open;
        }

        var first = series.FirstKnownStep();
        if (date < store.OpenedOn || first < 0 || day < first)
        {
            return ObservationState.NotYetOpen;
        }

        if (Calendar.IsClosed(store, date))
        {
            return ObservationState.Closed;
        }

        return double.IsNaN(value) ? ObservationState.Missing : ObservationState.Open;
    }

    private static Dictionary<SeriesKey, int> Index(IReadOnlyList<Series> series) =>
        series.Select((s, i) => (s.Key, i)).ToDictionary(p => p.Key, p => p.i);
}
