namespace Forecasting.Core.Domain;

/// <summary>An article as it is ordered, stocked and priced: a row of skus.csv.</summary>
public sealed record Sku
{
    /// <summary>Every day of the week, Monday first.</summary>
    public const string EveryDay = "1234567";

    /// <summary>Unique id, not empty.</summary>
    public required string Id { get; init; }

    /// <summary>The name that people use; the id where none was given.</summary>
    public string Name { get; init; } = "";

    /// <summary>The group of goods that it belongs to, or empty.</summary>
    public string Category { get; init; } = "";

    /// <summary>Units in a pack, at least 1.</summary>
    public int PackSize { get; init; } = 1;

    /// <summary>Days from delivery to waste, at least 1; null where it keeps.</summary>
    public int? ShelfLifeDays { get; init; }

    /// <summary>Cost of a unit, 0 or more; null where it is not known.</summary>
    public double? UnitCost { get; init; }

    /// <summary>Price of a unit without promotion, 0 or more; null where it is not known.</summary>
    public double? UnitPrice { get; init; }

    /// <summary>Litres of a unit, 0 or more; null where they are not known.</summary>
    public double? UnitVolumeL { get; init; }

    /// <summary>Days from order to delivery, 0 or more; null where they are not known.</summary>
    public int? LeadTimeDays { get; init; }

    /// <summary>Fewest packs of one order, at least 1.</summary>
    public int MinOrderPacks { get; init; } = 1;

    /// <summary>Most packs of one order, not below <see cref="MinOrderPacks"/>; null where there is no bound.</summary>
    public int? MaxOrderPacks { get; init; }

    /// <summary>Days of delivery, Monday 1 to Sunday 7, such as 135.</summary>
    public string DeliveryWeekdays { get; init; } = EveryDay;

    /// <summary>Whether a date falls on a day of delivery.</summary>
    /// <param name="date">Any date.</param>
    public bool IsDeliveredOn(DateOnly date) =>
        DeliveryWeekdays.Contains((char)('1' + date.DaysSinceMonday()), StringComparison.Ordinal);
}
