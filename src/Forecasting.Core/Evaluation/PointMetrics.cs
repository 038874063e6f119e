namespace Forecasting.Core.Evaluation;

/// <summary>Metrics of medians, from sums of errors. All give NaN where nothing came that could be forecast.</summary>
public static class PointMetrics
{
    /// <summary>Weighted absolute percentage error: sum |y - f| / sum |y|. 0 is perfect.</summary>
    /// <param name="totals">The sums.</param>
    public static double Wape(ErrorTotals totals) => Ratio(totals.AbsoluteError, totals.AbsoluteActual);

    /// <summary>1 - WAPE: the share of orders that was forecast right. 1 is perfect.</summary>
    /// <param name="totals">The sums.</param>
    public static double Accuracy(ErrorTotals totals) => 1 - Wape(totals);

    /// <summary>sum (f - y) / sum y; positive = forecast too many.</summary>
    /// <param name="totals">The sums.</param>
    public static double Bias(ErrorTotals totals) => Ratio(totals.SignedError, totals.Actual);

    /// <summary>
    /// Mean absolute error over the store's own seasonal naive error; below 1 beats copying last week.
    /// </summary>
    /// <param name="totals">The sums.</param>
    public static double Mase(ErrorTotals totals) => Ratio(totals.ScaledError, totals.ScaledRows);

    private static double Ratio(double part, double whole) => whole != 0 ? part / whole : double.NaN;
}
