using System.Data.Common;
using Forecasting.Core.Domain;
using Forecasting.Core.History.Readers;
using static Forecasting.Core.Persistence.ColumnKind;
using static Forecasting.Core.Persistence.ColumnRole;

namespace Forecasting.Core.Persistence;

/// <summary>The table of orders per store, channel and day.</summary>
internal static class OrdersDailyTable
{
    public static readonly TableShape Shape = new(
        "orders_daily",
        new("store_id", Text, Key),
        new("channel_id", Text, Key),
        new("date", Date, Key),
        new("orders", Whole, Value));

    public static void Write(RowSink sink, in DayOrders row)
    {
        sink.Text(row.Key.StoreId);
        sink.Text(row.Key.ChannelId);
        sink.Date(row.Date);
        sink.Whole(row.Orders);
        sink.EndRow();
    }

    /// <summary>All rows, by series.</summary>
    public static IEnumerable<DayOrders> Read(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "select store_id, channel_id, date, orders from orders_daily order by store_id, channel_id, date";
        using var reader = command.ExecuteReader();
        var key = default(SeriesKey);
        while (reader.Read())
        {
            key = key.SameOr(reader.GetString(0), reader.GetString(1));
            yield return new DayOrders(key, reader.GetFieldValue<DateOnly>(2), reader.GetInt32(3));
        }
    }
}
