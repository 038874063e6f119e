using System.Data.Common;
using Dapper;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Core.Persistence.Rosters;

/// <summary>The table rosters and those of what belongs to a roster, from roster_people to roster_changes.</summary>
internal static class RosterTables
{
    private static readonly RowBatch Rosters = new(
        "rosters", "store_id", "first_day", "last_day", "roster_id", "made_at", "origin", "model", "time_zone", "cost",
        "gap");

    private static readonly RowBatch People = new(
        "roster_people", "store_id", "first_day", "staff_id", "name", "contract_hours", "planned_hours");

    private static readonly RowBatch Shifts = new(
        "roster_shifts", "store_id", "date", "staff_id", "from_minute", "until_minute", "starts_at", "ends_at", "name",
        "role", "paid_minutes", "breaks", "cost");

    private static readonly RowBatch Open = new(
        "roster_open_shifts", "store_id", "date", "role", "from_minute", "until_minute", "paid_minutes", "starts_at",
        "ends_at", "people", "cost", "conflict");

    private static readonly RowBatch Uncovered = new(
        "roster_uncovered_hours", "store_id", "date", "role", "hour", "missing_hours", "cost");

    private static readonly RowBatch Wishes = new(
        "roster_unmet_wishes", "store_id", "date", "staff_id", "wants_to_work", "name", "cost");

    private static readonly RowBatch Changes = new(
        "roster_changes", "store_id", "date", "staff_id", "is_added", "from_minute", "until_minute", "name", "role",
        "paid_minutes", "cost", "reason");

    private static readonly string[] TablesByDate =
        ["roster_shifts", "roster_open_shifts", "roster_uncovered_hours", "roster_unmet_wishes", "roster_changes"];

    /// <summary>The rosters of a store that have any of some days, by day.</summary>
    /// <param name="transaction">Open transaction.</param>
    /// <param name="storeId">The store.</param>
    /// <param name="from">First day (included).</param>
    /// <param name="to">Last day (included).</param>
    internal static IReadOnlyList<StoredRoster> Of(
        DbTransaction transaction, string storeId, DateOnly from, DateOnly to) =>
        transaction.Connection!.Query<StoredRoster>(
            """
            select store_id as StoreId, first_day as FirstDay, last_day as LastDay, roster_id as RosterId,
                   made_at as MadeAt, origin as Origin, model as Model, time_zone as TimeZone, cost as Cost, gap as Gap
            from rosters where store_id = @storeId and first_day <= @to and last_day >= @from order by first_day
            """,
            new { storeId, from, to }, transaction).AsList();

    /// <summary>Every store's newest roster, by store; it is the one with the latest days.</summary>
    /// <param name="transaction">Open transaction.</param>
    internal static IReadOnlyList<StoredRoster> Newest(DbTransaction transaction) =>
        transaction.Connection!.Query<StoredRoster>(
            """
            select r.store_id as StoreId, r.first_day as FirstDay, r.last_day as LastDay, r.roster_id as RosterId,
                   r.made_at as MadeAt, r.origin as Origin, r.model as Model, r.time_zone as TimeZone, r.cost as Cost,
                   r.gap as Gap
            from rosters r
            join (select store_id, max(first_day) as first_day from rosters group by store_id) n
              on n.store_id = r.store_id and n.first_day = r.first_day
            order by r.store_id
            """,
            transaction: transaction).AsList();

    /// <summary>The people of a store's rosters that begin on some days, by id and roster.</summary>
    /// <param name="transaction">Open transaction.</param>
    /// <param name="storeId">The store.</param>
    /// <param name="from">The first roster's first day (included).</param>
    /// <param name="to">The last roster's first day (included).</param>
    internal static IReadOnlyList<StoredRosterPerson> PeopleOf(
        DbTransaction transaction, string storeId, DateOnly from, DateOnly to) =>
        transaction.Connection!.Query<StoredRosterPerson>(
            """
            select staff_id as StaffId, name as Name, contract_hours as ContractHours, planned_hours as PlannedHours
            from roster_people where store_id = @storeId and first_day between @from and @to
            order by staff_id, first_day
            """,
            new { storeId, from, to }, transaction).AsList();

    /// <summary>Shifts of people, by store, time and person.</summary>
    /// <param name="transaction">Open transaction.</param>
    /// <param name="storeId">Only this store's; empty for all.</param>
    /// <param name="from">First day (included).</param>
    /// <param name="to">Last day (included).</param>
    internal static IReadOnlyList<StoredRosterShift> ShiftsOf(
        DbTransaction transaction, string storeId, DateOnly from, DateOnly to) =>
        transaction.Connection!.Query<StoredRosterShift>(
            """
            select store_id as StoreId, date as Date, staff_id as StaffId, from_minute as FromMinute,
                   until_minute as UntilMinute, starts_at as StartsAt, ends_at as EndsAt, name as Name, role as Role,
                   paid_minutes as PaidMinutes, breaks as Breaks, cost as Cost
            from roster_shifts
            where (@storeId = '' or store_id = @storeId) and date between @from and @to
            order by store_id, date, from_minute, role, staff_id
            """,
            new { storeId, from, to }, transaction).AsList();

    /// <summary>A store's shifts that people are missing from, by time.</summary>
    /// <param name="transaction">Open transaction.</param>
    /// <param name="storeId">The store.</param>
    /// <param name="from">First day (included).</param>
    /// <param name="to">Last day (included).</param>
    internal static IReadOnlyList<StoredOpenShift> OpenOf(
        DbTransaction transaction, string storeId, DateOnly from, DateOnly to) =>
        transaction.Connection!.Query<StoredOpenShift>(
            """
            select date as Date, role as Role, from_minute as FromMinute, until_minute as UntilMinute,
                   paid_minutes as PaidMinutes, starts_at as StartsAt, ends_at as EndsAt, people as People,
                   cost as Cost, conflict as Conflict
            from roster_open_shifts where store_id = @storeId and date between @from and @to
            order by date, from_minute, role, until_minute, paid_minutes
            """,
            new { storeId, from, to }, transaction).AsList();

    /// <summary>A store's hours that shifts do not cover, by time.</summary>
    /// <param name="transaction">Open transaction.</param>
    /// <param name="storeId">The store.</param>
    /// <param name="from">First day (included).</param>
    /// <param name="to">Last day (included).</param>
    internal static IReadOnlyList<StoredUncoveredHour> UncoveredOf(
        DbTransaction transaction, string storeId, DateOnly from, DateOnly to) =>
        transaction.Connection!.Query<StoredUncoveredHour>(
            """
            select date as Date, role as Role, hour as Hour, missing_hours as MissingHours, cost as Cost
            from roster_uncovered_hours where store_id = @storeId and date between @from and @to
            order by date, hour, role
            """,
            new { storeId, from, to }, transaction).AsList();

    /// <summary>A store's wishes that are not met, by day and person.</summary>
    /// <param name="transaction">Open transaction.</param>
    /// <param name="storeId">The store.</param>
    /// <param name="from">First day (included).</param>
    /// <param name="to">Last day (included).</param>
    internal static IReadOnlyList<StoredUnmetWish> WishesOf(
        DbTransaction transaction, string storeId, DateOnly from, DateOnly to) =>
        transaction.Connection!.Query<StoredUnmetWish>(
            """
            select date as Date, staff_id as StaffId, wants_to_work as WantsToWork, name as Name, cost as Cost
            from roster_unmet_wishes where store_id = @storeId and date between @from and @to
            order by date, staff_id, wants_to_work
            """,
            new { storeId, from, to }, transaction).AsList();

    /// <summary>What differs in a store from what was published before, by day and person.</summary>
    /// <param name="transaction">Open transaction.</param>
    /// <param name="storeId">The store.</param>
    /// <param name="from">First day (included).</param>
    /// <param name="to">Last day (included).</param>
    internal static IReadOnlyList<StoredRosterChange> ChangesOf(
        DbTransaction transaction, string storeId, DateOnly from, DateOnly to) =>
        transaction.Connection!.Query<StoredRosterChange>(
            """
            select date as Date, staff_id as StaffId, is_added as IsAdded, from_minute as FromMinute,
                   until_minute as UntilMinute, name as Name, role as Role, paid_minutes as PaidMinutes, cost as Cost,
                   reason as Reason
            from roster_changes where store_id = @storeId and date between @from and @to
            order by date, staff_id, is_added, from_minute
            """,
            new { storeId, from, to }, transaction).AsList();

    /// <summary>Puts a store's roster in place of all of its days from the roster's first on.</summary>
    internal static async Task ReplaceAsync(
        DbTransaction transaction, StoredRosterWhole whole, CancellationToken cancellation)
    {
        var (store, first) = (whole.Roster.StoreId, whole.Roster.FirstDay);
        await ClearAsync(transaction, store, first, cancellation);
        var roster = whole.Roster;
        object?[] row =
        [
            store, first, roster.LastDay, roster.RosterId, roster.MadeAt, roster.Origin, roster.Model, roster.TimeZone,
            roster.Cost, roster.Gap,
        ];
        (RowBatch Table, IEnumerable<object?[]> Rows)[] tables =
        [
            (Rosters, [row]),
            (People, whole.People.Select(p => new object?[]
            {
                store, first, p.StaffId, p.Name, p.ContractHours, p.PlannedHours,
            })),
            (Shifts, whole.Shifts.Select(s => new object?[]
            {
                store, s.Date, s.StaffId, s.FromMinute, s.UntilMinute, s.StartsAt, s.EndsAt, s.Name, s.Role,
                s.PaidMinutes, s.Breaks, s.Cost,
            })),
            (Open, whole.Open.Select(o => new object?[]
            {
                store, o.Date, o.Role, o.FromMinute, o.UntilMinute, o.PaidMinutes, o.StartsAt, o.EndsAt, o.People,
                o.Cost, o.Conflict,
            })),
            (Uncovered, whole.Uncovered.Select(u => new object?[]
            {
                store, u.Date, u.Role, u.Hour, u.MissingHours, u.Cost,
            })),
            (Wishes, whole.Wishes.Select(w => new object?[]
            {
                store, w.Date, w.StaffId, w.WantsToWork, w.Name, w.Cost,
            })),
            (Changes, whole.Changes.Select(c => new object?[]
            {
                store, c.Date, c.StaffId, c.IsAdded, c.FromMinute, c.UntilMinute, c.Name, c.Role, c.PaidMinutes,
                c.Cost, c.Reason,
            })),
        ];
        foreach (var (table, rows) in tables)
        {
            await table.InsertAsync(transaction, rows, cancellation);
        }
    }

    private static async Task ClearAsync(
        DbTransaction transaction, string store, DateOnly first, CancellationToken cancellation)
    {
        string[] commands =
        [
            .. TablesByDate.Select(t => $"delete from {t} where store_id = @store and date >= @first"),
            "delete from roster_people where store_id = @store and first_day >= @first",
            "delete from rosters where store_id = @store and first_day >= @first",
            "update rosters set last_day = @before where store_id = @store and last_day >= @first",
        ];
        foreach (var command in commands)
        {
            await transaction.Connection!.ExecuteAsync(new CommandDefinition(
                command, new { store, first, before = first.AddDays(-1) }, transaction,
                cancellationToken: cancellation));
        }
    }
}
