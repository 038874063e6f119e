namespace Forecasting.Core.Forecasts;

/// <content>Sums of count distributions, and their shapes changed.</content>
public sealed partial class CountDistribution
{
    private const double Unlikely = 1e-9;

    // Products of more terms than this are taken on a coarser grid.
    private const long MostTerms = 400_000;

    /// <summary>The distribution of a sum of independent counts.</summary>
    /// <param name="other">The other count.</param>
    public CountDistribution Plus(CountDistribution other)
    {
        if (Most == 0 || other.Most == 0)
        {
            return Most == 0 ? other : this;
        }

        var step = 1;
        while ((long)((Most / step) + 2) * ((other.Most / step) + 2) > MostTerms)
        {
            step *= 2;
        }

        var (left, right) = (OnGrid(step), other.OnGrid(step));
        var sum = new double[left.Length + right.Length - 1];
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] > 0)
            {
                for (var k = 0; k < right.Length; k++)
                {
                    sum[i + k] += left[i] * right[k];
                }
            }
        }

        return new CountDistribution(WithoutTail(OffGrid(sum, step)));
    }

    /// <summary>The distribution of a sum of independent counts; nothing where there are none.</summary>
    /// <param name="parts">The counts.</param>
    public static CountDistribution Sum(IEnumerable<CountDistribution> parts) =>
        parts.Aggregate(Nothing, (sum, part) => sum.Plus(part));

    /// <summary>
    /// The count times a number; what falls between two whole numbers is shared between them, so that the mean becomes
    /// exactly so many times itself.
    /// </summary>
    /// <param name="factor">0 or more, finite.</param>
    public CountDistribution Times(double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(factor);
        if (factor == 1 || Most == 0)
        {
            return this;
        }

        var weights = new double[Math.Min(LongestSupport, (int)Math.Ceiling(Most * factor)) + 1];
        AddTimes(factor, 1, weights);
        return new CountDistribution(weights);
    }

    /// <summary>
    /// The count times an uncertain factor of mean 1 (lognormal, in five Gauss-Hermite points), so that the variance
    /// becomes variance + spread² x (variance + mean²).
    /// </summary>
    /// <param name="spread">Standard deviation of the factor, 0 or more.</param>
    public CountDistribution Spread(double spread)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(spread);
        if (spread == 0 || Most == 0)
        {
            return this;
        }

        var sigma = Math.Sqrt(Math.Log(1 + (spread * spread)));
        Span<double> factors = stackalloc double[HermitePoints.Length];
        double mean = 0;
        for (var i = 0; i < factors.Length; i++)
        {
            factors[i] = Math.Exp(sigma * HermitePoints[i]);
            mean += factors[i] * HermiteWeights[i];
        }

        var weights = new double[Math.Min(LongestSupport, (int)Math.Ceiling(Most * factors[^1] / mean)) + 1];
        for (var i = 0; i < factors.Length; i++)
        {
            AddTimes(factors[i] / mean, HermiteWeights[i], weights);
        }

        return new CountDistribution(WithoutTail(weights));
    }

    /// <summary>Each unit stays with a probability, independent of the others (binomial thinning): the part of a demand
    /// that comes one way.</summary>
    /// <param name="share">0 to 1.</param>
    public CountDistribution Thinned(double share)
    {
        if (!(share is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies between 0 and 1.");
        }

        if (share == 1 || Most == 0)
        {
            return this;
        }

        // One unit more at a time: Horner's scheme of the generating function at 1 - share + share z.
        var probabilities = ToProbabilities();
        var weights = new double[probabilities.Length];
        for (var n = probabilities.Length - 1; n >= 0; n--)
        {
            for (var k = probabilities.Length - 1 - n; k > 0; k--)
            {
                weights[k] = (weights[k] * (1 - share)) + (weights[k - 1] * share);
            }

            weights[0] = (weights[0] * (1 - share)) + probabilities[n];
        }

        return new CountDistribution(WithoutTail(weights));
    }

    // Roots of the fifth Hermite polynomial of probability theory (Abramowitz and Stegun 1964, table 25.10, scaled).
    private static ReadOnlySpan<double> HermitePoints =>
        [-2.8569700138728056, -1.3556261799742659, 0, 1.3556261799742659, 2.8569700138728056];

    private static ReadOnlySpan<double> HermiteWeights =>
        [0.011257411327720689, 0.22207592200561264, 0.53333333333333333, 0.22207592200561264, 0.011257411327720689];

    private void AddTimes(double factor, double weight, Span<double> weights)
    {
        double below = 0;
        for (var n = 0; n < _upTo.Length; n++)
        {
            var probability = weight * (_upTo[n] - below);
            below = _upTo[n];
            var place = Math.Min(n * factor, weights.Length - 1);
            var floor = (int)place;
            weights[floor] += probability * (1 - (place - floor));
            if (place > floor)
            {
                weights[floor + 1] += probability * (place - floor);
            }
        }
    }

    private double[] OnGrid(int step)
    {
        if (step == 1)
        {
            return ToProbabilities();
        }

        var grid = new double[(Most / step) + 2];
        AddTimes(1.0 / step, 1, grid);
        return grid;
    }

    // Back to whole units: each point of the grid is shared out evenly over a triangle around it.
    private static double[] OffGrid(double[] grid, int step)
    {
        if (step == 1)
        {
            return grid;
        }

        var weights = new double[((grid.Length - 1) * step) + 1];
        for (var i = 0; i < grid.Length; i++)
        {
            for (var k = 1 - step; k < step; k++)
            {
                var n = Math.Clamp((i * step) + k, 0, weights.Length - 1);
                weights[n] += grid[i] * (step - Math.Abs(k)) / ((double)step * step);
            }
        }

        return weights;
    }

    private static ReadOnlySpan<double> WithoutTail(double[] weights)
    {
        double total = 0;
        foreach (var weight in weights)
        {
            total += weight;
        }

        double tail = 0;
        var length = weights.Length;
        while (length > 1 && tail + weights[length - 1] < Unlikely * total)
        {
            tail += weights[--length];
        }

        return weights.AsSpan(0, length);
    }
}
