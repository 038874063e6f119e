using System.Data.Common;
using Dapper;

namespace Forecasting.Core.Persistence.Runs;

/// <summary>What is served now.</summary>
public sealed record Published
{
    /// <summary>The complete run.</summary>
    public required string RunId { get; init; }

    /// <summary>Since when, as ISO 8601 in UTC.</summary>
    public required string PublishedAt { get; init; }
}

/// <summary>The table published: one row that points to the run that is served.</summary>
public static class PublishedTable
{
    /// <summary>What is served, or null before the first publication.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="cancellation">Stops the query.</param>
    public static Task<Published?> ReadAsync(DbConnection connection, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<Published>(new CommandDefinition(
            "select run_id as RunId, published_at as PublishedAt from published where slot = 1",
            cancellationToken: cancellation));

    /// <summary>Points to a complete run. Nothing changes where the run is not complete.</summary>
    /// <param name="transaction">The transaction that finishes the run, or one of its own to roll back to an older run.</param>
    /// <param name="published">The run and the instant.</param>
    /// <param name="cancellation">Stops the command.</param>
    /// <returns>Whether it points there now.</returns>
    public static async Task<bool> PointToAsync(
        DbTransaction transaction, Published published, CancellationToken cancellation) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            """
            insert into published (slot, run_id, published_at)
            select 1, run_id, @PublishedAt from runs where run_id = @RunId and kind = 'forecast' and state = 'complete'
            on conflict (slot) do update set run_id = excluded.run_id, published_at = excluded.published_at
            """,
            published,
            transaction,
            cancellationToken: cancellation)) == 1;
}
