namespace Forecasting.Core.Planning.Staffing;

/// <summary>What a person can be rostered for.</summary>
public enum StaffRole
{
    /// <summary>Picks orders in the store.</summary>
    Picker,

    /// <summary>Brings orders to customers.</summary>
    Rider,
}

/// <summary>Roles as the files and the API write them.</summary>
public static class StaffRoles
{
    /// <summary>picker or rider.</summary>
    /// <param name="role">The role.</param>
    public static string Word(this StaffRole role) => role == StaffRole.Picker ? "picker" : "rider";

    /// <summary>The role of a word.</summary>
    /// <param name="word">picker or rider.</param>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static StaffRole Of(string word) => word switch
    {
        "picker" => StaffRole.Picker,
        "rider" => StaffRole.Rider,
        _ => throw new ArgumentException($"A role is picker or rider; given is '{word}'.", nameof(word)),
    };
}

/// <summary>Hours in which a person can work.</summary>
/// <param name="Date">Local date.</param>
/// <param name="FromMinute">First minute of the day (included).</param>
/// <param name="UntilMinute">Minute after the last (excluded); beyond 1,440 it lies after midnight.</param>
public readonly record struct AvailableHours(DateOnly Date, int FromMinute, int UntilMinute);

/// <summary>A wish, to be met where it costs no more than it is worth.</summary>
/// <param name="Date">Local date.</param>
/// <param name="WantsToWork">True: wants to work on that day; false: wants it off.</param>
public readonly record struct StaffWish(DateOnly Date, bool WantsToWork);

/// <summary>A person of a store.</summary>
public sealed record StaffMember
{
    /// <summary>Id, unique in the store.</summary>
    public required string Id { get; init; }

    /// <summary>Name; the id where none was given.</summary>
    public string Name { get; init; } = "";

    /// <summary>What the person can do; none: the person cannot be rostered.</summary>
    public IReadOnlyList<StaffRole> Roles { get; init; } = [];

    /// <summary>The delivery zone of a rider; empty where none was given. Kept for people to read: riders are planned
    /// together, and trips go to whoever is free.</summary>
    public string Zone { get; init; } = "";

    /// <summary>Contract hours a week; more is overtime.</summary>
    public double HoursAWeek { get; init; } = 44;

    /// <summary>Whether the person works overtime.</summary>
    public bool AcceptsOvertime { get; init; }

    /// <summary>Price of an hour, above 0.</summary>
    public double CostPerHour { get; init; } = 25;

    /// <summary>When the person can work; null: always.</summary>
    public IReadOnlyList<AvailableHours>? Available { get; init; }

    /// <summary>Wishes.</summary>
    public IReadOnlyList<StaffWish> Wishes { get; init; } = [];

    /// <summary>Days worked one after the other up to the day before the roster.</summary>
    public int DaysInARowBefore { get; init; }

    /// <summary>Minutes from the end of the last shift before the roster to its first midnight, below 0 where it ends
    /// after it; null: long ago.</summary>
    public int? RestMinutesBefore { get; init; }

    /// <summary>Overtime hours already worked in the month, up to the Monday of the roster's first week.</summary>
    public double OvertimeHoursBefore { get; init; }

    /// <summary>Minutes of work before the roster since the Monday of its first week.</summary>
    public int WeekMinutesBefore { get; init; }

    /// <summary>Days with work before the roster since that Monday, 0 to 6.</summary>
    public int WeekDaysBefore { get; init; }
}
