namespace Forecasting.Core.Evaluation;

/// <summary>
/// What nobody can forecast: if orders arrive independently, the count around a perfectly known mean is Poisson, and
/// even its median misses it by this much. Real counts scatter more, so the floor is a bound and no promise.
/// </summary>
public static class NoiseFloor
{
    private const double LargestExactMean = 200;

    /// <summary>
    /// E|Y - m| of a Poisson count Y with median m: mean - m + 2 (m F(m) - mean F(m - 1)), exact up to a mean of 200;
    /// above sqrt(2 mean / pi), the normal limit, off by less than 0.1 %. For a mean of 10: 2.502.
    /// </summary>
    /// <param name="mean">Mean orders, 0 or more.</param>
    /// <returns>Orders.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The mean is negative or not a number.</exception>
    public static double AbsoluteError(double mean)
    {
        if (!(mean >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "A mean count is 0 or more.");
        }

        return mean > LargestExactMean ? Math.Sqrt(2 * mean / Math.PI) : ExactAbsoluteError(mean);
    }

    /// <summary>The lowest WAPE that is to be had at one mean: 0.026 at 966, 0.103 at 60, 0.250 at 10 orders.</summary>
    /// <param name="mean">Mean orders, 0 or more.</param>
    /// <returns>A share; 0 for a mean of 0.</returns>
    public static double Wape(double mean) => mean > 0 ? AbsoluteError(mean) / mean : 0;

    /// <summary>The lowest WAPE that is to be had at the forecast means of a group.</summary>
    /// <param name="totals">The sums.</param>
    public static double Wape(ErrorTotals totals) =>
        totals.ExpectedOrders > 0 ? totals.UnavoidableError / totals.ExpectedOrders : double.NaN;

    private static double ExactAbsoluteError(double mean)
    {
        var chance = Math.Exp(-mean);
        double below = 0;
        var count = 0;
        while (below + chance < 0.5)
        {
            below += chance;
            count++;
            chance *= mean / count;
        }

        return mean - count + (2 * ((count * (below + chance)) - (mean * below)));
    }
}
