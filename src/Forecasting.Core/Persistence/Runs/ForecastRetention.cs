using System.Data.Common;
using Dapper;

namespace Forecasting.Core.Persistence.Runs;

/// <summary>Keeps the database from growing: deletes the forecasts of old runs and keeps their rows in runs.</summary>
public static class ForecastRetention
{
    private static readonly string[] Tables =
    [
        "forecasts_daily", "forecasts_hourly", "forecasts_weekly", "area_forecasts_daily", "area_forecasts_hourly",
        "area_forecasts_weekly", "explanations_daily", "fit_failures",
    ];

    private const string Old =
        """
        select run_id from runs
        where kind = 'forecast' and state <> 'running' and state <> 'expired'
          and run_id not in (select run_id from published)
          and run_id not in (select run_id from runs where kind = 'forecast' and state = 'complete'
                             order by started desc, run_id desc limit @keep)
        """;

    /// <summary>
    /// Deletes the forecasts of all but the newest complete runs and the published one; returns the runs emptied.
    /// </summary>
    /// <param name="transaction">The open transaction.</param>
    /// <param name="keep">Complete runs to keep, at least 1.</param>
    /// <param name="cancellation">Stops between two commands.</param>
    public static async Task<int> DeleteOldAsync(DbTransaction transaction, int keep, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(keep, 1);
        foreach (var table in Tables)
        {
            await ExecuteAsync($"delete from {table} where run_id in ({Old})");
        }

        return await ExecuteAsync($"update runs set state = 'expired' where state = 'complete' and run_id in ({Old})");

        Task<int> ExecuteAsync(string sql) => transaction.Connection!.ExecuteAsync(
            new CommandDefinition(sql, new { keep }, transaction, cancellationToken: cancellation));
    }
}
