namespace Forecasting.Core.Evaluation;

/// <summary>
/// Splits a whole number into whole parts that add up to it, as near to given shares as can be (Hamilton's method).
/// </summary>
public static class LargestRemainder
{
    /// <summary>
    /// Splits <paramref name="total"/> in proportion to the shares: first the whole part of each quota, then one more
    /// to those with the largest remainders, earlier ones first. 10 by 1, 1, 1 gives 4, 3, 3.
    /// </summary>
    /// <param name="shares">0 or more each; a share of 0 gets 0.</param>
    /// <param name="total">0 or more.</param>
    /// <returns>One part per share.</returns>
    /// <exception cref="ArgumentException">A share or the total is negative, or there is something to split and all
    /// shares are 0.</exception>
    public static long[] Split(ReadOnlySpan<double> shares, long total)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        var sum = Sum(shares);
        var parts = new long[shares.Length];
        if (total == 0)
        {
            return parts;
        }

        if (!(sum > 0))
        {
            throw new ArgumentException($"{total} cannot be split: every share is 0.", nameof(shares));
        }

        var remainders = new double[shares.Length];
        var order = new int[shares.Length];
        var left = total;
        for (var i = 0; i < shares.Length; i++)
        {
            var quota = shares[i] / sum * total;
            parts[i] = (long)Math.Floor(quota);
            remainders[i] = shares[i] > 0 ? parts[i] - quota : double.PositiveInfinity;
            order[i] = i;
            left -= parts[i];
        }

        GiveRest(parts, remainders, order, left);
        return parts;
    }

    private static void GiveRest(long[] parts, double[] negativeRemainders, int[] order, long left)
    {
        Array.Sort(order, (a, b) => (negativeRemainders[a], a).CompareTo((negativeRemainders[b], b)));
        for (var i = 0; left > 0; i++, left--)
        {
            parts[order[i]]++;
        }

        // Floating-point quotas of whole numbers may round up; what is then too much comes back from the least due.
        for (var i = order.Length - 1; left < 0; i--)
        {
            var taken = parts[order[i]] > 0 ? 1 : 0;
            parts[order[i]] -= taken;
            left += taken;
        }
    }

    private static double Sum(ReadOnlySpan<double> shares)
    {
        double sum = 0;
        foreach (var share in shares)
        {
            if (!(share >= 0))
            {
                throw new ArgumentException($"A share is 0 or more; there is {share}.", nameof(shares));
            }

            sum += share;
        }

        return sum;
    }
}
