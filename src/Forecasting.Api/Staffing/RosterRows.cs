using Forecasting.Core.Persistence.Rosters;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Api.Staffing;

/// <summary>The plan that some of the days come from.</summary>
public sealed record RosterSource
{
    /// <summary>Names the planning run; the same for all stores of it.</summary>
    public required string RosterId { get; init; }

    /// <summary>First day that holds, included.</summary>
    public required DateOnly FirstDate { get; init; }

    /// <summary>Last day that holds, included; a later plan shortens it.</summary>
    public required DateOnly LastDate { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public required string MadeAt { get; init; }

    /// <summary>The last day whose orders it knew.</summary>
    public required DateOnly Origin { get; init; }

    /// <summary>The model that forecast the hours.</summary>
    public required string Model { get; init; }

    /// <summary>Price of wages, overtime and all that was not met, over all days of the plan.</summary>
    public required double Cost { get; init; }

    /// <summary>How far the roster may be from the cheapest, as a share of its cost.</summary>
    public required double Gap { get; init; }

    internal static RosterSource Of(StoredRoster roster) => new()
    {
        RosterId = roster.RosterId,
        FirstDate = roster.FirstDay,
        LastDate = roster.LastDay,
        MadeAt = roster.MadeAt,
        Origin = roster.Origin,
        Model = roster.Model,
        Cost = Math.Round(roster.Cost, 2),
        Gap = Math.Round(roster.Gap, 5),
    };
}

/// <summary>Times of a shift.</summary>
public abstract record RosterTimes
{
    /// <summary>Local date on which it begins.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>picker or rider.</summary>
    public required string Role { get; init; }

    /// <summary>Local time at which it begins, HH:mm.</summary>
    public required string From { get; init; }

    /// <summary>Local time at which it ends, HH:mm; at or before 'from', on the next day.</summary>
    public required string Until { get; init; }

    /// <summary>Minutes of work, breaks not counted.</summary>
    public required int PaidMinutes { get; init; }
}

/// <summary>A pause within a shift.</summary>
/// <param name="From">Local time at which it begins, HH:mm.</param>
/// <param name="Until">Local time at which it ends, HH:mm.</param>
public sealed record RosterBreak(string From, string Until);

/// <summary>A shift of a person.</summary>
public sealed record RosterShiftRow : RosterTimes
{
    public required string StaffId { get; init; }

    public required string Name { get; init; }

    /// <summary>When it begins, in UTC.</summary>
    public required string StartsAt { get; init; }

    /// <summary>When it ends, in UTC.</summary>
    public required string EndsAt { get; init; }

    public required IReadOnlyList<RosterBreak> Breaks { get; init; }

    /// <summary>Wages with what holidays pay more; overtime is in the plan's cost.</summary>
    public required double Cost { get; init; }

    internal static RosterShiftRow Of(StoredRosterShift shift) => new()
    {
        Date = shift.Date,
        Role = shift.Role,
        StaffId = shift.StaffId,
        Name = shift.Name,
        From = LocalTime.Text(shift.FromMinute),
        Until = LocalTime.Text(shift.UntilMinute),
        StartsAt = shift.StartsAt,
        EndsAt = shift.EndsAt,
        PaidMinutes = shift.PaidMinutes,
        Breaks = [.. shift.Pauses.Select(b => new RosterBreak(
            LocalTime.Text(b.FromMinute), LocalTime.Text(b.UntilMinute)))],
        Cost = Math.Round(shift.Cost, 2),
    };
}

/// <summary>A shift that people are missing from.</summary>
public sealed record OpenShiftRow : RosterTimes
{
    /// <summary>When it begins, in UTC.</summary>
    public required string StartsAt { get; init; }

    /// <summary>When it ends, in UTC.</summary>
    public required string EndsAt { get; init; }

    /// <summary>People missing.</summary>
    public required int People { get; init; }

    /// <summary>Their price.</summary>
    public required double Cost { get; init; }

    /// <summary>The smallest set of rules under which nobody is left; empty where only the price speaks against
    /// it.</summary>
    public required IReadOnlyList<string> Conflict { get; init; }

    internal static OpenShiftRow Of(StoredOpenShift open) => new()
    {
        Date = open.Date,
        Role = open.Role,
        From = LocalTime.Text(open.FromMinute),
        Until = LocalTime.Text(open.UntilMinute),
        StartsAt = open.StartsAt,
        EndsAt = open.EndsAt,
        PaidMinutes = open.PaidMinutes,
        People = open.People,
        Cost = Math.Round(open.Cost, 2),
        Conflict = open.Conflict.Split(';', StringSplitOptions.RemoveEmptyEntries),
    };
}

/// <summary>An hour in which shifts cover less than is needed.</summary>
public sealed record UncoveredHourRow
{
    /// <summary>Local date of the hour.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Local hour, 0-23.</summary>
    public required int Hour { get; init; }

    /// <summary>picker or rider.</summary>
    public required string Role { get; init; }

    /// <summary>Hours of work that are missing.</summary>
    public required double MissingHours { get; init; }

    /// <summary>Their price.</summary>
    public required double Cost { get; init; }

    internal static UncoveredHourRow Of(StoredUncoveredHour hour) => new()
    {
        Date = hour.Date.AddDays(hour.Hour / 24),
        Hour = hour.Hour % 24,
        Role = hour.Role,
        MissingHours = Math.Round(hour.MissingHours, 2),
        Cost = Math.Round(hour.Cost, 2),
    };
}

/// <summary>A wish that is not met.</summary>
public sealed record UnmetWishRow
{
    public required string StaffId { get; init; }

    public required string Name { get; init; }

    /// <summary>Local date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>work or day_off.</summary>
    public required string Wish { get; init; }

    /// <summary>Its price.</summary>
    public required double Cost { get; init; }

    internal static UnmetWishRow Of(StoredUnmetWish wish) => new()
    {
        StaffId = wish.StaffId,
        Name = wish.Name,
        Date = wish.Date,
        Wish = wish.WantsToWork == 0 ? "day_off" : "work",
        Cost = Math.Round(wish.Cost, 2),
    };
}

/// <summary>What differs from what was published before.</summary>
public sealed record RosterChangeRow : RosterTimes
{
    public required string StaffId { get; init; }

    public required string Name { get; init; }

    /// <summary>added, moved (the same shift with other pauses) or withdrawn.</summary>
    public required string Change { get; init; }

    /// <summary>Its price; 0 for shifts that are not withdrawn.</summary>
    public required double Cost { get; init; }

    /// <summary>Why it was taken back or how its pauses moved; empty for shifts that are added.</summary>
    public required string Reason { get; init; }

    internal static RosterChangeRow Of(StoredRosterChange change) => new()
    {
        StaffId = change.StaffId,
        Name = change.Name,
        Change = RosterChange.WordOf(change.IsAdded != 0, change.Reason),
        Date = change.Date,
        Role = change.Role,
        From = LocalTime.Text(change.FromMinute),
        Until = LocalTime.Text(change.UntilMinute),
        PaidMinutes = change.PaidMinutes,
        Cost = Math.Round(change.Cost, 2),
        Reason = change.Reason,
    };
}
