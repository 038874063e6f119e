namespace Forecasting.Core.Forecasts;

/// <summary>
/// The distribution of a whole number of units, 0 to <see cref="Most"/>, held as cumulative probabilities. Immutable.
/// </summary>
public sealed partial class CountDistribution
{
    /// <summary>No distribution reaches beyond this number of units.</summary>
    public const int LongestSupport = 1 << 20;

    /// <summary>The largest mean of a distribution by formula.</summary>
    public const int MostMean = LongestSupport / 4;

    private readonly double[] _upTo;

    /// <summary>Takes probabilities that add up to something above 0, scales them to 1, and cuts the zeros at the
    /// end.</summary>
    private CountDistribution(ReadOnlySpan<double> weights)
    {
        double total = 0;
        var length = 0;
        for (var n = 0; n < weights.Length; n++)
        {
            if (!(weights[n] >= 0) || double.IsInfinity(weights[n]))
            {
                throw new ArgumentException($"The weight of {n} is {weights[n]}; weights are finite and 0 or more.",
                    nameof(weights));
            }

            total += weights[n];
            length = weights[n] > 0 ? n + 1 : length;
        }

        if (!(total > 0) || double.IsInfinity(total))
        {
            throw new ArgumentException($"The weights add up to {total}, which is not above 0.", nameof(weights));
        }

        _upTo = new double[length];
        double below = 0, mean = 0, square = 0;
        for (var n = 0; n < length; n++)
        {
            var probability = weights[n] / total;
            below += probability;
            _upTo[n] = Math.Min(1, below);
            mean += probability * n;
            square += probability * n * n;
        }

        _upTo[^1] = 1;
        Mean = mean;
        Variance = Math.Max(0, square - (mean * mean));
    }

    /// <summary>Mean units.</summary>
    public double Mean { get; }

    /// <summary>Variance of the units.</summary>
    public double Variance { get; }

    /// <summary>The largest number of units that is possible.</summary>
    public int Most => _upTo.Length - 1;

    /// <summary>The probability of exactly so many units.</summary>
    /// <param name="units">Any whole number.</param>
    public double Probability(int units) => AtMost(units) - AtMost(units - 1);

    /// <summary>The probability of so many units or fewer.</summary>
    /// <param name="units">Any whole number.</param>
    public double AtMost(int units) => units < 0 ? 0 : units >= _upTo.Length ? 1 : _upTo[units];

    /// <summary>The probability of more units: that a stock of so many does not last.</summary>
    /// <param name="units">Any whole number.</param>
    public double Above(int units) => 1 - AtMost(units);

    /// <summary>The smallest number of units with a probability of at most so many of <paramref name="probability"/> or
    /// more.</summary>
    /// <param name="probability">0 to 1, both included.</param>
    /// <exception cref="ArgumentOutOfRangeException">It lies outside.</exception>
    public int Quantile(double probability)
    {
        if (!(probability is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability,
                "A probability lies between 0 and 1.");
        }

        int low = 0, high = _upTo.Length - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _upTo[middle] >= probability ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    /// <summary>Mean units that a stock of so many lacks: E max(0, X - units).</summary>
    /// <param name="units">0 or more.</param>
    public double Shortfall(int units)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        double sum = 0;
        for (var n = units; n < _upTo.Length - 1; n++)
        {
            sum += 1 - _upTo[n];
        }

        return sum;
    }

    /// <summary>Mean units that are left of a stock of so many: E max(0, units - X).</summary>
    /// <param name="units">0 or more.</param>
    public double Leftover(int units) => Math.Max(0, units - Mean + Shortfall(units));

    /// <summary>The probabilities of 0, 1, 2, ... units.</summary>
    public double[] ToProbabilities()
    {
        var probabilities = (double[])_upTo.Clone();
        for (var n = probabilities.Length - 1; n > 0; n--)
        {
            probabilities[n] -= probabilities[n - 1];
        }

        return probabilities;
    }
}
