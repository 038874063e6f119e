using System.Globalization;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Persistence.Rosters;

/// <summary>One store's published roster: days of one plan.</summary>
public sealed record StoredRoster
{
    /// <summary>The store.</summary>
    public required string StoreId { get; init; }

    /// <summary>First day (included).</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>Last day (included); a later plan of the store shortens it to the day before its own first.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>Names the planning run that made it; the same for all its stores.</summary>
    public required string RosterId { get; init; }

    /// <summary>When it was made, ISO 8601 in UTC.</summary>
    public required string MadeAt { get; init; }

    /// <summary>The last day whose orders it knew.</summary>
    public required DateOnly Origin { get; init; }

    /// <summary>The model that forecast the hours.</summary>
    public required string Model { get; init; }

    /// <summary>The store's IANA time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Price of wages, overtime and all that was not met, over all days of the plan.</summary>
    public required double Cost { get; init; }

    /// <summary>How far it may be from the cheapest, relative to its cost.</summary>
    public required double Gap { get; init; }
}

/// <summary>A person who was rostered or could have been.</summary>
public sealed record StoredRosterPerson
{
    /// <summary>The person.</summary>
    public required string StaffId { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>Contract hours a week.</summary>
    public required double ContractHours { get; init; }

    /// <summary>Hours of work in the plan's days.</summary>
    public required double PlannedHours { get; init; }
}

/// <summary>A shift of a person.</summary>
public sealed record StoredRosterShift
{
    /// <summary>The store.</summary>
    public required string StoreId { get; init; }

    /// <summary>Local date on which it begins.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The person.</summary>
    public required string StaffId { get; init; }

    /// <summary>Beginning, local minutes since that midnight.</summary>
    public required int FromMinute { get; init; }

    /// <summary>End; beyond 1,440 it lies on the next day.</summary>
    public required int UntilMinute { get; init; }

    /// <summary>When it begins, ISO 8601 in UTC.</summary>
    public required string StartsAt { get; init; }

    /// <summary>When it ends, ISO 8601 in UTC.</summary>
    public required string EndsAt { get; init; }

    /// <summary>The person's name.</summary>
    public required string Name { get; init; }

    /// <summary>picker or rider.</summary>
    public required string Role { get; init; }

    /// <summary>Minutes of work, breaks not counted.</summary>
    public required int PaidMinutes { get; init; }

    /// <summary>Pauses as minutes since the date's midnight, such as 720-750, with semicolons between.</summary>
    public required string Breaks { get; init; }

    /// <summary>Wages, overtime not included.</summary>
    public required double Cost { get; init; }

    /// <summary>The pauses in order.</summary>
    public IReadOnlyList<ShiftBreak> Pauses =>
    [
        .. Breaks.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(b => b.Split('-'))
            .Select(b => new ShiftBreak(Minute(b[0]), Minute(b[1]))),
    ];

    /// <summary>The shift as it was planned.</summary>
    public NamedShift Named() => new(
        new StaffMember { Id = StaffId, Name = Name },
        new RosterShift(Date, StaffRoles.Of(Role), FromMinute, UntilMinute, PaidMinutes, 1),
        DateTimeOffset.Parse(StartsAt, CultureInfo.InvariantCulture),
        DateTimeOffset.Parse(EndsAt, CultureInfo.InvariantCulture))
    {
        Breaks = Pauses,
        Cost = Cost,
    };

    private static int Minute(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>A shift that people are missing from.</summary>
public sealed record StoredOpenShift
{
    /// <summary>Local date on which it begins.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>picker or rider.</summary>
    public required string Role { get; init; }

    /// <summary>Beginning, local minutes since that midnight.</summary>
    public required int FromMinute { get; init; }

    /// <summary>End; beyond 1,440 it lies on the next day.</summary>
    public required int UntilMinute { get; init; }

    /// <summary>Minutes of work, breaks not counted.</summary>
    public required int PaidMinutes { get; init; }

    /// <summary>When it begins, ISO 8601 in UTC.</summary>
    public required string StartsAt { get; init; }

    /// <summary>When it ends, ISO 8601 in UTC.</summary>
    public required string EndsAt { get; init; }

    /// <summary>People missing.</summary>
    public required int People { get; init; }

    /// <summary>Their price.</summary>
    public required double Cost { get; init; }

    /// <summary>The smallest set of rules that leave nobody, with semicolons between; empty where only the price
    /// speaks against it.</summary>
    public required string Conflict { get; init; }
}

/// <summary>An hour in which shifts cover less than is needed.</summary>
public sealed record StoredUncoveredHour
{
    /// <summary>The staff day's date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>picker or rider.</summary>
    public required string Role { get; init; }

    /// <summary>Local hour since that midnight; 24 and more lie on the next day.</summary>
    public required int Hour { get; init; }

    /// <summary>Hours of work that are missing.</summary>
    public required double MissingHours { get; init; }

    /// <summary>Their price.</summary>
    public required double Cost { get; init; }
}

/// <summary>A wish that is not met.</summary>
public sealed record StoredUnmetWish
{
    /// <summary>Local date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The person.</summary>
    public required string StaffId { get; init; }

    /// <summary>1: wanted to work; 0: wanted the day off.</summary>
    public required int WantsToWork { get; init; }

    /// <summary>The person's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its price.</summary>
    public required double Cost { get; init; }
}

/// <summary>What differs from what was published before.</summary>
public sealed record StoredRosterChange
{
    /// <summary>Local date on which the shift begins.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The person.</summary>
    public required string StaffId { get; init; }

    /// <summary>1: the person works it beside what was published, or, with a reason, with other pauses; 0: it was taken
    /// back.</summary>
    public required int IsAdded { get; init; }

    /// <summary>Beginning, local minutes since that midnight.</summary>
    public required int FromMinute { get; init; }

    /// <summary>End; beyond 1,440 it lies on the next day.</summary>
    public required int UntilMinute { get; init; }

    /// <summary>The person's name.</summary>
    public required string Name { get; init; }

    /// <summary>picker or rider.</summary>
    public required string Role { get; init; }

    /// <summary>Minutes of work, breaks not counted.</summary>
    public required int PaidMinutes { get; init; }

    /// <summary>Price of taking it back; else 0.</summary>
    public required double Cost { get; init; }

    /// <summary>Why it was taken back or how its pauses moved; empty for shifts that are added.</summary>
    public required string Reason { get; init; }
}

/// <summary>A roster with all that belongs to it.</summary>
public sealed record StoredRosterWhole
{
    /// <summary>The roster.</summary>
    public required StoredRoster Roster { get; init; }

    /// <summary>Each person once.</summary>
    public IReadOnlyList<StoredRosterPerson> People { get; init; } = [];

    /// <summary>Shifts of people.</summary>
    public IReadOnlyList<StoredRosterShift> Shifts { get; init; } = [];

    /// <summary>Shifts that people are missing from.</summary>
    public IReadOnlyList<StoredOpenShift> Open { get; init; } = [];

    /// <summary>Hours that shifts do not cover.</summary>
    public IReadOnlyList<StoredUncoveredHour> Uncovered { get; init; } = [];

    /// <summary>Wishes that are not met.</summary>
    public IReadOnlyList<StoredUnmetWish> Wishes { get; init; } = [];

    /// <summary>What differs from what was published before.</summary>
    public IReadOnlyList<StoredRosterChange> Changes { get; init; } = [];

    /// <summary>Whether a person is in it, be it with a shift taken back only.</summary>
    /// <param name="staffId">The person.</param>
    public bool Knows(string staffId) => People.Any(p => p.StaffId == staffId)
        || Shifts.Any(s => s.StaffId == staffId) || Changes.Any(c => c.StaffId == staffId);
}
