namespace Forecasting.Core.Planning.Staffing;

/// <summary>One order as work for pickers and riders. Minutes count from the first slot of its staff day.</summary>
public readonly record struct WorkOrder
{
    /// <summary>When it was placed, or when work on it may begin.</summary>
    public required double PlacedMinute { get; init; }

    /// <summary>Minutes of picking, 0 or more.</summary>
    public required double PickMinutes { get; init; }

    /// <summary>
    /// Minutes on the conveyor after the picker's work, in which no picker is needed; they count as picking.
    /// </summary>
    public double ConveyorMinutes { get; init; }

    /// <summary>Minutes of packing after picking, 0 or more; by the picker where there are no packers.</summary>
    public double PackMinutes { get; init; }

    /// <summary>Minutes of a picker who packs as well.</summary>
    public double WorkMinutes => PickMinutes + PackMinutes;

    /// <summary>Index of its rider zone; -1 where no rider brings it (fetched, or brought by others).</summary>
    public int Zone { get; init; }

    /// <summary>Minutes of the ride from the store to the customer, one way, 0 or more.</summary>
    public double RideMinutes { get; init; }

    /// <summary>Minutes at the customer's door, 0 or more.</summary>
    public double DropMinutes { get; init; }

    /// <summary>Whether it has a deadline of its own and is picked when there is time.</summary>
    public bool CanWait { get; init; }

    /// <summary>For work that can wait: when it must be picked.</summary>
    public double DueMinute { get; init; }

    /// <summary>For work that can wait: from then on it goes before one-hour orders, or it would be picked too late. In
    /// a quarter of an hour somebody becomes free.</summary>
    public double LastCallMinute => DueMinute - PickMinutes - ConveyorMinutes - StaffDay.SlotMinutes;

    /// <summary>For work that can wait: when the plan begins with it, not before it was placed.</summary>
    public double PlannedMinute { get; init; }
}
