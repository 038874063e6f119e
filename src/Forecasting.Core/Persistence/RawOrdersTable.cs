using System.Data.Common;
using Dapper;
using Forecasting.Core.Domain;
using Forecasting.Core.History.Readers;
using static Forecasting.Core.Persistence.ColumnKind;
using static Forecasting.Core.Persistence.ColumnRole;

namespace Forecasting.Core.Persistence;

/// <summary>The table of raw orders by store and order id, so that an order that comes twice counts once.</summary>
internal static class RawOrdersTable
{
    public static readonly TableShape Shape = new(
        "raw_orders",
        new("store_id", Text, Key),
        new("order_id", Text, Key),
        new("channel_id", Text, Value),
        new("date", Date, Value),
        new("second_of_day", Whole, Value),
        new("lines", Whole, KeptValue),
        new("units", Whole, KeptValue),
        new("promise", Text, KeptValue),
        new("distance_km", Number, KeptValue));

    public static void Write(RowSink sink, in RawOrder order)
    {
        sink.Text(order.Key.StoreId);
        sink.Text(order.OrderId);
        sink.Text(order.Key.ChannelId);
        sink.Date(order.Date);
        sink.Whole(order.SecondOfDay);
        sink.Whole(order.Lines);
        sink.Whole(order.Units);
        sink.Text(order.Promise is { } promise ? PromiseName.Of(promise) : null);
        sink.Number(order.DistanceKm);
        sink.EndRow();
    }

    /// <summary>
    /// Notes the days whose hours must be counted again: those of the incoming orders, and those that stored orders
    /// leave because they come in with another time. Call it before the merge.
    /// </summary>
    /// <returns>The hours that stored orders leave, with 0 orders.</returns>
    public static List<HourOrders> NoteDays(DbConnection connection, DbTransaction transaction, TableMerge merge)
    {
        var moved = $"{merge.Stage} s join raw_orders t on {merge.KeysMatch("s", "t")}";
        connection.Execute(
            $"""
            drop table if exists recounted_days;
            create temp table recounted_days as
                select store_id, date from {merge.Stage} union select t.store_id, t.date from {moved};
            """,
            transaction: transaction);
        return
        [
            .. Rows(
                connection,
                transaction,
                $"""
                select distinct t.store_id, t.channel_id, t.date, t.second_of_day / 3600, 0, null, null
                from {moved}
                where t.channel_id <> s.channel_id or t.date <> s.date or t.second_of_day <> s.second_of_day
                """),
        ];
    }

    /// <summary>The stored orders of the noted days, counted by hour. Call it after the merge.</summary>
    public static IEnumerable<HourOrders> CountedHours(DbConnection connection, DbTransaction transaction) => Rows(
        connection,
        transaction,
        """
        select t.store_id, t.channel_id, t.date, t.second_of_day / 3600, count(*), sum(t.lines), sum(t.units)
        from raw_orders t join recounted_days d on d.store_id = t.store_id and d.date = t.date
        group by t.store_id, t.channel_id, t.date, t.second_of_day / 3600
        """);

    private static IEnumerable<HourOrders> Rows(DbConnection connection, DbTransaction transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var key = new SeriesKey(reader.GetString(0), reader.GetString(1));
            yield return new HourOrders(
                key, reader.GetFieldValue<DateOnly>(2), Whole(3) ?? 0, Whole(4) ?? 0, Whole(5), Whole(6));
        }

        int? Whole(int column) => reader.IsDBNull(column) ? null : checked((int)reader.GetInt64(column));
    }
}
