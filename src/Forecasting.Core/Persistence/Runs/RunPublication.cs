using System.Data.Common;
using Forecasting.Core.Domain;
using Forecasting.Core.Models;
using Forecasting.Core.Persistence.Switching;

namespace Forecasting.Core.Persistence.Runs;

/// <summary>The numbers of a forecast run.</summary>
/// <param name="Daily">Daily forecasts of every store and channel, with <c>all</c> for each store.</param>
/// <param name="Hourly">Hourly forecasts; may be empty or cover some keys only.</param>
public sealed record RunForecasts(IReadOnlyList<RoundedForecast> Daily, IReadOnlyList<RoundedForecast> Hourly)
{
    /// <summary>Totals of whole weeks, of every daily key or of none.</summary>
    public IReadOnlyList<RoundedForecast> Weekly { get; init; } = [];

    /// <summary>Regions and the chain.</summary>
    public AreaForecasts Areas { get; init; } = AreaForecasts.None;

    /// <summary>Why the daily means are what they are; empty, or of every daily key.</summary>
    public IReadOnlyList<RoundedExplanation> Explanations { get; init; } = [];

    /// <summary>Series that something else stands in for, with the grain of the model.</summary>
    public IReadOnlyList<(Grain Grain, FitFailure Failure)> Failures { get; init; } = [];
}

/// <summary>
/// The steps from a started run to a published one. Each is one transaction, so that a crash between two of them leaves
/// what was served before.
/// </summary>
public sealed class RunPublication
{
    /// <summary>A run that still says "running" after this long was killed: runs take minutes, an hour at
    /// most.</summary>
    public static readonly TimeSpan LongestRun = TimeSpan.FromHours(12);

    private readonly Database _database;
    private readonly TimeProvider _clock;

    /// <summary>Publication in a database.</summary>
    /// <param name="database">Migrated.</param>
    /// <param name="clock">Stamps the steps.</param>
    public RunPublication(Database database, TimeProvider clock) => (_database, _clock) = (database, clock);

    /// <summary>Records that a run starts, and that those which were killed before are over.</summary>
    /// <param name="run">The run, in state running.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task StartAsync(Run run, CancellationToken cancellation)
    {
        await using var connection = await _database.OpenAsync(cancellation);
        var now = _clock.GetUtcNow();
        await RunsTable.FailStaleAsync(connection, Run.Instant(now - LongestRun), Run.Instant(now), cancellation);
        await RunsTable.AddAsync(connection, run, cancellation);
    }

    /// <summary>Writes a run's forecasts; nobody is served them yet.</summary>
    /// <param name="run">The running run.</param>
    /// <param name="forecasts">Its numbers.</param>
    /// <param name="cancellation">Stops the work; nothing is written then.</param>
    public async Task WriteAsync(Run run, RunForecasts forecasts, CancellationToken cancellation)
    {
        await using var connection = await _database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await DailyForecastsTable.AddAsync(transaction, run.RunId, forecasts.Daily, cancellation);
        await HourlyForecastsTable.AddAsync(transaction, run.RunId, forecasts.Hourly, cancellation);
        await WeeklyForecastsTable.AddAsync(transaction, run.RunId, forecasts.Weekly, cancellation);
        await AreaForecastsTables.AddAsync(transaction, run.RunId, forecasts.Areas, cancellation);
        await DailyExplanationsTable.AddAsync(transaction, run.RunId, forecasts.Explanations, cancellation);
        await AddFailuresAsync(transaction, run.RunId, forecasts.Failures, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>
    /// Finishes a run and points the readers to it, both or neither; then deletes what is too old to go back to.
    /// </summary>
    /// <param name="run">The run, its forecasts written.</param>
    /// <param name="keepRuns">Complete forecast runs to keep, at least 1.</param>
    /// <param name="cancellation">Stops the work; nothing is published then.</param>
    /// <returns>The run as it was finished.</returns>
    public async Task<Run> PublishAsync(Run run, int keepRuns, CancellationToken cancellation)
    {
        var finished = Finished(run, RunState.Complete, run.Message);
        await using var connection = await _database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await RunsTable.UpdateAsync(connection, transaction, finished, cancellation);
        await PointAsync(transaction, finished.RunId, cancellation);
        await KeptForecastsTable.KeepAsync(transaction, finished.RunId, finished.Origin, cancellation);
        await ForecastRetention.DeleteOldAsync(transaction, keepRuns, cancellation);
        await transaction.CommitAsync(cancellation);
        return finished;
    }

    /// <summary>Points the readers to an older complete run whose forecasts are still there.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InvalidOperationException">There is no such run, or it is not complete.</exception>
    public async Task PointBackAsync(string runId, CancellationToken cancellation)
    {
        await using var connection = await _database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await PointAsync(transaction, runId, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Finishes a training run with its figures and failures, all or nothing.</summary>
    /// <param name="run">The run, with the path of its model.</param>
    /// <param name="failures">Series that could not be fitted, with their grain.</param>
    /// <param name="figures">Accuracy on the days kept back; may be empty.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The run as it was finished.</returns>
    public async Task<Run> FinishTrainingAsync(
        Run run,
        IReadOnlyList<(Grain Grain, FitFailure Failure)> failures,
        IReadOnlyList<AccuracyFigure> figures,
        CancellationToken cancellation)
    {
        var finished = Finished(run, RunState.Complete, run.Message);
        await using var connection = await _database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await AddFailuresAsync(transaction, run.RunId, failures, cancellation);
        await AccuracyTable.AddAsync(transaction, run.RunId, figures, cancellation);
        await RunsTable.UpdateAsync(connection, transaction, finished, cancellation);
        await transaction.CommitAsync(cancellation);
        return finished;
    }

    /// <summary>Ends a run without publishing it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="state">refused or failed.</param>
    /// <param name="message">Why, in words for an operator.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task GiveUpAsync(Run run, string state, string message, CancellationToken cancellation)
    {
        await using var connection = await _database.OpenAsync(cancellation);
        await RunsTable.UpdateAsync(connection, null, Finished(run, state, message), cancellation);
    }

    private Run Finished(Run run, string state, string message) =>
        run with { State = state, Finished = Run.Instant(_clock.GetUtcNow()), Message = message };

    private async Task PointAsync(DbTransaction transaction, string runId, CancellationToken cancellation)
    {
        var published = new Published { RunId = runId, PublishedAt = Run.Instant(_clock.GetUtcNow()) };
        if (!await PublishedTable.PointToAsync(transaction, published, cancellation))
        {
            throw new InvalidOperationException(
                $"Run {runId} cannot be published: only a complete forecast run that was not yet deleted can be.");
        }
    }

    private static async Task AddFailuresAsync(
        DbTransaction transaction,
        string runId,
        IReadOnlyList<(Grain Grain, FitFailure Failure)> failures,
        CancellationToken cancellation)
    {
        foreach (var group in failures.GroupBy(f => f.Grain))
        {
            await FitFailuresTable.AddAsync(
                transaction, runId, group.Key, group.Select(f => f.Failure), cancellation);
        }
    }
}
