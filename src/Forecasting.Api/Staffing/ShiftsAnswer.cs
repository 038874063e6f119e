using Forecasting.Core.Persistence.Runs;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Api.Staffing;

/// <summary>People who are needed and not there.</summary>
public sealed record UncoveredRow
{
    /// <summary>picker or rider.</summary>
    public required string Role { get; init; }

    /// <summary>Local time, HH:mm.</summary>
    public required string Time { get; init; }

    public required int People { get; init; }

    /// <summary>Their price.</summary>
    public required double Cost { get; init; }
}

/// <summary>The shifts of a store-day.</summary>
public sealed record ShiftsAnswer : ITable
{
    public required string StoreId { get; init; }

    public required DateOnly Date { get; init; }

    public required string RunId { get; init; }

    public required double PaidHours { get; init; }

    public required double Cost { get; init; }

    /// <summary>How far the shifts may be from the cheapest, as a share of their cost.</summary>
    public required double Gap { get; init; }

    /// <summary>Share of one-hour orders that are expected to be picked in time.</summary>
    public required double PickInTime { get; init; }

    /// <summary>Share of one-hour orders that are expected to be delivered in time.</summary>
    public required double OnTime { get; init; }

    public required IReadOnlyList<ShiftRow> Shifts { get; init; }

    /// <summary>Quarters of an hour in which people are missing.</summary>
    public required IReadOnlyList<UncoveredRow> Uncovered { get; init; }

    IReadOnlyList<string> ITable.Columns => ["store_id", "date", "role", "from", "until", "paid_minutes", "people"];

    IEnumerable<object?[]> ITable.Rows => Shifts.Select(s => new object?[]
    {
        StoreId, Date, s.Role, s.From, s.Until, s.PaidMinutes, s.People,
    });

    public static ShiftsAnswer Of(StaffedDay staffed, Run run)
    {
        var plan = staffed.Plan;
        var day = plan.Requirement.Day;
        return new ShiftsAnswer
        {
            StoreId = staffed.Store.Id,
            Date = day.Date,
            RunId = run.RunId,
            PaidHours = plan.PaidHours,
            Cost = Math.Round(plan.Cost, 2),
            Gap = Math.Round(Math.Max(plan.Pickers.Gap, plan.Riders.Gap), 5),
            PickInTime = Math.Round(plan.Outlook.PickInTime, 5),
            OnTime = Math.Round(plan.Outlook.OnTime, 5),
            Shifts = [.. RosterShifts.Of([plan]).Select(ShiftRow.Of)],
            Uncovered =
            [
                .. plan.Pickers.Uncovered.Select(u => Row(day, StaffRole.Picker, u)),
                .. plan.Riders.Uncovered.Select(u => Row(day, StaffRole.Rider, u)),
            ],
        };
    }

    private static UncoveredRow Row(StaffDay day, StaffRole role, UncoveredSlot missing) => new()
    {
        Role = role.Word(),
        Time = day.Slots[missing.Slot].Time,
        People = missing.People,
        Cost = Math.Round(missing.Cost, 2),
    };
}
