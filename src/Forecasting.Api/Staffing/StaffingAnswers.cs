using Forecasting.Core.Persistence.Runs;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Api.Staffing;

/// <summary>What is needed in a quarter of an hour.</summary>
public sealed record RequirementSlot
{
    /// <summary>Local date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Local time, HH:mm.</summary>
    public required string Time { get; init; }

    /// <summary>Expected one-hour orders.</summary>
    public required double Orders { get; init; }

    /// <summary>Announced orders that are to be picked in the hour that begins here.</summary>
    public required int Announced { get; init; }

    /// <summary>Pickers needed.</summary>
    public required int Pickers { get; init; }

    /// <summary>Share of the slot's orders that are picked late with so many.</summary>
    public required double LatePicks { get; init; }

    /// <summary>Riders needed.</summary>
    public required int Riders { get; init; }

    /// <summary>Share of the slot's picked orders that are delivered late with so many.</summary>
    public required double LateRides { get; init; }

    /// <summary>Fewest pickers of the risk curve.</summary>
    public int? RiskFrom { get; init; }

    /// <summary>Share of late picks with the fewest pickers, one more, and so on.</summary>
    public IReadOnlyList<double>? Risk { get; init; }
}

/// <summary>The requirement of a store-day.</summary>
public sealed record RequirementAnswer : ITable
{
    public required string StoreId { get; init; }

    public required DateOnly Date { get; init; }

    public required string RunId { get; init; }

    /// <summary>Minutes in which orders are picked; longer than asked for where that cannot be kept.</summary>
    public required double PickMinutes { get; init; }

    /// <summary>Minutes in which orders are delivered; longer than asked for where that cannot be kept.</summary>
    public required double DeliveryMinutes { get; init; }

    /// <summary>Minutes that a picked order waits for others of its neighbourhood at most.</summary>
    public required double HoldMinutes { get; init; }

    public required double PickerHours { get; init; }

    public required double RiderHours { get; init; }

    public required IReadOnlyList<RequirementSlot> Slots { get; init; }

    IReadOnlyList<string> ITable.Columns =>
        ["store_id", "date", "time", "orders", "pickers", "late_picks", "riders", "late_rides"];

    IEnumerable<object?[]> ITable.Rows => Slots.Select(s => new object?[]
    {
        StoreId, s.Date, s.Time, s.Orders, s.Pickers, s.LatePicks, s.Riders, s.LateRides,
    });

    public static RequirementAnswer Of(StaffedDay staffed, Run run)
    {
        var need = staffed.Plan.Requirement;
        return new RequirementAnswer
        {
            StoreId = staffed.Store.Id,
            Date = need.Day.Date,
            RunId = run.RunId,
            PickMinutes = Math.Round(need.Targets.PickMinutes, 1),
            DeliveryMinutes = Math.Round(need.Targets.DeliveryMinutes, 1),
            HoldMinutes = need.Trips?.HoldMinutes ?? 0,
            PickerHours = need.PickerHours,
            RiderHours = need.RiderHours,
            Slots = [.. need.Day.Slots.Select((slot, i) => new RequirementSlot
            {
                Date = slot.Date,
                Time = slot.Time,
                Orders = Math.Round(need.Orders[i], 3),
                Announced = staffed.Plan.Announced(i),
                Pickers = need.Pickers[i],
                LatePicks = Math.Round(need.LatePicks[i], 5),
                Riders = need.Riders[i],
                LateRides = Math.Round(need.LateRides[i], 5),
                RiskFrom = need.PickerCurves[i].From,
                Risk = [.. need.PickerCurves[i].LateShare.Select(r => Math.Round(r, 5))],
            })],
        };
    }
}

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

    public required int People { get; init; }
}

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
            Shifts = [.. RosterShifts.Of([plan]).Select(s => new ShiftRow
            {
                Role = s.Role.Word(),
                From = LocalTime.Text(s.FromMinute),
                Until = LocalTime.Text(s.UntilMinute),
                PaidMinutes = s.PaidMinutes,
                People = s.People,
            })],
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
