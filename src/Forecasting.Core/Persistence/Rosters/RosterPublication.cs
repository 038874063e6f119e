using System.Globalization;
using Forecasting.Core.Domain;
using Forecasting.Core.Persistence.Runs;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Persistence.Rosters;

/// <summary>A store's roster that is to be published.</summary>
/// <param name="Store">The store.</param>
/// <param name="Days">The plans whose shifts it fills, of one day after the other, at least one.</param>
/// <param name="Roster">The roster; null where no shift is needed.</param>
/// <param name="Changes">What differs from what was published before.</param>
public sealed record PlannedRoster(
    Store Store, IReadOnlyList<StaffPlan> Days, Roster? Roster, IReadOnlyList<RosterChange> Changes);

/// <summary>Publishes rosters of named people for whoever serves them.</summary>
public static class RosterPublication
{
    /// <summary>Puts rosters in place of what their stores were told from their first day on, all or nothing; days
    /// before it stay. Returns the id of the planning run.</summary>
    /// <param name="database">Where to; its schema must be the newest.</param>
    /// <param name="rosters">One per store.</param>
    /// <param name="basis">What was published when the plan began.</param>
    /// <param name="origin">The last day whose orders were known.</param>
    /// <param name="model">The model that forecast the hours.</param>
    /// <param name="madeAt">When the rosters were made.</param>
    /// <param name="cancellation">Stops it; nothing is changed then.</param>
    /// <exception cref="DatabaseException">The database failed.</exception>
    /// <exception cref="InvalidOperationException">A store's roster was published by someone else since the plan
    /// began, or reaches beyond the plan's last day.</exception>
    public static async Task<string> PublishAsync(
        Database database,
        IReadOnlyList<PlannedRoster> rosters,
        RosterBasis basis,
        Origin origin,
        string model,
        DateTimeOffset madeAt,
        CancellationToken cancellation)
    {
        var id = Run.IdOf("roster", origin.LastDay, madeAt);
        try
        {
            await using var connection = database.OpenForWriting();
            await using var transaction = database.BeginWrite(connection);
            var newest = RosterTables.Newest(transaction)
                .ToDictionary(r => r.StoreId, StringComparer.Ordinal);
            foreach (var planned in rosters)
            {
                var whole = Whole(planned, id, origin, model, madeAt);
                Check(whole.Roster, basis, newest.GetValueOrDefault(planned.Store.Id));
                await RosterTables.ReplaceAsync(transaction, whole, cancellation);
            }

            await transaction.CommitAsync(cancellation);
            return id;
        }
        catch (Exception exception) when (DatabaseException.Wrap(database, exception) is { } wrapped)
        {
            throw wrapped;
        }
    }

    private static void Check(StoredRoster roster, RosterBasis basis, StoredRoster? newest)
    {
        if (!basis.IsStill(roster.StoreId, newest))
        {
            throw new InvalidOperationException(
                $"store {roster.StoreId} got another roster while this one was planned; nothing was published. "
                + "Run it again, so that what people were told meanwhile stays.");
        }

        if (newest?.LastDay > roster.LastDay)
        {
            throw new InvalidOperationException(
                $"store {roster.StoreId} has a published roster up to {newest.LastDay:yyyy-MM-dd}, beyond "
                + $"{roster.LastDay:yyyy-MM-dd}, and a roster is replaced as a whole only; nothing was published.");
        }
    }

    private static StoredRosterWhole Whole(
        PlannedRoster planned, string id, Origin origin, string model, DateTimeOffset madeAt)
    {
        var (store, days, roster, changes) = planned;
        return new StoredRosterWhole
        {
            Roster = new StoredRoster
            {
                StoreId = store.Id,
                FirstDay = days[0].Requirement.Day.Date,
                LastDay = days[^1].Requirement.Day.Date,
                RosterId = id,
                MadeAt = Run.Instant(madeAt),
                Origin = origin.LastDay,
                Model = model,
                TimeZone = store.TimeZoneId,
                Cost = roster?.Cost ?? 0,
                Gap = roster?.Gap ?? 0,
            },
            People = roster is null ? [] : [.. roster.Problem.Staff.Select((p, i) => new StoredRosterPerson
            {
                StaffId = p.Id,
                Name = p.Name,
                ContractHours = p.HoursAWeek,
                PlannedHours = roster.HoursOf(i),
            })],
            Shifts = roster is null ? [] : [.. NamedShifts.Of(roster, store, days).Select(s => Shift(store.Id, s))],
            Open = roster is null ? [] : [.. NamedShifts.OpenOf(roster, store, days).Select(Open)],
            Uncovered = [.. UncoveredHour.Of(days).Select(u => new StoredUncoveredHour
            {
                Date = u.Date,
                Role = u.Role.Word(),
                Hour = u.Hour,
                MissingHours = u.MissingHours,
                Cost = u.Cost,
            })],
            Wishes = roster is null ? [] : [.. UnmetWish.Of(roster).Select(w => new StoredUnmetWish
            {
                Date = w.Date,
                StaffId = w.Person.Id,
                WantsToWork = w.WantsToWork ? 1 : 0,
                Name = w.Person.Name,
                Cost = w.Cost,
            })],
            Changes = [.. changes.Select(Change)],
        };
    }

    private static StoredRosterShift Shift(string storeId, NamedShift shift) => new()
    {
        StoreId = storeId,
        Date = shift.Shift.Date,
        StaffId = shift.Person.Id,
        FromMinute = shift.Shift.FromMinute,
        UntilMinute = shift.Shift.UntilMinute,
        StartsAt = Instant(shift.Start),
        EndsAt = Instant(shift.End),
        Name = shift.Person.Name,
        Role = shift.Shift.Role.Word(),
        PaidMinutes = shift.Shift.PaidMinutes,
        Breaks = string.Join(';', shift.Breaks.Select(b => string.Create(
            CultureInfo.InvariantCulture, $"{b.FromMinute}-{b.UntilMinute}"))),
        Cost = shift.Cost,
    };

    private static StoredOpenShift Open(OpenShift open) => new()
    {
        Date = open.Shift.Date,
        Role = open.Shift.Role.Word(),
        FromMinute = open.Shift.FromMinute,
        UntilMinute = open.Shift.UntilMinute,
        PaidMinutes = open.Shift.PaidMinutes,
        StartsAt = Instant(open.Start),
        EndsAt = Instant(open.End),
        People = open.Shift.People,
        Cost = open.Cost,
        Conflict = string.Join(';', open.Conflict),
    };

    private static StoredRosterChange Change(RosterChange change) => new()
    {
        Date = change.Shift.Date,
        StaffId = change.Person.Id,
        IsAdded = change.IsAdded ? 1 : 0,
        FromMinute = change.Shift.FromMinute,
        UntilMinute = change.Shift.UntilMinute,
        Name = change.Person.Name,
        Role = change.Shift.Role.Word(),
        PaidMinutes = change.Shift.PaidMinutes,
        Cost = change.Cost,
        Reason = change.Reason,
    };

    /// <summary>An instant of a shift: shifts begin and end at whole minutes.</summary>
    private static string Instant(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
