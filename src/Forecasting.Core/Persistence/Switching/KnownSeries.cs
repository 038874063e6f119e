using Forecasting.Core.Domain;
using Forecasting.Core.History.Readers;

namespace Forecasting.Core.Persistence.Switching;

/// <summary>The stores and channels that uploads may name.</summary>
public static class KnownSeries
{
    /// <summary>Those that imports have left.</summary>
    /// <param name="database">Where from.</param>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public static SeriesDirectory Read(Database database) => DatabaseException.Guard(database, () =>
    {
        using var connection = database.Open();
        var channels = ChannelsTable.Read(connection).ToList();
        return new SeriesDirectory([.. StoresTable.Read(connection)], channels.Count > 0 ? channels : null);
    });

    /// <summary>A store; null where there is none of that id.</summary>
    /// <param name="database">Where from.</param>
    /// <param name="storeId">The store.</param>
    public static Store? FindStore(Database database, string storeId) => DatabaseException.Guard(database, () =>
    {
        using var connection = database.Open();
        return StoresTable.Find(connection, storeId);
    });
}
