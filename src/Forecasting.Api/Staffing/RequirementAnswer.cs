using Forecasting.Core.Persistence.Runs;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Api.Staffing;

/// <summary>What a number of people means in a quarter of an hour.</summary>
public sealed record RiskRow
{
    public required int People { get; init; }

    /// <summary>Probability that an order is late.</summary>
    public required double LateShare { get; init; }

    /// <summary>Expected late orders.</summary>
    public required double LateOrders { get; init; }

    /// <summary>Wages of the people, and the price of the late orders.</summary>
    public required double Price { get; init; }
}

/// <summary>What one person more than needed is worth: the shadow price.</summary>
public sealed record OneMorePart
{
    /// <summary>Orders that are not late then.</summary>
    public required double LateOrdersSaved { get; init; }

    /// <summary>Wage for each of them; nothing where none is saved.</summary>
    public double? PricePerOrderSaved { get; init; }
}

/// <summary>Risk against people in a quarter of an hour: late picks for pickers, late deliveries for riders.</summary>
public sealed record RiskPart
{
    /// <summary>From four people fewer than needed to six more.</summary>
    public required IReadOnlyList<RiskRow> Curve { get; init; }

    public required OneMorePart OneMore { get; init; }

    public static RiskPart Of(RiskCurve curve, int needed, double costPerHour, double lateOrderCost)
    {
        var more = curve.OneMore(needed, costPerHour);
        return new RiskPart
        {
            Curve = [.. curve.Points(costPerHour, lateOrderCost).Select(p => new RiskRow
            {
                People = p.People,
                LateShare = Math.Round(p.LateShare, 5),
                LateOrders = Math.Round(p.LateOrders, 4),
                Price = Math.Round(p.Price, 2),
            })],
            OneMore = new OneMorePart
            {
                LateOrdersSaved = Math.Round(more.LateOrdersSaved, 5),
                PricePerOrderSaved = double.IsFinite(more.PricePerOrderSaved)
                    ? Math.Round(more.PricePerOrderSaved, 2)
                    : null,
            },
        };
    }
}

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

    /// <summary>Whether any number of people would meet the targets here.</summary>
    public required bool Reachable { get; init; }

    /// <summary>What fewer and more pickers mean.</summary>
    public required RiskPart PickerRisk { get; init; }

    /// <summary>What fewer and more riders mean; nothing where nobody rides.</summary>
    public RiskPart? RiderRisk { get; init; }
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

    /// <summary>Price of a late order in the prices of risk.</summary>
    public required double LateOrderCost { get; init; }

    /// <summary>Price of an hour of a picker.</summary>
    public required double PickerCostPerHour { get; init; }

    /// <summary>Price of an hour of a rider.</summary>
    public required double RiderCostPerHour { get; init; }

    public required IReadOnlyList<RequirementSlot> Slots { get; init; }

    IReadOnlyList<string> ITable.Columns =>
    [
        "store_id", "date", "time", "orders", "pickers", "late_picks", "riders", "late_rides",
        "one_more_picker_saves", "one_more_picker_price", "one_more_rider_saves", "one_more_rider_price",
    ];

    IEnumerable<object?[]> ITable.Rows => Slots.Select(s => new object?[]
    {
        StoreId, s.Date, s.Time, s.Orders, s.Pickers, s.LatePicks, s.Riders, s.LateRides,
        s.PickerRisk.OneMore.LateOrdersSaved, s.PickerRisk.OneMore.PricePerOrderSaved,
        s.RiderRisk?.OneMore.LateOrdersSaved, s.RiderRisk?.OneMore.PricePerOrderSaved,
    });

    public static RequirementAnswer Of(StaffedDay staffed, double lateOrderCost, Run run)
    {
        var need = staffed.WhatIf.Requirement;
        var (perPicker, perRider) =
            (staffed.Options.PickerShifts.CostPerHour, staffed.Options.RiderShifts.CostPerHour);
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
            LateOrderCost = lateOrderCost,
            PickerCostPerHour = perPicker,
            RiderCostPerHour = perRider,
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
                Reachable = need.IsReachable(i),
                PickerRisk = RiskPart.Of(need.PickerCurves[i], need.Pickers[i], perPicker, lateOrderCost),
                RiderRisk = need.RiderCurves.Count == 0
                    ? null
                    : RiskPart.Of(need.RiderCurves[i], need.Riders[i], perRider, lateOrderCost),
            })],
        };
    }
}
