using System.Data.Common;

namespace Forecasting.Core.Persistence.Runs;

/// <summary>The table forecasts_hourly: one row per run, store, channel and day, with its 24 hours.</summary>
public static class HourlyForecastsTable
{
    private static readonly ForecastTable Table = ForecastTable.OfHours("forecasts_hourly", "store_id");

    /// <summary>Adds a run's hourly forecasts; returns the number of rows.</summary>
    /// <param name="transaction">The open transaction.</param>
    /// <param name="runId">The run.</param>
    /// <param name="forecasts">Hourly forecasts, each key once.</param>
    /// <param name="cancellation">Stops between two commands.</param>
    public static Task<int> AddAsync(
        DbTransaction transaction,
        string runId,
        IEnumerable<RoundedForecast> forecasts,
        CancellationToken cancellation) => Table.AddAsync(transaction, runId, forecasts, cancellation);

    /// <summary>A run's hourly forecasts, in key order.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="runId">The run.</param>
    /// <param name="cancellation">Stops the query.</param>
    public static Task<IReadOnlyList<RoundedForecast>> ReadAsync(
        DbConnection connection, string runId, CancellationToken cancellation) =>
        Table.ReadAsync(connection, runId, cancellation);
}
