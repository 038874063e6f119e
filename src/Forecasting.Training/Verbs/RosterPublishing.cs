using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Rosters;
using Forecasting.Core.Planning.Staffing;
using Forecasting.Training.Pipeline;

namespace Forecasting.Training.Verbs;

/// <summary>The part of plan that is asked for with --db: rosters kept for the API, and people keep what they were
/// told there.</summary>
internal sealed class RosterPublishing
{
    private readonly Database _database;
    private readonly RosterBasis _basis;
    private readonly StaffFolder _staff;

    private RosterPublishing(Database database, RosterBasis basis, StaffFolder staff) =>
        (_database, _basis, _staff) = (database, basis, staff);

    /// <summary>What people were told.</summary>
    public PublishedRoster Published => _basis.Published;

    /// <summary>Looks at what is published in a database; null where none is named.</summary>
    /// <param name="connection">As for <see cref="Database.At"/>; null for none.</param>
    /// <param name="staff">Who works where.</param>
    /// <param name="history">The stores, up to the origin.</param>
    /// <param name="days">Days to plan.</param>
    /// <exception cref="WrongUsageException">There is nobody to roster, in all stores or in one that has a roster, or
    /// the plan ends too early.</exception>
    public static RosterPublishing? At(string? connection, StaffFolder staff, DemandHistory history, int days)
    {
        if (connection is null)
        {
            return null;
        }

        if (staff.Count == 0)
        {
            throw new WrongUsageException(
                "--db publishes rosters, which need people: a staff.csv in the folder, and no --no-rosters.");
        }

        var database = Database.At(connection);
        Migrator.Run(database);
        var (first, last) = (history.Origin.Target(1), history.Origin.Target(days));
        var basis = RosterBasis.Read(database, first, last);
        var told = history.Stores.Max(s => basis.LastDayOf(s.Id));
        if (told > last)
        {
            var enough = told.Value.DayNumber - history.Origin.LastDay.DayNumber;
            throw new WrongUsageException(
                $"{database} has rosters up to {told:yyyy-MM-dd}, beyond the last day of this plan, {last:yyyy-MM-dd}, "
                + "and a roster is replaced as a whole only: plan "
                + (enough <= PlanVerb.MostDays ? $"--days {enough}." : "from a later day (--as-of)."));
        }

        string[] deserted = [.. history.Stores.Where(s => !staff.Has(s.Id) && basis.LastDayOf(s.Id) >= first)
            .Select(s => s.Id)];
        if (deserted.Length > 0)
        {
            throw new WrongUsageException(
                $"{deserted.Length} stores have nobody in staff.csv, but rosters in {database} that reach "
                + $"{first:yyyy-MM-dd} or later: {string.Join(", ", deserted.Take(20))}"
                + (deserted.Length > 20 ? ", ..." : "") + ". Nothing was published. Give staff.csv as a whole, or plan "
                + "from a day after those rosters (--as-of).");
        }

        return new RosterPublishing(database, basis, staff);
    }

    /// <summary>Publishes the rosters of all stores with people at once, and says so.</summary>
    /// <param name="stores">The plans.</param>
    /// <param name="origin">The last day whose orders were known.</param>
    /// <param name="model">The model that forecast the hours.</param>
    /// <param name="cancellation">Stops it; nothing is changed then.</param>
    public async Task PublishAsync(
        IReadOnlyList<StoreStaffing> stores, Origin origin, string model, CancellationToken cancellation)
    {
        List<PlannedRoster> rosters = [.. stores.Where(s => _staff.Has(s.Store.Id))
            .Select(s => new PlannedRoster(s.Store, s.Days, s.Roster, s.Rostered.Changes))];
        if (rosters.Count == 0)
        {
            throw new WrongUsageException(
                "no store with people in staff.csv has orders by hour, so that there is no roster to publish.");
        }

        var id = await RosterPublication.PublishAsync(
            _database,
            rosters,
            _basis,
            origin,
            model,
            TimeProvider.System.GetUtcNow(),
            cancellation);
        Console.Out.WriteLine($"published: {id} of {rosters.Count} stores in {_database}");
    }
}
