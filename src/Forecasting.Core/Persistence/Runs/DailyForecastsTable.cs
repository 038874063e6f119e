using System.Data.Common;

namespace Forecasting.Core.Persistence.Runs;

/// <summary>The table forecasts_daily: one row per run, store, channel and day.</summary>
public static class DailyForecastsTable
{
    private static readonly ForecastTable Table = ForecastTable.OfDays("forecasts_daily", "store_id");

    /// <summary>Adds a run's daily forecasts; returns the number of rows.</summary>
    /// <param name="transaction">The open transaction.</param>
    /// <param name="runId">The run.</param>
    /// <param name="forecasts">Daily forecasts, each key once.</param>
    /// <param name="cancellation">Stops between two commands.</param>
    public static Task<int> AddAsync(
        DbTransaction transaction,
        string runId,
        IEnumerable<RoundedForecast> forecasts,
        CancellationToken cancellation) => Table.AddAsync(transaction, runId, forecasts, cancellation);

    /// <summary>A run's daily forecasts, in key order.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="runId">The run.</param>
    /// <param name="cancellation">Stops the query.</param>
    public static Task<IReadOnlyList<RoundedForecast>> ReadAsync(
        DbConnection connection, string runId, CancellationToken cancellation) =>
        Table.ReadAsync(connection, runId, cancellation);
}
