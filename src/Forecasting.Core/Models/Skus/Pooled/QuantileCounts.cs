using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Models.Skus.Pooled;

/// <summary>Count distributions from quantiles.</summary>
internal static class QuantileCounts
{
    private const double FewestTailUnits = 0.1;
    private const double LongestTail = 4;

    /// <summary>
    /// Straight between quantiles from 0 at probability 0 on, rounded to whole units; beyond the last quantile an
    /// exponential tail, as long as the mean needs within bounds.
    /// </summary>
    /// <param name="levels">Probabilities, ascending.</param>
    /// <param name="quantiles">Units at them; put in order here.</param>
    /// <param name="mean">Mean units.</param>
    internal static CountDistribution Of(ReadOnlySpan<double> levels, Span<double> quantiles, double mean)
    {
        for (var i = 0; i < quantiles.Length; i++)
        {
            quantiles[i] = Math.Max(quantiles[i], i == 0 ? 0 : quantiles[i - 1]);
        }

        // The mean of what lies below the last quantile, the lowest stretch from its straight continuation.
        var lowest = Math.Max(0, quantiles[0] - ((quantiles[1] - quantiles[0]) * levels[0] / (levels[1] - levels[0])));
        var below = levels[0] * (lowest + quantiles[0]) / 2;
        for (var i = 1; i < levels.Length; i++)
        {
            below += (levels[i] - levels[i - 1]) * (quantiles[i] + quantiles[i - 1]) / 2;
        }

        var rest = 1 - levels[^1];
        var last = quantiles[^1];
        var typical = Math.Max(FewestTailUnits, 0.4 * (last - quantiles[^3]));
        var tail = Math.Clamp(((mean - below) / rest) - last, typical / LongestTail, typical * LongestTail);
        var most = (int)Math.Min(CountDistribution.MostMean, Math.Ceiling(last + (9 * tail))) + 1;
        var weights = new double[most + 1];
        double before = 0;
        var at = 0;
        for (var n = 0; n <= most; n++)
        {
            var upTo = n == most ? 1 : Math.Max(before, UpTo(n + 0.5, levels, quantiles, lowest, tail, ref at));
            weights[n] = upTo - before;
            before = upTo;
        }

        return CountDistribution.OfWeights(weights);
    }

    private static double UpTo(
        double units,
        ReadOnlySpan<double> levels,
        ReadOnlySpan<double> quantiles,
        double lowest,
        double tail,
        ref int at)
    {
        while (at < levels.Length && quantiles[at] <= units)
        {
            at++;
        }

        if (at == levels.Length)
        {
            return 1 - ((1 - levels[^1]) * Math.Exp((quantiles[^1] - units) / tail));
        }

        var (lowLevel, low) = at == 0 ? (0, lowest) : (levels[at - 1], quantiles[at - 1]);
        return units <= low ? lowLevel
            : lowLevel + ((levels[at] - lowLevel) * (units - low) / (quantiles[at] - low));
    }
}
