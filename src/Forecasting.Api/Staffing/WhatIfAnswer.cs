using Forecasting.Core.Persistence.Runs;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Api.Staffing;

/// <summary>What is to be expected of a day.</summary>
public sealed record OutlookPart
{
    /// <summary>Expected one-hour orders.</summary>
    public required double Orders { get; init; }

    /// <summary>Share of them picked in time.</summary>
    public required double PickInTime { get; init; }

    /// <summary>Share of them delivered in time.</summary>
    public required double OnTime { get; init; }

    /// <summary>Expected orders that are picked late.</summary>
    public required double LatePicks { get; init; }

    /// <summary>Expected orders that are delivered late.</summary>
    public required double LateOrders { get; init; }

    /// <summary>Price of those that are delivered late.</summary>
    public required double LateCost { get; init; }

    /// <summary>Hours of people at work.</summary>
    public required double PaidHours { get; init; }

    /// <summary>Share of paid time without work.</summary>
    public required double IdleShare { get; init; }

    public static OutlookPart Of(StaffOutlook outlook, double lateOrderCost) => new()
    {
        Orders = Math.Round(outlook.Orders, 1),
        PickInTime = Math.Round(outlook.PickInTime, 5),
        OnTime = Math.Round(outlook.OnTime, 5),
        LatePicks = Math.Round(outlook.Slots.Sum(s => s.LatePicks), 2),
        LateOrders = Math.Round(outlook.LateOrders, 2),
        LateCost = Math.Round(outlook.LateOrders * lateOrderCost, 2),
        PaidHours = outlook.PaidHours,
        IdleShare = Math.Round(outlook.IdleShare, 4),
    };
}

/// <summary>What was asked to be achieved.</summary>
public sealed record TargetsPart
{
    /// <summary>Minutes in which orders are to be picked.</summary>
    public required double PickMinutes { get; init; }

    /// <summary>Share of orders to be picked in time.</summary>
    public required double PickShare { get; init; }

    /// <summary>Minutes in which orders are to be delivered.</summary>
    public required double DeliveryMinutes { get; init; }

    /// <summary>Share of orders to be delivered in time.</summary>
    public required double OnTimeShare { get; init; }

    public static TargetsPart Of(StaffTargets targets) => new()
    {
        PickMinutes = Math.Round(targets.PickMinutes, 1),
        PickShare = targets.PickShare.Value,
        DeliveryMinutes = Math.Round(targets.DeliveryMinutes, 1),
        OnTimeShare = targets.OnTimeShare.Value,
    };
}

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

/// <summary>The answer to a question about a store-day.</summary>
public sealed record WhatIfAnswer : ITable
{
    public required string StoreId { get; init; }

    public required DateOnly Date { get; init; }

    public required string RunId { get; init; }

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

    public required RepairPart Repair { get; init; }

    /// <summary>Planned shifts that are not worked.</summary>
    public required IReadOnlyList<ShiftRow> Away { get; init; }

    public required IReadOnlyList<WhatIfSlot> Slots { get; init; }

    IReadOnlyList<string> ITable.Columns =>
    [
        "store_id", "date", "time", "pickers_needed", "pickers_short", "riders_needed", "riders_short",
        "pickers_planned", "pickers_then", "riders_planned", "riders_then", "orders_then", "late_picks_planned",
        "late_picks_then", "late_rides_planned", "late_rides_then", "late_orders_planned", "late_orders_then",
    ];

    IEnumerable<object?[]> ITable.Rows => Slots.Select(s => new object?[]
    {
        StoreId, s.Date, s.Time, s.PickersNeeded, s.PickersShort, s.RidersNeeded, s.RidersShort,
        s.PickersPlanned, s.PickersThen, s.RidersPlanned, s.RidersThen, s.OrdersThen, s.LatePicksPlanned,
        s.LatePicksThen, s.LateRidesPlanned, s.LateRidesThen, s.LateOrdersPlanned, s.LateOrdersThen,
    });

    public static WhatIfAnswer Of(StaffedDay staffed, WhatIfQuery query, Run run)
    {
        var (options, day) = (staffed.Options, staffed.Plan.Requirement.Day);
        var answer = staffed.WhatIf.Ask(query.Question(options.Targets));
        var lateOrderCost = query.LateOrderCost ?? options.LateOrderCost;
        return new WhatIfAnswer
        {
            StoreId = staffed.Store.Id,
            Date = day.Date,
            RunId = run.RunId,
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
            Away =
            [
                .. RosterShifts.Of(day, StaffRole.Picker, answer.Pickers.Away).Select(ShiftRow.Of),
                .. RosterShifts.Of(day, StaffRole.Rider, answer.Riders.Away).Select(ShiftRow.Of),
            ],
            Slots = [.. day.Slots.Select((slot, i) => WhatIfSlot.Of(answer, i))],
        };
    }
}
