using Forecasting.Core.Domain;

namespace Forecasting.Core.Forecasts;

/// <summary>
/// Sample paths from what is stored of a distribution. The deciles of each step are kept; how steps go together, which
/// is not stored, is assumed: a normal copula in which the hours of a day share half of their variance, and all series
/// of a store share it too. Path i of every series belongs together.
/// </summary>
public static class SummaryPaths
{
    private const double SharedVariance = 0.5;

    /// <summary>Paths of a series.</summary>
    /// <param name="key">Store and channel.</param>
    /// <param name="origin">What was known.</param>
    /// <param name="grain">Length of a step.</param>
    /// <param name="steps">Summaries of whole days, in order.</param>
    /// <param name="pathCount">Paths, 1 or more.</param>
    /// <param name="seed">Seed of the draws.</param>
    public static ForecastDistribution Of(
        SeriesKey key, Origin origin, Grain grain, IReadOnlyList<QuantileSummary> steps, int pathCount, int seed)
    {
        var paths = new float[pathCount * steps.Count];
        var own = Seed(key.ChannelId, seed);
        for (var path = 0; path < pathCount; path++)
        {
            var (day, hour) = (new Random(seed + (path * 7919)), new Random(own + (path * 7919)));
            var shared = 0.0;
            for (var step = 0; step < steps.Count; step++)
            {
                shared = step % grain.StepsPerDay() == 0 ? Normal(day) : shared;
                var z = (Math.Sqrt(SharedVariance) * shared) + (Math.Sqrt(1 - SharedVariance) * Normal(hour));
                paths[(path * steps.Count) + step] = (float)Quantile(steps[step], z);
            }
        }

        return new ForecastDistribution(key, origin, grain, pathCount, paths);
    }

    /// <summary>
    /// The quantile at a standard normal value: straight between deciles in normal values, and on beyond the outer ones
    /// as between the two next to them. Never negative.
    /// </summary>
    private static double Quantile(QuantileSummary summary, double z)
    {
        var below = 0;
        while (below < DecileNormals.Length - 2 && z > DecileNormals[below + 1])
        {
            below++;
        }

        var share = (z - DecileNormals[below]) / (DecileNormals[below + 1] - DecileNormals[below]);
        var (low, high) = (summary.Deciles[below], summary.Deciles[below + 1]);
        return Math.Max(0, low + (share * (high - low)));
    }

    private static readonly double[] DecileNormals =
        [-1.281552, -0.841621, -0.524401, -0.253347, 0, 0.253347, 0.524401, 0.841621, 1.281552];

    /// <summary>Standard normal by Box and Muller (1958).</summary>
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static int Seed(string text, int seed)
    {
        var hash = unchecked((uint)seed ^ 2166136261);
        foreach (var letter in text)
        {
            hash = unchecked((hash ^ letter) * 16777619);
        }

        return (int)(hash & 0x3fffffff);
    }
}
