using System.Data.Common;
using Forecasting.Core.Domain;

namespace Forecasting.Core.Persistence.Runs;

/// <summary>The table forecasts_hourly: one row per run, store, channel and day, with its 24 hours.</summary>
public static class HourlyForecastsTable
{
    private const int NumbersPerDay = 24 * RoundedForecast.NumbersPerStep;

    private static readonly RowBatch Insert =
        new("forecasts_hourly", "run_id", "store_id", "channel_id", "date", "numbers");

    /// <summary>Adds a run's hourly forecasts; returns the number of rows.</summary>
    /// <param name="transaction">The open transaction.</param>
    /// <param name="runId">The run.</param>
    /// <param name="forecasts">Hourly forecasts, each key once.</param>
    /// <param name="cancellation">Stops between two commands.</param>
    public static Task<int> AddAsync(
        DbTransaction transaction,
        string runId,
        IEnumerable<RoundedForecast> forecasts,
        CancellationToken cancellation) =>
        Insert.InsertAsync(transaction, forecasts.SelectMany(f => Rows(runId, f)), cancellation);

    /// <summary>A run's hourly forecasts, in key order.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="runId">The run.</param>
    /// <param name="cancellation">Stops the query.</param>
    public static async Task<IReadOnlyList<RoundedForecast>> ReadAsync(
        DbConnection connection, string runId, CancellationToken cancellation)
    {
        var rows = new SeriesRows(Grain.Hourly);
        await rows.ReadAsync(
            connection,
            """
            select store_id, channel_id, date, numbers
            from forecasts_hourly where run_id = @runId order by store_id, channel_id, date
            """,
            runId,
            (reader, key, units) => HourlyNumbers.Unpack(key, reader.GetFieldValue<byte[]>(3), units),
            cancellation);
        return rows.Forecasts();
    }

    private static IEnumerable<object?[]> Rows(string runId, RoundedForecast forecast)
    {
        for (var day = 0; day < forecast.Days; day++)
        {
            yield return
            [
                runId,
                forecast.Key.StoreId,
                forecast.Key.ChannelId,
                forecast.FirstDay.AddDays(day),
                HourlyNumbers.Pack(forecast.Units.Slice(day * NumbersPerDay, NumbersPerDay)),
            ];
        }
    }
}
