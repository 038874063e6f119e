namespace Forecasting.Core.Simulation.Goods;

/// <summary>An article: what everyone may know of it, and what moves its demand.</summary>
public sealed record Sku
{
    /// <summary>Number from 0; names its random streams.</summary>
    public required int Number { get; init; }

    /// <summary>Id in skus.csv.</summary>
    public required string Id { get; init; }

    /// <summary>Index into <see cref="Categories.All"/>.</summary>
    public required int CategoryIndex { get; init; }

    /// <summary>Its category.</summary>
    public Category Category => Categories.All[CategoryIndex];

    /// <summary>Units in a pack.</summary>
    public required int PackSize { get; init; }

    /// <summary>Fewest packs of one order.</summary>
    public required int MinOrderPacks { get; init; }

    /// <summary>Days from delivery to waste.</summary>
    public required int ShelfLifeDays { get; init; }

    /// <summary>Price of a unit without promotion, yuan.</summary>
    public required double UnitPrice { get; init; }

    /// <summary>Cost of a unit, yuan.</summary>
    public required double UnitCost { get; init; }

    /// <summary>Litres of a unit.</summary>
    public required double UnitVolumeL { get; init; }

    /// <summary>Share of all order lines of the chain, 0 to 1.</summary>
    public required double LineShare { get; init; }

    /// <summary>Lift of the logarithm of demand per unit of promotion depth.</summary>
    public required double PromotionElasticity { get; init; }

    /// <summary>Size of the gamma factor of a day's demand, at least 1: variance = mean + mean² / size.</summary>
    public required double CountSize { get; init; }
}
