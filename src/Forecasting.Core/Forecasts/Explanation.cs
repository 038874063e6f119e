using Forecasting.Core.Features;

namespace Forecasting.Core.Forecasts;

/// <summary>Why a step's mean is what it is: orders by reason, which add up to it.</summary>
public sealed class Explanation
{
    private const double Tolerance = 1e-6;

    private readonly double[] _parts;

    /// <summary>Makes a split from parts that the caller gives away.</summary>
    /// <param name="number">Mean orders of the step, 0 or more.</param>
    /// <param name="parts">[reason], orders; parts other than the level may be negative.</param>
    /// <exception cref="ArgumentException">There is not one finite part per reason, or they do not add up to the number
    /// within 1e-6.</exception>
    public Explanation(double number, double[] parts)
    {
        if (parts.Length != Reasons.Count)
        {
            throw new ArgumentException(
                $"{parts.Length} parts are not one for each of {Reasons.Count} reasons.", nameof(parts));
        }

        var sum = parts.Sum();
        if (!(Math.Abs(sum - number) <= Tolerance))
        {
            throw new ArgumentException($"Parts add up to {sum} and not to {number} orders.", nameof(parts));
        }

        Number = number;
        _parts = parts;
    }

    /// <summary>A step on which nothing is expected.</summary>
    public static Explanation None { get; } = new(0, new double[Reasons.Count]);

    /// <summary>Mean orders of the step.</summary>
    public double Number { get; }

    /// <summary>[reason] orders.</summary>
    public ReadOnlySpan<double> Parts => _parts;

    /// <summary>The orders of one reason.</summary>
    /// <param name="reason">The reason.</param>
    public double this[Reason reason] => _parts[(int)reason];

    /// <summary>The split of a number of which no more is known than how large it is.</summary>
    /// <param name="number">Mean orders, 0 or more.</param>
    /// <param name="reason">What all of it is put down to.</param>
    public static Explanation Whole(double number, Reason reason)
    {
        var parts = new double[Reasons.Count];
        parts[(int)reason] = number;
        return new Explanation(number, parts);
    }

    /// <summary>The same reasons in the same proportions for a share of the step, such as an hour of a day.</summary>
    /// <param name="number">Mean orders of the share, 0 or more.</param>
    public Explanation InProportion(double number) =>
        number == Number ? this
        : Number == 0 ? Whole(number, Reason.Other)
        : new Explanation(number, Array.ConvertAll(_parts, p => p * (number / Number)));

    /// <summary>The split of a sum, reason by reason: channels of a store, hours of a day.</summary>
    /// <param name="addends">Any number.</param>
    public static Explanation Sum(IEnumerable<Explanation> addends)
    {
        var parts = new double[Reasons.Count];
        double number = 0;
        foreach (var addend in addends)
        {
            number += addend.Number;
            for (var i = 0; i < parts.Length; i++)
            {
                parts[i] += addend._parts[i];
            }
        }

        return new Explanation(number, parts);
    }
}
