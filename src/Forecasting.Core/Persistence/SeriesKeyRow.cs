using Forecasting.Core.Domain;

namespace Forecasting.Core.Persistence;

/// <summary>Series keys of rows that come sorted by series.</summary>
internal static class SeriesKeyRow
{
    /// <summary>The key of the row before where it is the same, so that a series holds its two texts once.</summary>
    public static SeriesKey SameOr(this SeriesKey before, string storeId, string channelId) =>
        before.StoreId == storeId && before.ChannelId == channelId ? before : new SeriesKey(storeId, channelId);
}
