namespace Forecasting.Core.Planning.Stock;

/// <summary>
/// The price of a lost order line at which a store just keeps its target: one price for all its SKUs, so that stock
/// goes where a yuan of it saves most lines (Lagrange's multiplier of the target; Sherbrooke 1968 for systems of
/// items).
/// </summary>
public static class LinePrice
{
    private const double Least = 0.001;
    private const double Most = 20_000;
    private const int Halvings = 18;

    /// <summary>Finds it.</summary>
    /// <param name="at">What is known of the SKUs of the store, one context each, as if the price were so.</param>
    /// <param name="lostLineShare">Share of lines that may be lost.</param>
    /// <returns>Yuan.</returns>
    public static double Solve(Func<double, IEnumerable<StockContext>> at, double lostLineShare)
    {
        var (low, high) = (Math.Log(Least), Math.Log(Most));
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = LostShare(at(Math.Exp(middle))) > lostLineShare ? (middle, high) : (low, middle);
        }

        return Math.Exp(high);
    }

    /// <summary>Share of the lines that are lost in the mean, if orders of these kinds went on for ever. A day of one
    /// SKU counts as much as a day of another, however often they are delivered.</summary>
    /// <param name="contexts">What is known; what is there now does not count.</param>
    public static double LostShare(IEnumerable<StockContext> contexts)
    {
        var (lost, all) = (0.0, 0.0);
        foreach (var context in contexts)
        {
            var lines = context.Forecast.OnlineShare / context.UnitsPerLine / context.Interval.ReviewDays;
            lost += lines * SteadyLoss(context);
            all += lines * context.MeanServed;
        }

        return all > 0 ? lost / all : 0;
    }

    // Mean units that lack between two deliveries. Ordering in packs leaves the stock anywhere in a window as wide as
    // the smallest order: nothing is ordered as long as that would cost more than it saves (an (s, nQ) rule, whose
    // position is even over its window: Hadley and Whitin 1963, section 5-3).
    private static double SteadyLoss(StockContext context)
    {
        var batch = context.Sku.PackSize * context.Sku.MinOrderPacks;
        var (low, high) = (-1, context.Demand.Most);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = context.Cost(middle + batch) <= context.Cost(middle) ? (middle, high) : (low, middle);
        }

        low = Math.Min(low, context.MostWithinLife - 1);
        double lost = 0;
        for (var units = low + 1; units <= low + batch; units++)
        {
            lost += context.Losses.Shortfall(units);
        }

        return lost / batch;
    }
}
