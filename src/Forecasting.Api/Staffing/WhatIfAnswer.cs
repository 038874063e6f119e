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

    /// <summary>Expected orders that are delivered late.</summary>
    public required double LateOrders { get; init; }

    /// <summary>Share of paid time without work.</summary>
    public required double IdleShare { get; init; }

    public static OutlookPart Of(StaffOutlook outlook) => new()
    {
        Orders = Math.Round(outlook.Orders, 1),
        PickInTime = Math.Round(outlook.PickInTime, 5),
        OnTime = Math.Round(outlook.OnTime, 5),
        LateOrders = Math.Round(outlook.Orders * (1 - outlook.OnTime), 1),
        IdleShare = Math.Round(outlook.IdleShare, 4),
    };
}

/// <summary>People who would be missing in a quarter of an hour.</summary>
public sealed record ShortSlot
{
    /// <summary>Local time, HH:mm.</summary>
    public required string Time { get; init; }

    public required int PickersNeeded { get; init; }

    public required int PickersShort { get; init; }

    public required int RidersNeeded { get; init; }

    public required int RidersShort { get; init; }
}

/// <summary>The answer to a question about a store-day.</summary>
public sealed record WhatIfAnswer : ITable
{
    public required string StoreId { get; init; }

    public required DateOnly Date { get; init; }

    public required string RunId { get; init; }

    /// <summary>As planned.</summary>
    public required OutlookPart Planned { get; init; }

    /// <summary>The same shifts under the question's conditions.</summary>
    public required OutlookPart Then { get; init; }

    public required IReadOnlyList<ShortSlot> Slots { get; init; }

    IReadOnlyList<string> ITable.Columns =>
        ["store_id", "date", "time", "pickers_needed", "pickers_short", "riders_needed", "riders_short"];

    IEnumerable<object?[]> ITable.Rows => Slots.Select(s => new object?[]
    {
        StoreId, Date, s.Time, s.PickersNeeded, s.PickersShort, s.RidersNeeded, s.RidersShort,
    });

    public static WhatIfAnswer Of(StaffedDay staffed, StaffingQuestion question, Run run)
    {
        var answer = StaffingWhatIf.Ask(
            staffed.Plan, staffed.Channels, staffed.Mix, question, staffed.Options, StaffedDays.Courses,
            StaffedDays.Seed);
        var day = staffed.Plan.Requirement.Day;
        return new WhatIfAnswer
        {
            StoreId = staffed.Store.Id,
            Date = day.Date,
            RunId = run.RunId,
            Planned = OutlookPart.Of(answer.Planned),
            Then = OutlookPart.Of(answer.Then),
            Slots = [.. day.Slots.Select((slot, i) => new ShortSlot
            {
                Time = slot.Time,
                PickersNeeded = answer.PickersNeeded[i],
                PickersShort = answer.PickersShort[i],
                RidersNeeded = answer.RidersNeeded[i],
                RidersShort = answer.RidersShort[i],
            })],
        };
    }
}
