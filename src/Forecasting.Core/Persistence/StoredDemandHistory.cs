using System.Data.Common;
using Forecasting.Core.History;

namespace Forecasting.Core.Persistence;

/// <summary>Reads the demand history back from a database.</summary>
public static class StoredDemandHistory
{
    /// <summary>Reads everything that imports have left; stores and channels come in order of their ids.</summary>
    /// <param name="database">The database; its schema must be there.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="DatabaseException">The database failed.</exception>
    /// <exception cref="InvalidOperationException">There are no orders yet.</exception>
    public static DemandHistory Read(Database database, CancellationToken cancellation = default) =>
        DatabaseException.Guard(database, () =>
        {
            using var connection = database.Open();
            using var snapshot = Database.BeginRead(connection);
            return Read(connection, cancellation);
        });

    /// <summary>The same over a connection that is open already, within its transaction.</summary>
    internal static DemandHistory Read(DbConnection connection, CancellationToken cancellation = default)
    {
        var builder = new DemandHistoryBuilder();
        Each(StoresTable.Read(connection), builder.Add, cancellation);
        Each(ChannelsTable.Read(connection), builder.Add, cancellation);
        Each(CalendarTable.Read(connection), builder.Add, cancellation);
        Each(OrdersDailyTable.Read(connection), r => builder.AddDay(r.Key, r.Date, r.Orders), cancellation);
        Each(
            OrdersHourlyTable.Read(connection),
            r => builder.AddHour(r.Key, r.Date, r.Hour, r.Orders),
            cancellation);
        Each(
            CovariatesTable.Read(connection),
            r => builder.AddCovariate(r.Name, r.StoreId, r.KnownAhead, r.Date, r.Hour, r.Value),
            cancellation);
        return builder.Build();
    }

    private static void Each<TRow>(IEnumerable<TRow> rows, Action<TRow> use, CancellationToken cancellation)
    {
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            use(row);
        }
    }
}
