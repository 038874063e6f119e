namespace Forecasting.Core.Forecasts;

/// <content>How count distributions are made.</content>
public sealed partial class CountDistribution
{
    // What lies beyond is less likely than one day in a million years.
    private const double Negligible = 1e-10;

    /// <summary>No units for certain.</summary>
    public static CountDistribution Nothing { get; } = new([1]);

    /// <summary>Makes a distribution of weights, which need not add up to 1.</summary>
    /// <param name="weights">[units] finite, 0 or more, one of them above 0.</param>
    /// <exception cref="ArgumentException">The weights are not so.</exception>
    public static CountDistribution OfWeights(ReadOnlySpan<double> weights) => new(weights);

    /// <summary>Units for certain.</summary>
    /// <param name="units">0 to <see cref="LongestSupport"/>.</param>
    public static CountDistribution Exactly(int units)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(units, LongestSupport);
        if (units == 0)
        {
            return Nothing;
        }

        var weights = new double[units + 1];
        weights[units] = 1;
        return new CountDistribution(weights);
    }

    /// <summary>The Poisson distribution.</summary>
    /// <param name="mean">0 or more, finite.</param>
    public static CountDistribution Poisson(double mean) => NegativeBinomial(mean, double.PositiveInfinity);

    /// <summary>
    /// The negative binomial distribution with variance mean + mean² / size (Johnson, Kemp and Kotz 2005, ch. 5): a
    /// Poisson count whose mean has a gamma distribution of that shape. P(0) = (size / (size + mean))^size; mean 2,
    /// size 3: 0.216.
    /// </summary>
    /// <param name="mean">0 or more, finite.</param>
    /// <param name="size">Above 0; infinite for Poisson.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public static CountDistribution NegativeBinomial(double mean, double size)
    {
        if (!(mean >= 0 && mean <= MostMean))
        {
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "The mean is 0 or more, and finite.");
        }

        if (!(size > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(size), size, "The size is above 0.");
        }

        if (mean == 0)
        {
            return Nothing;
        }

        // Outward from the mode, whose weight is 1, so that nothing underflows.
        var isPoisson = double.IsPositiveInfinity(size);
        var mode = (int)(isPoisson ? mean : Math.Max(0, (size - 1) * mean / size));
        var share = isPoisson ? 0 : mean / (mean + size);
        double Ratio(int n) => isPoisson ? mean / (n + 1) : (n + size) / (n + 1) * share;
        var weights = new List<double>((2 * mode) + 16);
        var weight = 1.0;
        for (var n = mode; n > 0 && weight > Negligible * Negligible; n--)
        {
            weight /= Ratio(n - 1);
            weights.Add(weight);
        }

        var zeros = mode - weights.Count;
        weights.AddRange(Enumerable.Repeat(0.0, zeros));
        weights.Reverse();
        weight = 1;
        for (var n = mode; weights.Count <= LongestSupport; n++)
        {
            weights.Add(weight);
            var ratio = Ratio(n);
            weight *= ratio;

            // What is left is at most a geometric tail.
            if (ratio < 1 && weight / (1 - ratio) < Negligible)
            {
                break;
            }
        }

        return new CountDistribution(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(weights));
    }

    /// <summary>What was counted, each count as likely as the others.</summary>
    /// <param name="counts">At least one; each 0 to <see cref="LongestSupport"/>.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static CountDistribution Of(ReadOnlySpan<int> counts)
    {
        var most = -1;
        foreach (var count in counts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(counts));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(count, LongestSupport, nameof(counts));
            most = Math.Max(most, count);
        }

        if (most < 0)
        {
            throw new ArgumentException("Without counts there is no distribution.", nameof(counts));
        }

        var weights = new double[most + 1];
        foreach (var count in counts)
        {
            weights[count]++;
        }

        return new CountDistribution(weights);
    }

    /// <summary>One of several distributions, chosen by chance.</summary>
    /// <param name="parts">Each with its weight: 0 or more, one of them above 0.</param>
    public static CountDistribution Mixture(params ReadOnlySpan<(double Weight, CountDistribution Part)> parts)
    {
        var most = 0;
        foreach (var (_, part) in parts)
        {
            most = Math.Max(most, part.Most);
        }

        var weights = new double[most + 1];
        foreach (var (weight, part) in parts)
        {
            double below = 0;
            for (var n = 0; n < part._upTo.Length; n++)
            {
                weights[n] += weight * (part._upTo[n] - below);
                below = part._upTo[n];
            }
        }

        return new CountDistribution(weights);
    }
}
