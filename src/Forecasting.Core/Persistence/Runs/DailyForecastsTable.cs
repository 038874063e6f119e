using System.Data.Common;
using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation;

namespace Forecasting.Core.Persistence.Runs;

/// <summary>The table forecasts_daily: one row per run, store, channel and day.</summary>
public static class DailyForecastsTable
{
    private static readonly RowBatch Insert = new(
        "forecasts_daily",
        "run_id", "store_id", "channel_id", "date", "mean",
        "q10", "q20", "q30", "q40", "q50", "q60", "q70", "q80", "q90");

    /// <summary>Adds a run's daily forecasts; returns the number of rows.</summary>
    /// <param name="transaction">The open transaction.</param>
    /// <param name="runId">The run.</param>
    /// <param name="forecasts">Daily forecasts, each key once.</param>
    /// <param name="cancellation">Stops between two commands.</param>
    public static Task<int> AddAsync(
        DbTransaction transaction,
        string runId,
        IEnumerable<RoundedForecast> forecasts,
        CancellationToken cancellation) =>
        Insert.InsertAsync(transaction, forecasts.SelectMany(f => Rows(runId, f)), cancellation);

    /// <summary>A run's daily forecasts, in key order.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="runId">The run.</param>
    /// <param name="cancellation">Stops the query.</param>
    public static async Task<IReadOnlyList<RoundedForecast>> ReadAsync(
        DbConnection connection, string runId, CancellationToken cancellation)
    {
        var rows = new SeriesRows(Grain.Daily);
        await rows.ReadAsync(
            connection,
            """
            select store_id, channel_id, date, mean, q10, q20, q30, q40, q50, q60, q70, q80, q90
            from forecasts_daily where run_id = @runId order by store_id, channel_id, date
            """,
            runId,
            (reader, _, units) =>
            {
                for (var i = 0; i < RoundedForecast.NumbersPerStep; i++)
                {
                    units[i] = PrintedOrders.Units(reader.GetDouble(3 + i));
                }
            },
            cancellation);
        return rows.Forecasts();
    }

    private static IEnumerable<object?[]> Rows(string runId, RoundedForecast forecast)
    {
        for (var step = 0; step < forecast.Steps; step++)
        {
            var row = new object?[4 + RoundedForecast.NumbersPerStep];
            (row[0], row[1], row[2]) = (runId, forecast.Key.StoreId, forecast.Key.ChannelId);
            row[3] = forecast.FirstDay.AddDays(step);
            for (var i = 0; i < RoundedForecast.NumbersPerStep; i++)
            {
                row[4 + i] = RoundedForecast.Orders(forecast.Units[(step * RoundedForecast.NumbersPerStep) + i]);
            }

            yield return row;
        }
    }
}
