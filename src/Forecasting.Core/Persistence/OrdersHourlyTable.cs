using System.Data.Common;
using Forecasting.Core.Domain;
using Forecasting.Core.History.Readers;
using static Forecasting.Core.Persistence.ColumnKind;
using static Forecasting.Core.Persistence.ColumnRole;

namespace Forecasting.Core.Persistence;

/// <summary>The table of orders per store, channel and hour.</summary>
internal static class OrdersHourlyTable
{
    public static readonly TableShape Shape = new(
        "orders_hourly",
        new("store_id", Text, Key),
        new("channel_id", Text, Key),
        new("date", Date, Key),
        new("hour", Whole, Key),
        new("orders", Whole, Value),
        new("lines", Whole, KeptValue),
        new("units", Whole, KeptValue));

    public static void Write(RowSink sink, in HourOrders row)
    {
        sink.Text(row.Key.StoreId);
        sink.Text(row.Key.ChannelId);
        sink.Date(row.Date);
        sink.Whole(row.Hour);
        sink.Whole(row.Orders);
        sink.Whole(row.Lines);
        sink.Whole(row.Units);
        sink.EndRow();
    }

    /// <summary>Tells counts of raw orders since when their series are known already.</summary>
    public static void Begin(DbConnection connection, DbTransaction transaction, HourCounts counts)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            "select date from orders_hourly where store_id = @store and channel_id = @channel order by date limit 1";
        var (store, channel) = (command.CreateParameter(), command.CreateParameter());
        (store.ParameterName, channel.ParameterName) = ("@store", "@channel");
        command.Parameters.Add(store);
        command.Parameters.Add(channel);
        foreach (var key in counts.Keys.ToList())
        {
            (store.Value, channel.Value) = (key.StoreId, key.ChannelId);
            using var reader = command.ExecuteReader();
            if (reader.Read())
            {
                counts.Begin(key, reader.GetFieldValue<DateOnly>(0));
            }
        }
    }

    /// <summary>All rows, by series.</summary>
    public static IEnumerable<HourOrders> Read(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            select store_id, channel_id, date, hour, orders, lines, units
            from orders_hourly order by store_id, channel_id, date, hour
            """;
        using var reader = command.ExecuteReader();
        var key = default(SeriesKey);
        while (reader.Read())
        {
            key = key.SameOr(reader.GetString(0), reader.GetString(1));
            yield return new HourOrders(
                key, reader.GetFieldValue<DateOnly>(2), reader.GetInt32(3), reader.GetInt32(4), Whole(5), Whole(6));
        }

        int? Whole(int column) => reader.IsDBNull(column) ? null : reader.GetInt32(column);
    }
}
