using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Persistence.Rosters;

/// <summary>What was published when a plan began: people keep what they were told, and nobody's later plan is
/// overwritten.</summary>
public sealed class RosterBasis
{
    /// <summary>Days before a plan whose shifts may count in it: a month of overtime and the weeks at its
    /// ends.</summary>
    private const int DaysBefore = 62;

    private readonly Dictionary<string, StoredRoster> _newest;

    private RosterBasis(PublishedRoster published, IEnumerable<StoredRoster> newest)
    {
        Published = published;
        _newest = newest.ToDictionary(r => r.StoreId, StringComparer.Ordinal);
    }

    /// <summary>People's shifts before and in the planned days.</summary>
    public PublishedRoster Published { get; }

    /// <summary>Reads what is published.</summary>
    /// <param name="database">From where; its schema must be the newest.</param>
    /// <param name="firstDay">First day that is planned (included).</param>
    /// <param name="lastDay">Last day that is planned (included).</param>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public static RosterBasis Read(Database database, DateOnly firstDay, DateOnly lastDay) =>
        DatabaseException.Guard(database, () =>
        {
            using var rosters = new ServedRosters(database);
            var shifts = rosters.Shifts(firstDay.AddDays(-DaysBefore), lastDay).Select(s =>
                new PublishedShift(s.StoreId, s.StaffId, s.Named().Shift)
                {
                    Name = s.Name,
                    Breaks = s.Pauses,
                });
            return new RosterBasis(PublishedRoster.Of(shifts), rosters.Newest);
        });

    /// <summary>The last day for which a store has a published roster; null where it has none.</summary>
    /// <param name="storeId">The store.</param>
    public DateOnly? LastDayOf(string storeId) => _newest.GetValueOrDefault(storeId)?.LastDay;

    /// <summary>Whether a store's newest roster is still the one of then.</summary>
    internal bool IsStill(string storeId, StoredRoster? newest) =>
        _newest.GetValueOrDefault(storeId)?.RosterId == newest?.RosterId;
}
