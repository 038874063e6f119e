using Forecasting.Core.Domain;

namespace Forecasting.Core.Forecasts;

/// <summary>
/// The joint distribution of one series' orders over a horizon, as equally likely sample paths. Path i of every series
/// of one run belongs together, so that sums over hours, days, channels and stores are distributions too.
/// </summary>
public sealed class ForecastDistribution
{
    private readonly float[] _paths;

    /// <summary>Makes a distribution from paths that the caller gives away.</summary>
    /// <param name="key">Store and channel.</param>
    /// <param name="origin">What was known.</param>
    /// <param name="grain">Length of a step.</param>
    /// <param name="pathCount">Number of paths, at least 1.</param>
    /// <param name="paths">[path x step], row-major, orders per step, finite and 0 or more; not changed
    /// afterwards.</param>
    /// <exception cref="ArgumentException">The shape does not fit, or a value is negative or not finite.</exception>
    public ForecastDistribution(SeriesKey key, Origin origin, Grain grain, int pathCount, float[] paths)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pathCount, 1);
        if (paths.Length == 0 || paths.Length % (pathCount * grain.StepsPerDay()) != 0)
        {
            throw new ArgumentException(
                $"{paths.Length} values are not {pathCount} paths of whole days of {grain.StepsPerDay()} steps.",
                    nameof(paths));
        }

        foreach (var value in paths)
        {
            if (!(value >= 0) || float.IsInfinity(value))
            {
                throw new ArgumentException($"A path of {key} holds {value}; orders are finite and 0 or more.",
                    nameof(paths));
            }
        }

        Key = key;
        Origin = origin;
        Grain = grain;
        PathCount = pathCount;
        Steps = paths.Length / pathCount;
        _paths = paths;
    }

    /// <summary>Store and channel.</summary>
    public SeriesKey Key { get; }

    /// <summary>What was known.</summary>
    public Origin Origin { get; }

    /// <summary>Length of a step.</summary>
    public Grain Grain { get; }

    /// <summary>Number of equally likely paths.</summary>
    public int PathCount { get; }

    /// <summary>Steps on each path; step 0 is the first step of lead day 1.</summary>
    public int Steps { get; }

    /// <summary>Days on each path.</summary>
    public int Days => Steps / Grain.StepsPerDay();

    /// <summary>One path: orders per step.</summary>
    /// <param name="index">0 to <see cref="PathCount"/> - 1.</param>
    public ReadOnlySpan<float> Path(int index) => _paths.AsSpan(index * Steps, Steps);

    /// <summary>Mean orders at a step.</summary>
    /// <param name="step">0 to <see cref="Steps"/> - 1.</param>
    public double Mean(int step) => MeanOfTotal(step, step);

    /// <summary>Mean of the total over steps <paramref name="first"/> to <paramref name="last"/>, both
    /// included.</summary>
    /// <param name="first">First step.</param>
    /// <param name="last">Last step, not before the first.</param>
    public double MeanOfTotal(int first, int last)
    {
        double sum = 0;
        for (var path = 0; path < PathCount; path++)
        {
            foreach (var orders in Path(path)[first..(last + 1)])
            {
                sum += orders;
            }
        }

        return sum / PathCount;
    }

    /// <summary>Quantile of the orders at a step.</summary>
    /// <param name="step">0 to <see cref="Steps"/> - 1.</param>
    /// <param name="probability">Level.</param>
    public double Quantile(int step, Probability probability) => QuantileOfTotal(step, step, probability);

    /// <summary>Quantile of the total over steps <paramref name="first"/> to <paramref name="last"/>, both
    /// included.</summary>
    /// <param name="first">First step.</param>
    /// <param name="last">Last step, not before the first.</param>
    /// <param name="probability">Level.</param>
    public double QuantileOfTotal(int first, int last, Probability probability) =>
        SampleQuantile.Of(SortedTotals(first, last), probability.Value);

    /// <summary>The mean and the nine deciles of every step, in step order.</summary>
    public IReadOnlyList<QuantileSummary> Summaries() => [.. Enumerable.Range(0, Steps).Select(Summary)];

    /// <summary>The mean and the nine deciles of one step.</summary>
    /// <param name="step">0 to <see cref="Steps"/> - 1.</param>
    public QuantileSummary Summary(int step) => new(Mean(step), DecilesOfTotal(step, step));

    /// <summary>The nine deciles of the total over steps <paramref name="first"/> to <paramref name="last"/>, both
    /// included.</summary>
    /// <param name="first">First step.</param>
    /// <param name="last">Last step, not before the first.</param>
    public IReadOnlyList<double> DecilesOfTotal(int first, int last)
    {
        var sorted = SortedTotals(first, last);
        return [.. Probability.Deciles.Select(p => SampleQuantile.Of(sorted, p.Value))];
    }

    /// <summary>The distribution of days, from hours: each path's hours added up.</summary>
    public ForecastDistribution ToDaily()
    {
        if (Grain == Grain.Daily)
        {
            return this;
        }

        var days = new float[PathCount * Days];
        for (var i = 0; i < days.Length; i++)
        {
            double sum = 0;
            foreach (var orders in _paths.AsSpan(i * 24, 24))
            {
                sum += orders;
            }

            days[i] = (float)sum;
        }

        return new ForecastDistribution(Key, Origin, Grain.Daily, PathCount, days);
    }

    /// <summary>The distribution of a sum of series, path by path, under a new key.</summary>
    /// <param name="key">What the sum is called.</param>
    /// <param name="parts">At least one; same origin, grain, paths and steps.</param>
    /// <exception cref="ArgumentException">There are no parts or they do not fit together.</exception>
    public static ForecastDistribution Sum(SeriesKey key, IReadOnlyList<ForecastDistribution> parts)
    {
        if (parts.Count == 0)
        {
            throw new ArgumentException("A sum needs at least one part.", nameof(parts));
        }

        var first = parts[0];
        var total = new float[first.PathCount * first.Steps];
        foreach (var part in parts)
        {
            if ((part.Origin, part.Grain, part.PathCount, part.Steps) != (first.Origin, first.Grain, first.PathCount,
                first.Steps))
            {
                throw new ArgumentException($"{part.Key} and {first.Key} are not of one run and cannot be added.",
                    nameof(parts));
            }

            for (var i = 0; i < total.Length; i++)
            {
                total[i] += part._paths[i];
            }
        }

        return new ForecastDistribution(key, first.Origin, first.Grain, first.PathCount, total);
    }

    /// <summary>Every store's orders of all channels: the sums of its series, path by path.</summary>
    /// <param name="series">Of one run.</param>
    /// <returns>By store.</returns>
    public static Dictionary<string, ForecastDistribution> OfStores(IEnumerable<ForecastDistribution> series) =>
        series.GroupBy(f => f.Key.StoreId, StringComparer.Ordinal).ToDictionary(
            g => g.Key, g => Sum(new SeriesKey(g.Key, Channel.AllId), [.. g]), StringComparer.Ordinal);

    private double[] SortedTotals(int first, int last)
    {
        var totals = new double[PathCount];
        for (var path = 0; path < PathCount; path++)
        {
            foreach (var orders in Path(path)[first..(last + 1)])
            {
                totals[path] += orders;
            }
        }

        Array.Sort(totals);
        return totals;
    }
}
