namespace Forecasting.Core.Planning.Staffing;

/// <summary>People and risk in a quarter of an hour, as planned and under a question's conditions.</summary>
public sealed record WhatIfSlot
{
    /// <summary>Local date; after midnight, the day after the answer's.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Local time, HH:mm.</summary>
    public required string Time { get; init; }

    /// <summary>Pickers on planned shifts.</summary>
    public required int PickersPlanned { get; init; }

    /// <summary>Pickers who come.</summary>
    public required int PickersThen { get; init; }

    /// <summary>Pickers who meet the targets then.</summary>
    public required int PickersNeeded { get; init; }

    /// <summary>Pickers who are needed and do not come.</summary>
    public required int PickersShort { get; init; }

    /// <summary>Riders on planned shifts.</summary>
    public required int RidersPlanned { get; init; }

    /// <summary>Riders who come.</summary>
    public required int RidersThen { get; init; }

    /// <summary>Riders who meet the targets then.</summary>
    public required int RidersNeeded { get; init; }

    /// <summary>Riders who are needed and do not come.</summary>
    public required int RidersShort { get; init; }

    /// <summary>Expected one-hour orders placed then.</summary>
    public required double OrdersThen { get; init; }

    /// <summary>Probability that an order placed here is picked late, as planned.</summary>
    public required double LatePicksPlanned { get; init; }

    /// <summary>The same then.</summary>
    public required double LatePicksThen { get; init; }

    /// <summary>Probability that an order placed here is delivered late, as planned.</summary>
    public required double LateRidesPlanned { get; init; }

    /// <summary>The same then.</summary>
    public required double LateRidesThen { get; init; }

    /// <summary>Expected late deliveries of orders placed here, as planned.</summary>
    public required double LateOrdersPlanned { get; init; }

    /// <summary>The same then.</summary>
    public required double LateOrdersThen { get; init; }

    /// <summary>Whether any number of people would meet the targets here.</summary>
    public required bool Reachable { get; init; }

    /// <summary>A slot of an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="slot">Index of the slot.</param>
    public static WhatIfSlot Of(StaffingAnswer answer, int slot)
    {
        var (plan, then, planned) = (answer.Plan, answer.Then.Slots[slot], answer.Plan.Outlook.Slots[slot]);
        return new WhatIfSlot
        {
            Date = plan.Requirement.Day.Slots[slot].Date,
            Time = plan.Requirement.Day.Slots[slot].Time,
            PickersPlanned = plan.Pickers.Cover[slot],
            PickersThen = answer.Pickers.There[slot],
            PickersNeeded = answer.Pickers.Needed[slot],
            PickersShort = answer.Pickers.Lacking[slot],
            RidersPlanned = plan.Riders.Cover[slot],
            RidersThen = answer.Riders.There[slot],
            RidersNeeded = answer.Riders.Needed[slot],
            RidersShort = answer.Riders.Lacking[slot],
            OrdersThen = Math.Round(then.Orders, 3),
            LatePicksPlanned = Math.Round(planned.LatePickShare, 5),
            LatePicksThen = Math.Round(then.LatePickShare, 5),
            LateRidesPlanned = Math.Round(planned.LateRideShare, 5),
            LateRidesThen = Math.Round(then.LateRideShare, 5),
            LateOrdersPlanned = Math.Round(planned.LateRides, 4),
            LateOrdersThen = Math.Round(then.LateRides, 4),
            Reachable = answer.Needed.IsReachable(slot),
        };
    }
}
