namespace Forecasting.Core.Models.Calibration;

/// <summary>The distribution function of the standard normal law.</summary>
public static class NormalProbability
{
    /// <summary>
    /// P(Z &lt;= z) (Abramowitz and Stegun 1964, equation 26.2.17, absolute error below 7.5e-8); 1.96: 0.975002.
    /// </summary>
    /// <param name="z">Any number.</param>
    public static double Below(double z)
    {
        var x = Math.Abs(z);
        var t = 1 / (1 + (0.2316419 * x));
        var series = t * (0.319381530 + (t * (-0.356563782
            + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        var above = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) * series;
        return z < 0 ? above : 1 - above;
    }
}
