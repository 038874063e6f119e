using System.Data.Common;
using Dapper;
using Forecasting.Core.Domain;
using Forecasting.Core.Models;

namespace Forecasting.Core.Persistence.Runs;

/// <summary>The table fit_failures: series that a model could not be fitted to, and what stands in for them.</summary>
public static class FitFailuresTable
{
    private static readonly RowBatch Insert = new(
        "fit_failures", "run_id", "grain", "store_id", "channel_id", "model", "reason", "fall_back");

    /// <summary>Adds a run's failures; returns the number of rows.</summary>
    /// <param name="transaction">The open transaction.</param>
    /// <param name="runId">The run.</param>
    /// <param name="grain">The grain of the series.</param>
    /// <param name="failures">The failures; the first one per series and model is kept.</param>
    /// <param name="cancellation">Stops between two commands.</param>
    public static Task<int> AddAsync(
        DbTransaction transaction,
        string runId,
        Grain grain,
        IEnumerable<FitFailure> failures,
        CancellationToken cancellation) =>
        Insert.InsertAsync(
            transaction,
            failures.DistinctBy(f => (f.Key, f.Model)).Select(f => new object?[]
            {
                runId, GrainName(grain), f.Key.StoreId, f.Key.ChannelId, f.Model, f.Reason, f.FallBack,
            }),
            cancellation);

    /// <summary>A run's failures of one grain, in key order.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="runId">The run.</param>
    /// <param name="grain">The grain of the series.</param>
    /// <param name="cancellation">Stops the query.</param>
    public static async Task<IReadOnlyList<FitFailure>> ReadAsync(
        DbConnection connection, string runId, Grain grain, CancellationToken cancellation)
    {
        var rows = await connection
            .QueryAsync<(string Store, string Channel, string Model, string Reason, string FallBack)>(
            new CommandDefinition(
                """
                select store_id, channel_id, model, reason, fall_back from fit_failures
                where run_id = @runId and grain = @grain order by store_id, channel_id, model
                """,
                new { runId, grain = GrainName(grain) },
                cancellationToken: cancellation));
        return [.. rows.Select(r => new FitFailure(new SeriesKey(r.Store, r.Channel), r.Model, r.Reason, r.FallBack))];
    }

    /// <summary>
    /// What stands in for what in a forecast run, of both grains, in key order. A run of an older version has kept only
    /// how many; then it is what its training found.
    /// </summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="run">The forecast run.</param>
    /// <param name="cancellation">Stops the query.</param>
    public static async Task<IReadOnlyList<FitFailure>> ReadAsync(
        DbConnection connection, Run run, CancellationToken cancellation)
    {
        var own = await OfBothGrainsAsync(run.RunId);
        return own.Count == 0 && run.Failures > 0 && run.TrainedBy is { } trained
            ? await OfBothGrainsAsync(trained)
            : own;

        async Task<IReadOnlyList<FitFailure>> OfBothGrainsAsync(string runId)
        {
            var daily = await ReadAsync(connection, runId, Grain.Daily, cancellation);
            var hourly = await ReadAsync(connection, runId, Grain.Hourly, cancellation);
            return [.. daily.Concat(hourly).Distinct().OrderBy(f => f.Key)];
        }
    }

    /// <summary>The word for a grain in tables and answers.</summary>
    /// <param name="grain">The grain.</param>
    public static string GrainName(Grain grain) => grain == Grain.Hourly ? "hourly" : "daily";
}
