using System.Data.Common;
using Forecasting.Core.Domain;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Api.Serving;

/// <summary>Reads what is published. The only place of the API that touches the database.</summary>
public sealed class PublicationReader(Database database, TimeProvider clock)
{
    private const int RunsShown = 100;

    /// <summary>
    /// The snapshot now; numbers are read only where another run is published than the one already held.
    /// </summary>
    public async Task<Snapshot> ReadAsync(Snapshot before, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var runs = await RunsTable.NewestAsync(connection, RunsShown, cancellation);
        var published = await PublishedTable.ReadAsync(connection, cancellation);
        var run = published is null || published == before.Published?.Published
            ? before.Published
            : await ReadRunAsync(connection, published, cancellation);
        return new Snapshot(published is null ? null : run, runs, clock.GetUtcNow(), "");
    }

    private static async Task<PublishedRun> ReadRunAsync(
        DbConnection connection, Published published, CancellationToken cancellation)
    {
        var run = await RunsTable.FindAsync(connection, published.RunId, cancellation)
            ?? throw new InvalidDataException($"The published run {published.RunId} is not in the table runs.");
        var daily = await DailyForecastsTable.ReadAsync(connection, run.RunId, cancellation);
        var hourly = await HourlyForecastsTable.ReadAsync(connection, run.RunId, cancellation);
        var weekly = await WeeklyForecastsTable.ReadAsync(connection, run.RunId, cancellation);
        var areas = await AreaForecastsTables.ReadAsync(connection, run.RunId, cancellation);
        var explanations = await DailyExplanationsTable.ReadAsync(connection, run.RunId, cancellation);
        if (daily.Count == 0)
        {
            throw new InvalidDataException($"The published run {run.RunId} holds no forecasts.");
        }

        var measured = await RunsTable.NewestMeasuredAsync(connection, run.TrainedBy ?? run.RunId, cancellation);
        var accuracy = measured is null ? [] : await AccuracyTable.ReadAsync(connection, measured.RunId, cancellation);
        var failures = await FitFailuresTable.ReadAsync(connection, run, cancellation);
        var known = ServedStores.Read(connection);
        var stores = daily.Select(f => f.Key.StoreId).Distinct()
            .Select(id => known.GetValueOrDefault(id) ?? new Store { Id = id, Name = id }).ToList();
        return new PublishedRun(
            run, published, stores, daily, hourly, weekly, areas, explanations, failures, measured, accuracy);
    }
}
