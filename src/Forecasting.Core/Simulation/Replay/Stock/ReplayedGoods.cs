namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>What became of the goods of one class in one store over one week under one plan.</summary>
/// <param name="StoreId">The store.</param>
/// <param name="Week">Number of the week, from 0.</param>
/// <param name="Class">A, B or C: the SKUs that make the first 80, the next 15 and the last 5 % of lines.</param>
public sealed record ReplayedGoods(string StoreId, int Week, char Class)
{
    /// <summary>Online order lines wanted.</summary>
    public double Lines { get; set; }

    /// <summary>Of them, those that found nothing.</summary>
    public double LostLines { get; set; }

    /// <summary>Cost of what was sold, yuan.</summary>
    public double SoldValue { get; set; }

    /// <summary>Cost of what went out of date, yuan.</summary>
    public double WasteValue { get; set; }

    /// <summary>Cost of what lay there after closing, added up over the days, yuan.</summary>
    public double StockValueDays { get; set; }

    /// <summary>Lines that the plan expected to lose; 0 for plans that expect nothing.</summary>
    public double PredictedLost { get; set; }

    /// <summary>Lines that the plan expected.</summary>
    public double PredictedLines { get; set; }
}
