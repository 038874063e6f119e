using Forecasting.Core.Features;

namespace Forecasting.Core.Forecasts;

/// <summary>
/// Splits a number that is a product of effects into a sum: the additive logarithmic mean Divisia index, LMDI-I (Ang
/// 2005, "The LMDI approach to decomposition analysis: a practical guide", equation 4). It leaves no rest.
/// </summary>
public static class LogarithmicMean
{
    private const double SmallLogRatio = 1e-3;

    /// <summary>The logarithmic mean (a - b) / ln(a / b), and a where both are equal; 100 and 200 give
    /// 144.2695.</summary>
    /// <param name="a">Above 0.</param>
    /// <param name="b">Above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not above 0 or not finite.</exception>
    public static double Of(double a, double b)
    {
        foreach (var number in (ReadOnlySpan<double>)[a, b])
        {
            if (!(number > 0) || double.IsInfinity(number))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(a), number, "The logarithmic mean is one of finite numbers above 0.");
            }
        }

        var x = Math.Log(a / b);

        // Beside equality the quotient loses its digits; there sinh(x / 2) / (x / 2) is 1 + x^2 / 24.
        return Math.Abs(x) < SmallLogRatio ? Math.Sqrt(a) * Math.Sqrt(b) * (1 + (x * x / 24)) : (a - b) / x;
    }

    /// <summary>
    /// Splits orders whose log(1 + orders) is a sum of effects. The level's part is what the level alone would give,
    /// exp(level) - 1; each other effect e adds L(1 + number, exp(level)) e. What the effects leave open of the number
    /// is an effect of <see cref="Reason.Other"/>.
    /// </summary>
    /// <param name="number">Orders to split, 0 or more; 0 has parts of 0.</param>
    /// <param name="logs">[reason] effects, finite; the level's is log(1 + orders), the others are log ratios.</param>
    /// <exception cref="ArgumentException">There is not one finite effect per reason.</exception>
    public static Explanation Split(double number, ReadOnlySpan<double> logs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        if (logs.Length != Reasons.Count || logs.ContainsAnyExceptInRange(double.MinValue, double.MaxValue))
        {
            throw new ArgumentException($"A split needs {Reasons.Count} finite effects.", nameof(logs));
        }

        if (number == 0)
        {
            return Explanation.None;
        }

        var level = Math.Exp(logs[(int)Reason.Level]);
        var weight = Of(1 + number, level);
        var parts = new double[Reasons.Count];
        parts[(int)Reason.Level] = level - 1;
        var left = number - parts[(int)Reason.Level];
        for (var i = (int)Reason.Level + 1; i < (int)Reason.Other; i++)
        {
            parts[i] = weight * logs[i];
            left -= parts[i];
        }

        parts[(int)Reason.Other] = left;
        return new Explanation(number, parts);
    }
}
