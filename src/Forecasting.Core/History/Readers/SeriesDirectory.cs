using Forecasting.Core.Domain;

namespace Forecasting.Core.History.Readers;

/// <summary>The stores and channels that rows may name, and a number for each series that they do name.</summary>
public sealed class SeriesDirectory
{
    private readonly bool _takesAnyStore;
    private readonly bool _takesAnyChannel;
    private readonly List<Store> _stores;
    private readonly Dictionary<string, int> _storeIndex = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _channels = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Store, string Channel), int> _seriesIndex = [];
    private readonly List<(SeriesKey Key, int Store)> _series = [];
    private readonly Dictionary<string, StoreClock> _clocks = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Zone, DateOnly Date), int?> _skippedHours = [];
    private (int Store, string Channel, int Series) _last = (-1, "", -1);

    /// <summary>Makes a directory.</summary>
    /// <param name="stores">The stores that rows may name; null: every store id is taken as a store in UTC.</param>
    /// <param name="channels">The channels that rows may name; null: every channel id is taken.</param>
    public SeriesDirectory(IReadOnlyList<Store>? stores, IReadOnlyList<Channel>? channels)
    {
        _takesAnyStore = stores is null;
        _takesAnyChannel = channels is null;
        _stores = [.. stores ?? []];
        for (var i = 0; i < _stores.Count; i++)
        {
            _storeIndex.Add(_stores[i].Id, i);
        }

        foreach (var channel in channels ?? [])
        {
            _channels.Add(channel.Id, channel.Id);
        }
    }

    /// <summary>The stores given, or those met in the rows, in the order met.</summary>
    public IReadOnlyList<Store> Stores => _stores;

    /// <summary>The key of a series.</summary>
    /// <param name="series">A number that <see cref="TrySeries"/> gave.</param>
    public SeriesKey Key(int series) => _series[series].Key;

    /// <summary>The store of a series.</summary>
    /// <param name="series">A number that <see cref="TrySeries"/> gave.</param>
    public Store Store(int series) => _stores[_series[series].Store];

    /// <summary>The clock of a series' store.</summary>
    /// <param name="series">A number that <see cref="TrySeries"/> gave.</param>
    public StoreClock Clock(int series)
    {
        var zone = Store(series).TimeZoneId;
        if (!_clocks.TryGetValue(zone, out var clock))
        {
            _clocks[zone] = clock = new StoreClock(zone);
        }

        return clock;
    }

    /// <summary>Whether the clock of a series' store skips this hour (spring).</summary>
    /// <param name="series">A number that <see cref="TrySeries"/> gave.</param>
    /// <param name="date">Local date.</param>
    /// <param name="hour">Local hour, 0-23.</param>
    public bool IsSkippedHour(int series, DateOnly date, int hour)
    {
        var zone = Store(series).TimeZoneId;
        if (!_skippedHours.TryGetValue((zone, date), out var skipped))
        {
            _skippedHours[(zone, date)] = skipped = Clock(series).SkippedHour(date);
        }

        return skipped == hour;
    }

    /// <summary>The series that the current row names; rejects the row where it names none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="storeColumn">Index of the column that names the store.</param>
    /// <param name="channelColumn">
    /// Index of the column that names the channel; without one, all channels together.
    /// </param>
    /// <param name="series">Its number, from 0.</param>
    public bool TrySeries(ContractFile file, int storeColumn, int channelColumn, out int series)
    {
        series = -1;
        if (!TryStore(file, storeColumn, out var store) || !TryChannel(file, channelColumn, out var channel))
        {
            return false;
        }

        if (store != _last.Store || !ReferenceEquals(channel, _last.Channel))
        {
            _last = (store, channel, SeriesOf(store, channel));
        }

        series = _last.Series;
        return true;
    }

    /// <summary>
    /// The series that the current row names, where an empty channel or <see cref="Channel.AllId"/> means all channels
    /// together; rejects the row where it names none.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="storeColumn">Index of the column that names the store.</param>
    /// <param name="channelColumn">Index of the column that names the channel.</param>
    /// <param name="key">Store and channel.</param>
    public bool TryKey(ContractFile file, int storeColumn, int channelColumn, out SeriesKey key)
    {
        key = default;
        var channel = Channel.AllId;
        var field = file.Field(channelColumn);
        if (!TryStore(file, storeColumn, out var store)
            || (!field.IsEmpty && !field.SequenceEqual(channel) && !TryChannel(file, channelColumn, out channel)))
        {
            return false;
        }

        key = new SeriesKey(_stores[store].Id, channel);
        return true;
    }

    /// <summary>
    /// The store that the current row holds for; empty for all. Rejects the row where the store is unknown.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="column">Index of the column that names the store.</param>
    /// <param name="storeId">The store's id, or empty.</param>
    public bool TryStoreOrAll(ContractFile file, int column, out string storeId)
    {
        storeId = "";
        if (file.Field(column).IsEmpty)
        {
            return true;
        }

        var fits = TryStore(file, column, out var store);
        storeId = fits ? _stores[store].Id : "";
        return fits;
    }

    internal bool TryStore(ContractFile file, int column, out int store)
    {
        var id = file.Field(column);
        if (_last.Store >= 0 && id.SequenceEqual(_stores[_last.Store].Id))
        {
            store = _last.Store;
            return true;
        }

        if (_storeIndex.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out store))
        {
            return true;
        }

        if (id.IsEmpty || !_takesAnyStore)
        {
            return file.Reject(column, id.IsEmpty ? "the field is empty" : "the store is not in stores.csv");
        }

        store = _stores.Count;
        var name = id.ToString();
        _stores.Add(new Store { Id = name, Name = name });
        _storeIndex.Add(name, store);
        return true;
    }

    private bool TryChannel(ContractFile file, int column, out string channel)
    {
        channel = Channel.AllId;
        if (!file.Has(column))
        {
            return true;
        }

        var id = file.Field(column);
        if (_channels.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out var known))
        {
            channel = known;
            return true;
        }

        if (!_takesAnyChannel)
        {
            return file.Reject(column, id.IsEmpty ? "the field is empty" : "the channel is not in channels.csv");
        }

        if (!id.IsEmpty)
        {
            channel = id.ToString();
            _channels.Add(channel, channel);
        }

        return true;
    }

    private int SeriesOf(int store, string channel)
    {
        if (!_seriesIndex.TryGetValue((store, channel), out var series))
        {
            _seriesIndex[(store, channel)] = series = _series.Count;
            _series.Add((new SeriesKey(_stores[store].Id, channel), store));
        }

        return series;
    }
}
