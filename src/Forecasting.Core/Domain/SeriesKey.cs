namespace Forecasting.Core.Domain;

/// <summary>Names one demand series: the orders of one store through one channel.</summary>
/// <param name="StoreId">The store's id, as in stores.csv.</param>
/// <param name="ChannelId">The channel's id, as in channels.csv; <see cref="Channel.AllId"/> where orders have no
/// channel.</param>
public readonly record struct SeriesKey(string StoreId, string ChannelId) : IComparable<SeriesKey>
{
    /// <summary>Orders by store, then channel, both ordinal.</summary>
    /// <param name="other">The key to compare with.</param>
    public int CompareTo(SeriesKey other)
    {
        var byStore = string.CompareOrdinal(StoreId, other.StoreId);
        return byStore != 0 ? byStore : string.CompareOrdinal(ChannelId, other.ChannelId);
    }

    /// <inheritdoc/>
    public override string ToString() => ChannelId == Channel.AllId ? StoreId : $"{StoreId}/{ChannelId}";

    /// <summary>Whether <paramref name="left"/> sorts before <paramref name="right"/>.</summary>
    public static bool operator <(SeriesKey left, SeriesKey right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> sorts after <paramref name="right"/>.</summary>
    public static bool operator >(SeriesKey left, SeriesKey right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> sorts before or equals <paramref name="right"/>.</summary>
    public static bool operator <=(SeriesKey left, SeriesKey right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> sorts after or equals <paramref name="right"/>.</summary>
    public static bool operator >=(SeriesKey left, SeriesKey right) => left.CompareTo(right) >= 0;
}
