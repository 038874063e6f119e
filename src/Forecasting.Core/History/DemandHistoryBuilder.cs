using Forecasting.Core.Domain;

namespace Forecasting.Core.History;

/// <summary>
/// Collects rows of the data contract, from files or from a database, and makes a <see cref="DemandHistory"/>.
/// Where a day has hourly rows and no daily one, its total is the sum of its hours.
/// </summary>
public sealed class DemandHistoryBuilder
{
    private readonly Dictionary<string, Store> _stores = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Channel> _channels = new(StringComparer.Ordinal);
    private readonly List<CalendarEntry> _calendar = [];
    private readonly Dictionary<(string Name, string StoreId, bool KnownAhead), Dictionary<(int, int), double>> _covariates = [];
    private readonly Dictionary<SeriesKey, List<(int DayNumber, double Orders)>> _daily = [];
    private readonly Dictionary<SeriesKey, List<(int HourNumber, double Orders)>> _hourly = [];

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
        var key = (name, storeId, knownAhead);
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
    public void AddDay(SeriesKey key, DateOnly date, double orders) => Append(_daily, key, (date.DayNumber, orders));

    /// <summary>Adds the orders of one store hour; a later row for the same hour replaces it.</summary>
    /// <param name="key">Store and channel.</param>
    /// <param name="date">Local date.</param>
    /// <param name="hour">Local hour, 0-23.</param>
    /// <param name="orders">Orders, 0 or more.</param>
    public void AddHour(SeriesKey key, DateOnly date, int hour, double orders) =>
        Append(_hourly, key, ((date.DayNumber * 24) + hour, orders));

    /// <summary>Makes the history. The axis reaches from the first to the last day with a row.</summary>
    /// <exception cref="InvalidOperationException">No orders were added.</exception>
    public DemandHistory Build()
    {
        var dayNumbers = _daily.Values.SelectMany(rows => rows.Select(r => r.DayNumber))
            .Concat(_hourly.Values.SelectMany(rows => rows.Select(r => r.HourNumber / 24)));
        int first = int.MaxValue, last = int.MinValue;
        foreach (var day in dayNumbers)
        {
            first = Math.Min(first, day);
            last = Math.Max(last, day);
        }

        if (first > last)
        {
            throw new InvalidOperationException(
                "There are no orders: give orders-daily.csv, orders-hourly.csv or orders.csv with at least one usable row.");
        }

        var firstDay = DateOnly.FromDayNumber(first);
        var days = last - first + 1;
        var hourly = _hourly.OrderBy(p => p.Key)
            .Select(p => new Series(p.Key, Grain.Hourly, firstDay, Dense(p.Value, first * 24, days * 24))).ToList();
        var daily = _daily.Keys.Union(_hourly.Keys).Order().Select(key => DailySeries(key, firstDay, days, hourly)).ToList();
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

    private Series DailySeries(SeriesKey key, DateOnly firstDay, int days, List<Series> hourly)
    {
        var values = _daily.TryGetValue(key, out var rows)
            ? Dense(rows, firstDay.DayNumber, days)
            : Dense([], firstDay.DayNumber, days);
        if (_hourly.ContainsKey(key))
        {
            DayTotals.FillUnknownDays(values, hourly.First(s => s.Key == key));
        }

        return new Series(key, Grain.Daily, firstDay, values);
    }

    private IReadOnlyList<Channel> Channels(List<Series> daily)
    {
        foreach (var id in daily.Select(s => s.Key.ChannelId).Distinct())
        {
            _channels.TryAdd(id, new Channel { Id = id, Name = id });
        }

        return [.. _channels.Values];
    }

    private static double[] Dense(List<(int Step, double Orders)> rows, int firstStep, int steps)
    {
        var values = new double[steps];
        Array.Fill(values, double.NaN);
        foreach (var (step, orders) in rows)
        {
            values[step - firstStep] = orders;
        }

        return values;
    }

    private static void Append<TRow>(Dictionary<SeriesKey, List<TRow>> index, SeriesKey key, TRow row)
    {
        if (!index.TryGetValue(key, out var rows))
        {
            index[key] = rows = [];
        }

        rows.Add(row);
    }
}
