namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>What came of one category and class of a store's goods on one day under one plan.</summary>
/// <param name="storeId">The store.</param>
/// <param name="date">The day.</param>
/// <param name="category">The category.</param>
/// <param name="abc">A, B or C: much, middling or little sold.</param>
public sealed class StockDay(string storeId, DateOnly date, string category, char abc)
{
    /// <summary>The store.</summary>
    public string StoreId { get; } = storeId;

    /// <summary>The day.</summary>
    public DateOnly Date { get; } = date;

    /// <summary>The category.</summary>
    public string Category { get; } = category;

    /// <summary>A, B or C.</summary>
    public char Class { get; } = abc;

    /// <summary>Online order lines wanted.</summary>
    public int Lines { get; internal set; }

    /// <summary>Of them, lines for which nothing was left.</summary>
    public int LostLines { get; internal set; }

    /// <summary>Stock after closing at cost, yuan.</summary>
    public double StockValue { get; internal set; }

    /// <summary>Thrown away before opening, at cost, yuan.</summary>
    public double WasteValue { get; internal set; }

    /// <summary>Cost of what was sold, yuan.</summary>
    public double SoldCost { get; internal set; }
}
