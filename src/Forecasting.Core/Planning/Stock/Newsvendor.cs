using Forecasting.Core.Forecasts;
using Forecasting.Core.Models.Calibration;

namespace Forecasting.Core.Planning.Stock;

/// <summary>
/// The stock that costs least when what is left over and what is lacking have a price (Arrow, Harris and Marschak 1951;
/// Porteus 2002, ch. 1): the critical ratio's quantile of demand.
/// </summary>
public static class Newsvendor
{
    /// <summary>The share of cases in which the best stock lasts: underage / (underage + overage).</summary>
    /// <param name="overage">Cost of a unit left over, 0 or more.</param>
    /// <param name="underage">Cost of a unit that lacks, 0 or more; not both 0.</param>
    public static double CriticalRatio(double overage, double underage) =>
        overage >= 0 && underage >= 0 && overage + underage > 0 && double.IsFinite(overage + underage)
            ? underage / (overage + underage)
            : throw new ArgumentException(
                $"Costs are finite, 0 or more and not both 0; they are {overage} and {underage}.", nameof(overage));

    /// <summary>The best stock for normal demand, and what it costs in the mean. Holding 2, penalty 18, mean 120,
    /// deviation 10: 132.8155 at 35.0997.</summary>
    /// <param name="overage">Cost of a unit left over, above 0.</param>
    /// <param name="underage">Cost of a unit that lacks, above 0.</param>
    /// <param name="mean">Mean demand.</param>
    /// <param name="deviation">Its standard deviation, 0 or more.</param>
    public static (double Stock, double Cost) Normal(double overage, double underage, double mean, double deviation)
    {
        var z = NormalQuantile.At(CriticalRatio(overage, underage));
        var density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        return (mean + (z * deviation), (overage + underage) * density * deviation);
    }

    /// <summary>The best stock for demand in whole units, and what it costs in the mean.</summary>
    /// <param name="overage">Cost of a unit left over, 0 or more.</param>
    /// <param name="underage">Cost of a unit that lacks, 0 or more; not both 0.</param>
    /// <param name="demand">Units wanted.</param>
    public static (int Stock, double Cost) Discrete(double overage, double underage, CountDistribution demand)
    {
        var stock = demand.Quantile(CriticalRatio(overage, underage));
        return (stock, (overage * demand.Leftover(stock)) + (underage * demand.Shortfall(stock)));
    }
}
