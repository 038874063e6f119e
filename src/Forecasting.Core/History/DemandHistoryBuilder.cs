using Forecasting.Core.Domain;

namespace Forecasting.Core.History;

/// <summary>
/// Collects rows of the data contract, from files or from a database, and makes a <see cref="DemandHistory"/>. Where a
/// day has hourly rows and no daily one, its total is the sum of its hours.
/// </summary>
public sealed class DemandHistoryBuilder
{
    /// <summary>A store without a row is new, and no mistake, if it opens within so many days of the last
    /// row.</summary>
    private const int OpeningDays = 28;

    private readonly Dictionary<string, Store> _stores = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Channel> _channels = new(StringComparer.Ordinal);
    private readonly List<CalendarEntry> _calendar = [];
    private readonly Dictionary<CovariateKey, Dictionary<(int, int), double>> _covariates = [];
    private readonly StepRows _daily = new();
    private readonly StepRows _hourly = new();

    /// <summary>Adds a store, or replaces the one with the same id.</summary>
    /// <param name="store">The store.</param>
    public void Add(Store store) => _stores[store.Id] = store;

    /// <summary>Adds a channel, or replaces the one with the same id.</summary>
    /// <param name="channel">The channel.</param>
    public void Add(Channel channel) => _channels[channel.Id] = channel;

    /// <summary>Adds a calendar entry.</summary>
    /// <param name="entry">The entry.</param>
    public void Add(CalendarEntry entry) => _calendar.Add(entry);

    /// <summary>Adds one value of a covariate; a later value for the same day or hour replaces it.</summary>
    /// <param name="name">The covariate's name.</param>
    /// <param name="storeId">The store, or empty for all.</param>
    /// <param name="knownAhead">Whether the future is known.</param>
    /// <param name="date">Local date.</param>
    /// <param name="hour">0-23, or -1 for a daily value.</param>
    /// <param name="value">The value.</param>
    public void AddCovariate(string name, string storeId, bool knownAhead, DateOnly date, int hour, double value)
    {
        var key = new CovariateKey(name, storeId, knownAhead);
        if (!_covariates.TryGetValue(key, out var values))
        {
            _covariates[key] = values = [];
        }

        values[(date.DayNumber, hour)] = value;
    }

    /// <summary>Adds the orders of one store day; a later row for the same day replaces it.</summary>
    /// <param name="key">Store and channel.</param>
    /// <param name="date">Local date.</param>
    /// <param name="orders">Orders, 0 or more.</param>
    public void AddDay(SeriesKey key, DateOnly date, double orders) => _daily.Add(key, date.DayNumber, orders);

    /// <summary>Adds the orders of one store hour; a later row for the same hour replaces it.</summary>
    /// <param name="key">Store and channel.</param>
    /// <param name="date">Local date.</param>
    /// <param name="hour">Local hour, 0-23.</param>
    /// <param name="orders">Orders, 0 or more.</param>
    public void AddHour(SeriesKey key, DateOnly date, int hour, double orders) =>
        _hourly.Add(key, (date.DayNumber * 24) + hour, orders);

    /// <summary>
    /// Makes the history. The axis reaches from the first to the last day with a row. An hour that cannot have orders
    /// (skipped by the clock, or outside the opening hours) is 0 on a day of which any hour is known. A store that has
    /// no row because it is just opening has an unknown series in every channel that most other stores have.
    /// </summary>
    /// <exception cref="InvalidOperationException">No orders were added.</exception>
    public DemandHistory Build()
    {
        var first = Math.Min(_daily.FirstStep, _hourly.IsEmpty ? int.MaxValue : _hourly.FirstStep / 24);
        var last = Math.Max(_daily.LastStep, _hourly.IsEmpty ? int.MinValue : _hourly.LastStep / 24);
        if (first > last)
        {
            throw new InvalidOperationException(
                "There are no orders: give orders-daily.csv, orders-hourly.csv or orders.csv with a usable row.");
        }

        var firstDay = DateOnly.FromDayNumber(first);
        var days = last - first + 1;
        var hourly = HourlySeries(firstDay, days);
        var daily = DailySeries(firstDay, days, hourly);
        return new DemandHistory(
            [.. _stores.Values],
            Channels(daily),
            new TradingCalendar(_calendar),
            [.. _covariates.Select(p => new Covariate(p.Key.Name, p.Key.StoreId, p.Key.KnownAhead, p.Value))],
            firstDay,
            days,
            daily,
            hourly);
    }

    private List<Series> HourlySeries(DateOnly firstDay, int days)
    {
        var hours = new OrderableHours(firstDay, days);
        var series = new List<Series>();
        foreach (var key in WithNewStores(_hourly.Keys, firstDay.AddDays(days - 1)).Order())
        {
            var values = _hourly.Dense(key, firstDay.DayNumber * 24, days * 24);
            if (_stores.TryGetValue(key.StoreId, out var store))
            {
                hours.FillOthersWithZero(values, store);
            }

            series.Add(new Series(key, Grain.Hourly, firstDay, values));
        }

        return series;
    }

    private List<Series> DailySeries(DateOnly firstDay, int days, List<Series> hourly)
    {
        var hourlyByKey = hourly.ToDictionary(s => s.Key);
        var series = new List<Series>();
        foreach (var key in WithNewStores(_daily.Keys.Union(_hourly.Keys), firstDay.AddDays(days - 1)).Order())
        {
            var values = _daily.Dense(key, firstDay.DayNumber, days);
            if (hourlyByKey.TryGetValue(key, out var hours))
            {
                DayTotals.FillUnknownDays(values, hours);
            }

            series.Add(new Series(key, Grain.Daily, firstDay, values));
        }

        return series;
    }

    private IEnumerable<SeriesKey> WithNewStores(IEnumerable<SeriesKey> keys, DateOnly lastDay)
    {
        var known = keys.ToList();
        var trading = _daily.Keys.Concat(_hourly.Keys).Select(k => k.StoreId).ToHashSet(StringComparer.Ordinal);
        var usual = known.GroupBy(k => k.ChannelId).Where(c => 2 * c.Count() >= trading.Count).Select(c => c.Key);
        var opening = _stores.Values.Where(s => !trading.Contains(s.Id) && s.OpenedOn is { } opened
            && Math.Abs(opened.DayNumber - lastDay.DayNumber) <= OpeningDays);
        return known.Concat(opening.SelectMany(s => usual.Select(channel => new SeriesKey(s.Id, channel))));
    }

    private IReadOnlyList<Channel> Channels(List<Series> daily)
    {
        foreach (var id in daily.Select(s => s.Key.ChannelId).Distinct())
        {
            _channels.TryAdd(id, new Channel { Id = id, Name = id });
        }

        return [.. _channels.Values];
    }

    private readonly record struct CovariateKey(string Name, string StoreId, bool KnownAhead);
}
