using System.Data.Common;
using Dapper;

namespace Forecasting.Core.Persistence.Runs;

/// <summary>The table runs.</summary>
public static class RunsTable
{
    private const string Columns =
        """
        run_id as RunId, kind as Kind, state as State, model as Model, origin as Origin, daily_days as DailyDays,
        hourly_days as HourlyDays, started as Started, finished as Finished, stores as Stores, series as Series,
        failures as Failures, model_path as ModelPath, trained_by as TrainedBy, code_version as CodeVersion,
        message as Message
        """;

    /// <summary>Adds a run, as it starts.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="run">The run.</param>
    /// <param name="cancellation">Stops the command.</param>
    public static Task AddAsync(DbConnection connection, Run run, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(
            """
            insert into runs (run_id, kind, state, model, origin, daily_days, hourly_days, started, finished,
                              stores, series, failures, model_path, trained_by, code_version, message)
            values (@RunId, @Kind, @State, @Model, @Origin, @DailyDays, @HourlyDays, @Started, @Finished,
                    @Stores, @Series, @Failures, @ModelPath, @TrainedBy, @CodeVersion, @Message)
            """,
            run,
            cancellationToken: cancellation));

    /// <summary>Writes everything that a run learns after its start: state, end, counts, model, message.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="transaction">The transaction that finishes the run, or null.</param>
    /// <param name="run">The run.</param>
    /// <param name="cancellation">Stops the command.</param>
    public static Task UpdateAsync(
        DbConnection connection, DbTransaction? transaction, Run run, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(
            """
            update runs
            set state = @State, finished = @Finished, stores = @Stores, series = @Series, failures = @Failures,
                model_path = @ModelPath, trained_by = @TrainedBy, message = @Message
            where run_id = @RunId
            """,
            run,
            transaction,
            cancellationToken: cancellation));

    /// <summary>Marks runs as failed that started long ago and never said how they ended. One that lives all the same
    /// overwrites that when it ends.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="before">Instant as text: runs that started before it are over.</param>
    /// <param name="now">Instant as text: their end, as far as anyone knows.</param>
    /// <param name="cancellation">Stops the command.</param>
    /// <returns>How many there were.</returns>
    public static Task<int> FailStaleAsync(
        DbConnection connection, string before, string now, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(
            """
            update runs
            set state = 'failed', finished = @now,
                message = 'It never said how it ended: it was killed, or the machine stopped.'
            where state = 'running' and started < @before
            """,
            new { before, now },
            cancellationToken: cancellation));

    /// <summary>One run, or null.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="runId">Its id.</param>
    /// <param name="cancellation">Stops the query.</param>
    public static Task<Run?> FindAsync(DbConnection connection, string runId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<Run>(new CommandDefinition(
            $"select {Columns} from runs where run_id = @runId", new { runId }, cancellationToken: cancellation));

    /// <summary>The newest runs, newest first.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Stops the query.</param>
    public static async Task<IReadOnlyList<Run>> NewestAsync(
        DbConnection connection, int limit, CancellationToken cancellation) =>
        (await connection.QueryAsync<Run>(new CommandDefinition(
            $"select {Columns} from runs order by started desc, run_id desc limit @limit",
            new { limit },
            cancellationToken: cancellation))).AsList();

    /// <summary>The complete training run with the latest origin at or before a day, or null.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="asOf">The latest origin allowed (closed end).</param>
    /// <param name="cancellation">Stops the query.</param>
    public static Task<Run?> NewestTrainedAsync(
        DbConnection connection, DateOnly asOf, CancellationToken cancellation) =>
        connection.QueryFirstOrDefaultAsync<Run>(new CommandDefinition(
            $"""
            select {Columns} from runs
            where kind = 'train' and state = 'complete' and origin <= @asOf
            order by origin desc, started desc limit 1
            """,
            new { asOf },
            cancellationToken: cancellation));

    /// <summary>The training run whose accuracy figures say most of a training: itself where it measured, else the last
    /// before it that did; null where there is none.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="trainedBy">Id of the training run.</param>
    /// <param name="cancellation">Stops the query.</param>
    public static Task<Run?> NewestMeasuredAsync(
        DbConnection connection, string trainedBy, CancellationToken cancellation) =>
        connection.QueryFirstOrDefaultAsync<Run>(new CommandDefinition(
            $"""
            select {Columns} from runs
            where kind = 'train' and state = 'complete'
              and origin <= (select origin from runs where run_id = @trainedBy)
              and started <= (select started from runs where run_id = @trainedBy)
              and exists (select 1 from accuracy where accuracy.run_id = runs.run_id)
            order by origin desc, started desc limit 1
            """,
            new { trainedBy },
            cancellationToken: cancellation));
}
