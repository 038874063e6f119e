namespace Forecasting.Core.Planning.Staffing;

/// <summary>Who would have to come so that the targets are met in every quarter of an hour.</summary>
public sealed record RepairPart
{
    /// <summary>Hours of pickers who are lacking.</summary>
    public required double PickerHours { get; init; }

    /// <summary>Hours of riders who are lacking.</summary>
    public required double RiderHours { get; init; }

    /// <summary>Wages for these hours; whole shifts cost more.</summary>
    public required double Cost { get; init; }

    /// <summary>Expected late orders that they save.</summary>
    public required double LateOrdersSaved { get; init; }

    /// <summary>What is to be expected once they have come.</summary>
    public required OutlookPart Outlook { get; init; }
}

/// <summary>The answer to a question about a store-day, as the API and the command write it.</summary>
public record WhatIfSummary
{
    /// <summary>The store.</summary>
    public required string StoreId { get; init; }

    /// <summary>Local date of the day.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>By which what would be is judged.</summary>
    public required TargetsPart Targets { get; init; }

    /// <summary>For which people are needed: with longer promises where those asked about cannot be kept.</summary>
    public required TargetsPart NeededFor { get; init; }

    /// <summary>Minutes that a picked order waits for others of its neighbourhood at most.</summary>
    public required double HoldMinutes { get; init; }

    /// <summary>Price of a late order.</summary>
    public required double LateOrderCost { get; init; }

    /// <summary>As planned, by the plan's own targets.</summary>
    public required OutlookPart Planned { get; init; }

    /// <summary>The same shifts under the question's conditions, without those who stay away.</summary>
    public required OutlookPart Then { get; init; }

    /// <summary>Who would have to come, and what that saves.</summary>
    public required RepairPart Repair { get; init; }

    /// <summary>Planned shifts that are not worked.</summary>
    public required IReadOnlyList<ShiftRow> Away { get; init; }

    /// <summary>Every quarter of an hour.</summary>
    public required IReadOnlyList<WhatIfSlot> Slots { get; init; }

    /// <summary>Of an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="lateOrderCost">Price of a late order.</param>
    public static WhatIfSummary Of(StaffingAnswer answer, double lateOrderCost)
    {
        var day = answer.Needed.Day;
        return new WhatIfSummary
        {
            StoreId = day.Store.Id,
            Date = day.Date,
            Targets = TargetsPart.Of(answer.Targets),
            NeededFor = TargetsPart.Of(answer.Needed.Targets),
            HoldMinutes = answer.Needed.Trips?.HoldMinutes ?? 0,
            LateOrderCost = lateOrderCost,
            Planned = OutlookPart.Of(answer.Plan.Outlook, lateOrderCost),
            Then = OutlookPart.Of(answer.Then, lateOrderCost),
            Repair = new RepairPart
            {
                PickerHours = answer.Pickers.LackingHours,
                RiderHours = answer.Riders.LackingHours,
                Cost = Math.Round(answer.RepairCost, 2),
                LateOrdersSaved = Math.Round(answer.Then.LateOrders - answer.Repaired.LateOrders, 2),
                Outlook = OutlookPart.Of(answer.Repaired, lateOrderCost),
            },
            Away = [.. AwayOf(answer).Select(ShiftRow.Of)],
            Slots = [.. day.Slots.Select((slot, i) => WhatIfSlot.Of(answer, i))],
        };
    }

    /// <summary>Planned shifts that are not worked.</summary>
    /// <param name="answer">The answer.</param>
    public static IReadOnlyList<RosterShift> AwayOf(StaffingAnswer answer) =>
    [
        .. RosterShifts.Of(answer.Needed.Day, StaffRole.Picker, answer.Pickers.Away),
        .. RosterShifts.Of(answer.Needed.Day, StaffRole.Rider, answer.Riders.Away),
    ];
}
