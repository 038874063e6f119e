using Forecasting.Core.Domain;

namespace Forecasting.Core.Simulation.Goods;

/// <summary>A group of goods that are bought, kept and delivered alike.</summary>
public sealed record Category
{
    /// <summary>Id in skus.csv.</summary>
    public required string Id { get; init; }

    /// <summary>Share of all order lines, 0 to 1; the list adds up to 1.</summary>
    public required double Share { get; init; }

    /// <summary>
    /// How much more or less of a basket it is than <see cref="Share"/>, by <see cref="Clientele"/>: families, offices,
    /// young, business, community.
    /// </summary>
    public required IReadOnlyList<double> Taste { get; init; }

    /// <summary>Days from delivery to waste, from and to.</summary>
    public required (int Low, int High) ShelfLifeDays { get; init; }

    /// <summary>Price of a unit, yuan, from and to.</summary>
    public required (double Low, double High) UnitPrice { get; init; }

    /// <summary>Share of the price that is not cost, 0 to 1.</summary>
    public required double Margin { get; init; }

    /// <summary>Litres of a unit.</summary>
    public required double UnitVolumeL { get; init; }

    /// <summary>Mean units of a consumer's line, at least 1.</summary>
    public required double UnitsPerLine { get; init; }

    /// <summary>Units in a pack: one of these.</summary>
    public required IReadOnlyList<int> PackSizes { get; init; }

    /// <summary>Days from order to delivery, at least 1.</summary>
    public required int LeadTimeDays { get; init; }

    /// <summary>Days of delivery, Monday 1 to Sunday 7, such as 135.</summary>
    public required string DeliveryWeekdays { get; init; }

    /// <summary>Effect of ten degrees above 15 on the logarithm of demand.</summary>
    public double PerTenDegrees { get; init; }

    /// <summary>How strongly it is stocked up before festivals, as a factor on the festival's log effect.</summary>
    public double FestivalWeight { get; init; }

    /// <summary>Whether it keeps at home, so that a promotion is followed by a dip.</summary>
    public bool IsStored => ShelfLifeDays.Low > 30;

    /// <summary>Whether it is wasted within a week.</summary>
    public bool IsFresh => ShelfLifeDays.High <= 7;

    /// <summary>Whether a date falls on a day of delivery.</summary>
    /// <param name="date">Any date.</param>
    public bool IsDeliveredOn(DateOnly date) =>
        DeliveryWeekdays.Contains((char)('1' + date.DaysSinceMonday()), StringComparison.Ordinal);

    /// <summary>
    /// How much of a clientele's lines fall into a category, over its share of all lines: 1 where they are like
    /// everyone's.
    /// </summary>
    /// <param name="category">Index into <see cref="Categories.All"/>.</param>
    /// <param name="clientele">Who orders.</param>
    public static double Mix(int category, Clientele clientele) =>
        Categories.All[category].Taste[(int)clientele]
            / Categories.All.Sum(c => c.Share * c.Taste[(int)clientele]);
}
