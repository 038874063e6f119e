using System.Data.Common;

namespace Forecasting.Core.Persistence.Rosters;

/// <summary>One state of the published rosters, whatever is published meanwhile.</summary>
public sealed class ServedRosters : IDisposable
{
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;
    private readonly Lazy<IReadOnlyList<StoredRoster>> _newest;

    /// <summary>Begins to read.</summary>
    /// <param name="database">From where; its schema must be the newest.</param>
    /// <exception cref="DatabaseException">It cannot be opened.</exception>
    public ServedRosters(Database database)
    {
        _connection = database.Open();
        try
        {
            _transaction = DatabaseException.Guard(database, () => Database.BeginRead(_connection));
        }
        catch
        {
            _connection.Dispose();
            throw;
        }

        _newest = new(() => RosterTables.Newest(_transaction));
    }

    /// <summary>Every store's newest roster, by store; it is the one with the latest days.</summary>
    public IReadOnlyList<StoredRoster> Newest => _newest.Value;

    /// <summary>The rosters of a store that have any of some days, by day.</summary>
    /// <param name="storeId">The store.</param>
    /// <param name="from">First day (included).</param>
    /// <param name="to">Last day (included).</param>
    public IReadOnlyList<StoredRoster> Of(string storeId, DateOnly from, DateOnly to) =>
        RosterTables.Of(_transaction, storeId, from, to);

    /// <summary>All that belongs to some days of a store.</summary>
    /// <param name="rosters">The rosters of the days, at least one.</param>
    /// <param name="from">First day (included).</param>
    /// <param name="to">Last day (included).</param>
    public StoredRosterWhole Whole(IReadOnlyList<StoredRoster> rosters, DateOnly from, DateOnly to)
    {
        var storeId = rosters[^1].StoreId;
        return new StoredRosterWhole
        {
            Roster = rosters[^1],
            People = RosterTables.PeopleOf(_transaction, storeId, rosters[0].FirstDay, rosters[^1].FirstDay),
            Shifts = RosterTables.ShiftsOf(_transaction, storeId, from, to),
            Open = RosterTables.OpenOf(_transaction, storeId, from, to),
            Uncovered = RosterTables.UncoveredOf(_transaction, storeId, from, to),
            Wishes = RosterTables.WishesOf(_transaction, storeId, from, to),
            Changes = RosterTables.ChangesOf(_transaction, storeId, from, to),
        };
    }

    /// <summary>Shifts of people of all stores, by store, time and person.</summary>
    /// <param name="from">First day (included).</param>
    /// <param name="to">Last day (included).</param>
    public IReadOnlyList<StoredRosterShift> Shifts(DateOnly from, DateOnly to) =>
        RosterTables.ShiftsOf(_transaction, "", from, to);

    /// <inheritdoc/>
    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
    }
}
