namespace Forecasting.Core.Planning.Stock;

/// <summary>What stock is planned for, and what it costs.</summary>
public sealed record StockPolicy
{
    /// <summary>What is planned for where nothing else is asked.</summary>
    public static StockPolicy Usual { get; } = new();

    /// <summary>Share of online order lines that may find nothing, above 0 and below 1.</summary>
    public double LostLineShare { get; init; } = 0.006;

    /// <summary>Cost of holding a unit for a year, as a share of its cost, above 0.</summary>
    public double HoldingPerYear { get; init; } = 0.25;

    /// <summary>Share of deliveries that come a day late, 0 to 1.</summary>
    public double LateShare { get; init; } = 0.03;

    /// <summary>Hours for which goods lie in a walk-in customer's trolley before they are paid, 0 or more.</summary>
    public double TrolleyHours { get; init; } = 0.5;

    /// <summary>What a SKU's margin adds to the price of a lost line, relative to the mean margin of a line.</summary>
    public double MarginWeight { get; init; } = 0.25;

    /// <summary>The most that an order may exceed what sells within the shelf life: that quantile of demand.</summary>
    public double ShelfLifeQuantile { get; init; } = 0.95;

    /// <summary>Money for one evening's orders of a store, yuan; null: no bound.</summary>
    public double? Budget { get; init; }
}
