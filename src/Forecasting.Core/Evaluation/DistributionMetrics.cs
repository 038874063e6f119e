namespace Forecasting.Core.Evaluation;

/// <summary>How well a distribution, given by its nine deciles, fits what came.</summary>
public static class DistributionMetrics
{
    private const int Deciles = 9;

    /// <summary>
    /// Pinball loss without a factor 2 (Koenker and Bassett 1978): 0.9 x 10 = 9 for actual 110, quantile 100, level
    /// 0.9.
    /// </summary>
    /// <param name="actual">Orders that came.</param>
    /// <param name="quantile">Orders forecast at the level.</param>
    /// <param name="level">Strictly between 0 and 1.</param>
    public static double Pinball(double actual, double quantile, double level) =>
        actual >= quantile ? level * (actual - quantile) : (1 - level) * (quantile - actual);

    /// <summary>The share of actuals inside q10 to q90, ends included; NaN where nothing came.</summary>
    /// <param name="totals">The sums.</param>
    public static double Cover80(ErrorTotals totals) =>
        totals.Rows > 0 ? (double)totals.Inside80 / totals.Rows : double.NaN;

    /// <summary>The same of steps that were forecast with a chance of orders only; NaN where there are
    /// none.</summary>
    /// <param name="totals">The sums.</param>
    public static double OpenCover80(ErrorTotals totals) =>
        totals.OpenRows > 0 ? (double)totals.OpenInside80 / totals.OpenRows : double.NaN;

    /// <summary>
    /// Twice the pinball loss, averaged over the deciles 0.1 to 0.9. Where all deciles are the same it is the absolute
    /// error. Divided by orders it makes WQL, by the seasonal naive error SQL (Shchur et al. 2025, fev-bench).
    /// </summary>
    /// <param name="actual">Orders that came.</param>
    /// <param name="deciles">Nine quantiles, ascending.</param>
    /// <exception cref="ArgumentException">There are not nine.</exception>
    public static double DecileLoss(double actual, ReadOnlySpan<double> deciles)
    {
        if (deciles.Length != Deciles)
        {
            throw new ArgumentException($"Nine deciles are needed; there are {deciles.Length}.", nameof(deciles));
        }

        double loss = 0;
        for (var k = 0; k < Deciles; k++)
        {
            loss += 2 * Pinball(actual, deciles[k], (k + 1) / 10.0);
        }

        return loss / Deciles;
    }

    /// <summary>Whether the actual lies inside the 80 % band; the ends count as inside.</summary>
    /// <param name="actual">Orders that came.</param>
    /// <param name="deciles">Nine quantiles, ascending.</param>
    public static bool Covers80(double actual, ReadOnlySpan<double> deciles) =>
        actual >= deciles[0] && actual <= deciles[^1];
}
