namespace Forecasting.Core.Planning.Staffing;

/// <summary>A shift and how many people work it.</summary>
public sealed record ShiftRow
{
    /// <summary>picker or rider.</summary>
    public required string Role { get; init; }

    /// <summary>Local time at which it begins, HH:mm.</summary>
    public required string From { get; init; }

    /// <summary>Local time at which it ends, HH:mm.</summary>
    public required string Until { get; init; }

    /// <summary>Minutes of work, breaks not counted.</summary>
    public required int PaidMinutes { get; init; }

    /// <summary>How many people work it.</summary>
    public required int People { get; init; }

    /// <summary>Of a shift of a roster.</summary>
    /// <param name="shift">The shift.</param>
    public static ShiftRow Of(RosterShift shift) => new()
    {
        Role = shift.Role.Word(),
        From = LocalTime.Text(shift.FromMinute),
        Until = LocalTime.Text(shift.UntilMinute),
        PaidMinutes = shift.PaidMinutes,
        People = shift.People,
    };
}
