namespace Forecasting.Core.Planning.Staffing;

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

    /// <summary>Of what is expected.</summary>
    /// <param name="outlook">What is expected.</param>
    /// <param name="lateOrderCost">Price of a late order.</param>
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

    /// <summary>Of targets.</summary>
    /// <param name="targets">The targets.</param>
    public static TargetsPart Of(StaffTargets targets) => new()
    {
        PickMinutes = Math.Round(targets.PickMinutes, 1),
        PickShare = targets.PickShare.Value,
        DeliveryMinutes = Math.Round(targets.DeliveryMinutes, 1),
        OnTimeShare = targets.OnTimeShare.Value,
    };
}
