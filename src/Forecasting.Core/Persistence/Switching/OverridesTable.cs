using System.Data.Common;
using Dapper;
using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Persistence.Switching;

/// <summary>A stored override.</summary>
public sealed record StoredOverride
{
    /// <summary>Its id.</summary>
    public required string OverrideId { get; init; }

    /// <summary>The store.</summary>
    public required string StoreId { get; init; }

    /// <summary>The local date that was changed.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Orders that the planner expects instead.</summary>
    public required double Orders { get; init; }

    /// <summary>The local date of the change.</summary>
    public required DateOnly MadeOn { get; init; }

    /// <summary>Who changed it.</summary>
    public required string Planner { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was stored, ISO 8601 in UTC.</summary>
    public required string RecordedAt { get; init; }

    /// <summary>When it was taken back, or null.</summary>
    public string? WithdrawnAt { get; init; }

    /// <summary>The change that it keeps.</summary>
    public PlannerOverride ToChange() =>
        new(new SeriesKey(StoreId, Channel.AllId), Date, Orders, MadeOn, Planner, Reason);
}

/// <summary>The planners' changes of the machine's forecasts, with reasons. Rows are never deleted.</summary>
public static class OverridesTable
{
    private const string Columns =
        """
        override_id as OverrideId, store_id as StoreId, date as Date, orders as Orders, made_on as MadeOn,
        planner as Planner, reason as Reason, recorded_at as RecordedAt, withdrawn_at as WithdrawnAt
        """;

    /// <summary>Adds an override.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="row">The override, with a new id.</param>
    /// <param name="cancellation">Stops the command.</param>
    public static Task AddAsync(DbConnection connection, StoredOverride row, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(
            """
            insert into overrides (override_id, store_id, date, orders, made_on, planner, reason, recorded_at)
            values (@OverrideId, @StoreId, @Date, @Orders, @MadeOn, @Planner, @Reason, @RecordedAt)
            """,
            row,
            cancellationToken: cancellation));

    /// <summary>Takes an override back; it stays in the table.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="overrideId">Its id.</param>
    /// <param name="at">The time, ISO 8601 in UTC.</param>
    /// <param name="cancellation">Stops the command.</param>
    /// <returns>Whether there was one to take back.</returns>
    public static async Task<bool> WithdrawAsync(
        DbConnection connection, string overrideId, string at, CancellationToken cancellation) =>
        await connection.ExecuteAsync(new CommandDefinition(
            "update overrides set withdrawn_at = @at where override_id = @overrideId and withdrawn_at is null",
            new { overrideId, at },
            cancellationToken: cancellation)) > 0;

    /// <summary>Overrides of a store, by date, oldest first.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="storeId">The store; empty for all.</param>
    /// <param name="from">First date.</param>
    /// <param name="to">Last date (closed end).</param>
    /// <param name="cancellation">Stops the query.</param>
    public static async Task<IReadOnlyList<StoredOverride>> OfAsync(
        DbConnection connection, string storeId, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        (await connection.QueryAsync<StoredOverride>(new CommandDefinition(
            $"""
            select {Columns} from overrides
            where (@storeId = '' or store_id = @storeId) and date >= @from and date <= @to
            order by store_id, date, recorded_at, override_id
            """,
            new { storeId, from, to },
            cancellationToken: cancellation))).AsList();

    /// <summary>The overrides that stood when their day began (UTC), which are those that are scored.</summary>
    /// <param name="database">Where from.</param>
    /// <returns>As they were made, in order, and how many more were stored after their day had begun.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public static (IReadOnlyList<PlannerOverride> Changes, int Late) Scored(Database database) =>
        DatabaseException.Guard(database, () =>
        {
            using var connection = database.Open();
            var rows = connection.Query<StoredOverride>(
                $"select {Columns} from overrides order by recorded_at, override_id").AsList();
            var timely = rows.Where(r => !Hindsight.IsAfter(r.RecordedAt, r.Date)).ToList();
            return ((IReadOnlyList<PlannerOverride>)
                [
                    .. timely.Where(r => r.WithdrawnAt is null || Hindsight.IsAfter(r.WithdrawnAt, r.Date))
                        .Select(r => r.ToChange()),
                ],
                rows.Count - timely.Count);
        });
}
