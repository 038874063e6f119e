using System.Data.Common;
using Dapper;
using Forecasting.Core.Domain;
using Forecasting.Core.History;
using static Forecasting.Core.Persistence.ColumnKind;
using static Forecasting.Core.Persistence.ColumnRole;

namespace Forecasting.Core.Persistence.Switching;

/// <summary>What a corrected manual forecast said before.</summary>
/// <param name="Forecast">The forecast as it was.</param>
/// <param name="ReplacedAt">When it was replaced, ISO 8601 in UTC.</param>
/// <param name="ReplacedBy">The import or upload that replaced it.</param>
public sealed record ReplacedForecast(ManualForecast Forecast, string ReplacedAt, string ReplacedBy);

/// <summary>The planners' own forecasts, and what they said before they were corrected.</summary>
public static class ManualForecastsTable
{
    internal static readonly TableShape Shape = new(
        "manual_forecasts",
        new("store_id", Text, Key),
        new("channel_id", Text, Key),
        new("date", Date, Key),
        new("made_on", Date, Key),
        new("orders", Number, Value),
        new("planner", Text, KeptValue),
        new("recorded_at", Text, FirstValue));

    private const string Columns = "store_id, channel_id, date, orders, made_on, coalesce(planner, '')";

    /// <summary>Merges uploaded forecasts, all or nothing; corrected ones leave what they said before.</summary>
    /// <param name="database">Where to.</param>
    /// <param name="uploadId">The upload's id.</param>
    /// <param name="forecasts">Each store, channel, date and making date once.</param>
    /// <param name="now">The time of the upload.</param>
    /// <param name="cancellation">Stops it; nothing is changed then.</param>
    public static MergeCounts Upload(
        Database database,
        string uploadId,
        IEnumerable<ManualForecast> forecasts,
        DateTimeOffset now,
        CancellationToken cancellation) => DatabaseException.Guard(database, () =>
    {
        using var connection = database.OpenForWriting();
        using var transaction = database.BeginWrite(connection);
        var merge = new TableMerge(connection, transaction, Shape);
        using (var sink = merge.OpenSink())
        {
            foreach (var forecast in forecasts)
            {
                cancellation.ThrowIfCancellationRequested();
                Write(sink, forecast, now);
            }

            sink.Complete();
        }

        KeepReplaced(connection, transaction, merge, uploadId, now);
        var counts = merge.Merge(uploadId);
        transaction.Commit();
        return counts;
    });

    /// <summary>All forecasts as they are scored (<see cref="Scored(DbConnection)"/>).</summary>
    /// <param name="database">Where from.</param>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public static ManualForecasts Scored(Database database) => DatabaseException.Guard(database, () =>
    {
        using var connection = database.Open();
        return Scored(connection);
    });

    /// <summary>
    /// All forecasts as they are scored: those of a store's day that were stored before it began (UTC) as they stood
    /// then, or, where there are none such, those that were stored later, because nothing was known in time.
    /// </summary>
    /// <param name="connection">Open connection.</param>
    public static ManualForecasts Scored(DbConnection connection)
    {
        var stood = ReplacedOf(connection, "", DateOnly.MinValue, DateOnly.MaxValue)
            .Where(r => Hindsight.IsAfter(r.ReplacedAt, r.Forecast.Date))
            .GroupBy(r => (r.Forecast.Key, r.Forecast.Date, r.Forecast.MadeOn))
            .ToDictionary(g => g.Key, g => g.First().Forecast);
        var rows = Read(
            connection,
            $"select {Columns}, recorded_at from manual_forecasts",
            null,
            reader => (Forecast: Forecast(reader), RecordedAt: reader.IsDBNull(6) ? null : reader.GetString(6)))
            .ToLookup(
                r => r.RecordedAt is not null && Hindsight.IsAfter(r.RecordedAt, r.Forecast.Date),
                r => r.Forecast);
        var timely = rows[false].Select(f => stood.GetValueOrDefault((f.Key, f.Date, f.MadeOn), f)).ToList();
        var known = timely.Select(f => (f.Key.StoreId, f.Date)).ToHashSet();
        return new ManualForecasts([.. timely, .. rows[true].Where(f => !known.Contains((f.Key.StoreId, f.Date)))]);
    }

    /// <summary>Current forecasts of a store, by date.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="storeId">The store; empty for all.</param>
    /// <param name="from">First date.</param>
    /// <param name="to">Last date (closed end).</param>
    public static IReadOnlyList<ManualForecast> Of(
        DbConnection connection, string storeId, DateOnly from, DateOnly to) =>
        [.. Read(
            connection,
            $"""
            select {Columns} from manual_forecasts
            where (@storeId = '' or store_id = @storeId) and date >= @from and date <= @to
            order by store_id, date, made_on, channel_id
            """,
            new { storeId, from, to },
            Forecast)];

    /// <summary>What corrected forecasts of a store said before, by date, oldest correction first.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="storeId">The store; empty for all.</param>
    /// <param name="from">First date.</param>
    /// <param name="to">Last date (closed end).</param>
    public static IReadOnlyList<ReplacedForecast> ReplacedOf(
        DbConnection connection, string storeId, DateOnly from, DateOnly to) =>
        [.. Read(
            connection,
            $"""
            select {Columns}, replaced_at, replaced_by from manual_forecast_history
            where (@storeId = '' or store_id = @storeId) and date >= @from and date <= @to
            order by store_id, date, made_on, channel_id, replaced_at
            """,
            new { storeId, from, to },
            reader => new ReplacedForecast(Forecast(reader), reader.GetString(6), reader.GetString(7)))];

    internal static void Write(RowSink sink, ManualForecast row, DateTimeOffset now)
    {
        sink.Text(row.Key.StoreId);
        sink.Text(row.Key.ChannelId);
        sink.Date(row.Date);
        sink.Date(row.MadeOn);
        sink.Number(row.Orders);
        sink.Text(row.Planner.Length > 0 ? row.Planner : null);
        sink.Text(Runs.Run.Instant(now));
        sink.EndRow();
    }

    /// <summary>Keeps what the rows of a merge are about to replace.</summary>
    internal static void KeepReplaced(
        DbConnection connection, DbTransaction transaction, TableMerge merge, string replacedBy, DateTimeOffset now) =>
        connection.Execute(
            $"""
            insert into manual_forecast_history
                (store_id, channel_id, date, made_on, orders, planner, replaced_at, replaced_by)
            select t.store_id, t.channel_id, t.date, t.made_on, t.orders, t.planner, @replacedAt, @replacedBy
            from {merge.Stage} s join manual_forecasts t on {merge.KeysMatch("s", "t")}
            where t.orders is distinct from s.orders or t.planner is distinct from coalesce(s.planner, t.planner)
            """,
            new { replacedAt = Runs.Run.Instant(now), replacedBy },
            transaction);

    private static IEnumerable<T> Read<T>(
        DbConnection connection, string sql, object? parameters, Func<DbDataReader, T> row)
    {
        using var reader = (DbDataReader)connection.ExecuteReader(sql, parameters);
        while (reader.Read())
        {
            yield return row(reader);
        }
    }

    private static ManualForecast Forecast(DbDataReader reader) => new(
        new SeriesKey(reader.GetString(0), reader.GetString(1)),
        reader.GetFieldValue<DateOnly>(2),
        reader.GetDouble(3),
        reader.GetFieldValue<DateOnly>(4),
        reader.GetString(5));
}
