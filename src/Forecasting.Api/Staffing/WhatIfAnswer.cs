using System.Diagnostics.CodeAnalysis;
using Forecasting.Core.Persistence.Runs;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Api.Staffing;

/// <summary>The answer to a question about a store-day.</summary>
public sealed record WhatIfAnswer : WhatIfSummary, ITable
{
    [SetsRequiredMembers]
    private WhatIfAnswer(WhatIfSummary summary, string runId)
        : base(summary) => RunId = runId;

    public required string RunId { get; init; }

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
        var answer = staffed.WhatIf.Ask(query.Question(staffed.Options.Targets));
        return new WhatIfAnswer(
            WhatIfSummary.Of(answer, query.LateOrderCost ?? staffed.Options.LateOrderCost), run.RunId);
    }
}
