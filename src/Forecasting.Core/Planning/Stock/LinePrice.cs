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
    /// <param name="at">What is known of the SKUs of the store, as if the price were so; each is asked as if it could
    /// be ordered now with nothing there.</param>
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

    /// <summary>Share of the lines that are lost in the mean when all is ordered by the rules.</summary>
    /// <param name="contexts">What is known.</param>
    public static double LostShare(IEnumerable<StockContext> contexts)
    {
        var (lost, all) = (0.0, 0.0);
        foreach (var context in contexts)
        {
            var line = StockPlanner.Judged(StockPlanner.Ordered(context), context);
            lost += line.LostLines;
            all += line.Lines;
        }

        return all > 0 ? lost / all : 0;
    }
}
