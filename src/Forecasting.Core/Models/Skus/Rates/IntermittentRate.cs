namespace Forecasting.Core.Models.Skus.Rates;

/// <summary>Mean demand per day of a SKU that is not wanted every day, by exponential smoothing.</summary>
public static class IntermittentRate
{
    /// <summary>
    /// Croston (1972): sizes and intervals of demand are smoothed apart, on days with demand only; the rate is size
    /// over interval. Both start at their first value, as in Shenstone and Hyndman (2005). 0 without demand.
    /// </summary>
    /// <param name="demand">[day] units, 0 or more.</param>
    /// <param name="smoothing">Weight of the newest value, above 0 to 1.</param>
    public static double Croston(ReadOnlySpan<double> demand, double smoothing)
    {
        ThrowIfNoShare(smoothing);
        double size = double.NaN, interval = double.NaN;
        var since = 0;
        foreach (var units in demand)
        {
            since++;
            if (units > 0)
            {
                size = double.IsNaN(size) ? units : size + (smoothing * (units - size));
                interval = double.IsNaN(interval) ? since : interval + (smoothing * (since - interval));
                since = 0;
            }
        }

        return double.IsNaN(size) ? 0 : size / interval;
    }

    /// <summary>
    /// Syntetos and Boylan (2005, equation 10): Croston's rate times 1 - smoothing / 2, which takes most of its bias
    /// away.
    /// </summary>
    /// <param name="demand">[day] units, 0 or more.</param>
    /// <param name="smoothing">Weight of the newest value, above 0 to 1.</param>
    public static double SyntetosBoylan(ReadOnlySpan<double> demand, double smoothing) =>
        (1 - (smoothing / 2)) * Croston(demand, smoothing);

    /// <summary>
    /// Teunter, Syntetos and Babai (2011, equation 2): the probability of demand is smoothed every day, its size on
    /// days with demand; the rate is their product, and falls while nothing is wanted. The probability starts on the
    /// first day at the share of days with demand, the size at the first one. Demand 0, 1, 0, 2, weights 0.5 and 0.4:
    /// 0.978.
    /// </summary>
    /// <param name="demand">[day] units, 0 or more.</param>
    /// <param name="smoothing">Weight of the newest size, above 0 to 1.</param>
    /// <param name="probabilitySmoothing">Weight of the newest day, above 0 to 1.</param>
    public static double TeunterSyntetosBabai(
        ReadOnlySpan<double> demand, double smoothing, double probabilitySmoothing)
    {
        ThrowIfNoShare(smoothing);
        ThrowIfNoShare(probabilitySmoothing);
        var size = double.NaN;
        double wanted = 0;
        foreach (var units in demand)
        {
            wanted += units > 0 ? 1 : 0;
        }

        var probability = demand.Length > 0 ? wanted / demand.Length : 0;
        for (var day = 0; day < demand.Length; day++)
        {
            var units = demand[day];
            probability += day == 0 ? 0 : probabilitySmoothing * ((units > 0 ? 1 : 0) - probability);
            if (units > 0)
            {
                size = double.IsNaN(size) ? units : size + (smoothing * (units - size));
            }
        }

        return double.IsNaN(size) ? 0 : probability * size;
    }

    private static void ThrowIfNoShare(double smoothing)
    {
        if (!(smoothing is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(smoothing), smoothing, "A weight lies above 0, up to 1.");
        }
    }
}
