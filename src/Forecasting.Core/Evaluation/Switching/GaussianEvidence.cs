namespace Forecasting.Core.Evaluation.Switching;

/// <summary>
/// Evidence against "no better" as an e-value: what a fair bet on "better" would have made of 1. Under the hypothesis
/// it is expected to be 1 at most, whenever one looks, and reaches 1 / alpha at any time with a probability of alpha at
/// most (Ville 1939).
/// </summary>
public static class GaussianEvidence
{
    /// <summary>
    /// The daily effects that are bet on for one store, in standard deviations of a day; each gets the same part of the
    /// stake. Two points of accuracy at a daily spread of six points are 0.33.
    /// </summary>
    private static readonly double[] Effects = [0.05, 0.1, 0.2, 0.35];

    /// <summary>
    /// The daily effect bet on for the mean of s stores is 0.2 / sqrt(s), at least 0.08: half a point at a daily
    /// spread of six. The mean of many stores shows small effects, and the sets that hold a proposal back are those of
    /// the weakest stores.
    /// </summary>
    private const double EffectOfOne = 0.2;

    private const double LeastEffect = 0.08;

    /// <summary>
    /// The mixture martingale of a normal mean: the average over effects d of exp(d sqrt(I) z - d^2 I / 2) (Robbins
    /// 1970; Howard et al. 2021, section 3). For z = 3 and I = 100: 37.54.
    /// </summary>
    /// <param name="score">z: the sum of differences over its standard deviation.</param>
    /// <param name="information">I: days, divided by how much more the sum varies than that of independent days of one
    /// store; 0 or more.</param>
    public static double Of(double score, double information)
    {
        double sum = 0;
        foreach (var effect in Effects)
        {
            sum += Bet(score, information, effect);
        }

        return sum / Effects.Length;
    }

    /// <summary>The same for the mean of a set of s stores, with one effect, 0.2 / sqrt(s), at least 0.08. For z = 3,
    /// I = 500 and 20 stores: 43.23.</summary>
    /// <param name="score">z: the sum of differences over its standard deviation.</param>
    /// <param name="information">I, as of one store, divided by the variance of the mean of standard scores; 0 or
    /// more.</param>
    /// <param name="stores">s, 1 or more.</param>
    public static double OfSet(double score, double information, int stores) =>
        Bet(score, information, Math.Max(LeastEffect, EffectOfOne / Math.Sqrt(stores)));

    private static double Bet(double score, double information, double effect)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(information);
        return Math.Exp((effect * Math.Sqrt(information) * score) - (effect * effect * information / 2));
    }

    /// <summary>
    /// The normal score that is as rare as a Student t: (8 v + 1) / (8 v + 3) sqrt(v ln(1 + t^2 / v)) (Wallace 1959),
    /// so that a variance estimated from few values does not pass for a known one. For t = 2.571 and v = 5, the 97.5 %
    /// point: 1.96.
    /// </summary>
    /// <param name="t">The statistic.</param>
    /// <param name="freedom">v: degrees of freedom, above 0.</param>
    public static double NormalScore(double t, double freedom) => Math.CopySign(
        ((8 * freedom) + 1) / ((8 * freedom) + 3) * Math.Sqrt(freedom * Math.Log(1 + (t * t / freedom))), t);
}
