using Forecasting.Core.Features;

namespace Forecasting.Core.Models.NewStore;

/// <summary>What one young series borrows: a weight for every lender, and its own level relative to theirs.</summary>
internal sealed class Borrowing
{
    private const double HalfLifeDays = 14;
    private const double ClosenessPower = 4;
    private const double ClosenessPriorDays = 3;

    private readonly LenderPool _pool;
    private readonly double _expectedLevel;

    private Borrowing(LenderPool pool, double[] weights, double expectedLevel, LevelUpdate level) =>
        (_pool, Weights, _expectedLevel, Level) = (pool, weights, expectedLevel, level);

    /// <summary>[lender of the pool] weights that sum to 1.</summary>
    public double[] Weights { get; }

    /// <summary>Sold over expected, after the known days.</summary>
    public LevelUpdate Level { get; }

    /// <summary>[lender] index among the daily series.</summary>
    public int[] Lenders => _pool.Series;

    /// <summary>Weighs the lenders and learns the level.</summary>
    /// <param name="chain">States at the origin.</param>
    /// <param name="pool">The lenders.</param>
    /// <param name="attributes">Of all stores.</param>
    /// <param name="young">Index of the young series.</param>
    public static Borrowing Of(ChainState chain, LenderPool pool, StoreAttributes attributes, int young)
    {
        var storeId = chain.History.Daily[young].Key.StoreId;
        var weights = AttributeWeights(chain, pool, attributes, storeId);
        var orders = chain.States[young].LogOrders;
        for (var lender = 0; lender < weights.Length; lender++)
        {
            weights[lender] *= Closeness(orders, chain.States[pool.Series[lender]].LogOrders, pool.DayVariance);
        }

        var sum = weights.Sum();
        weights = [.. weights.Select(w => w / sum)];
        var expected = pool.OfAttributes.At(attributes.Of(storeId));
        return new Borrowing(pool, weights, expected, Learn(chain, pool, weights, expected, orders));
    }

    /// <summary>The borrowed log(1 + orders) of a target; NaN where no lender has one.</summary>
    /// <param name="logs">[series x lead] the lenders' own; NaN = closed or unknown.</param>
    /// <param name="horizonDays">Leads per series.</param>
    /// <param name="leadIndex">Lead - 1.</param>
    public float Log(ReadOnlySpan<float> logs, int horizonDays, int leadIndex)
    {
        double sum = 0, total = 0;
        for (var lender = 0; lender < Weights.Length; lender++)
        {
            var log = logs[(_pool.Series[lender] * horizonDays) + leadIndex];
            if (!float.IsNaN(log))
            {
                sum += Weights[lender] * (log - _pool.Levels[lender]);
                total += Weights[lender];
            }
        }

        return total > 0
            ? (float)Math.Max(0, (sum / total) + _expectedLevel + Math.Log(Level.Ratio)) : float.NaN;
    }

    /// <summary>
    /// How much a lender counts for moving as the young series did on the days that both know: the inverse mean squared
    /// deviation of their log ratio from its own mean, shrunk to the usual one by some days, to a power.
    /// </summary>
    internal static double Closeness(ReadOnlySpan<float> young, ReadOnlySpan<float> lender, double dayVariance)
    {
        double sum = 0, squares = 0;
        var days = 0;
        for (var day = 0; day < young.Length; day++)
        {
            var ratio = (double)young[day] - lender[day];
            if (!double.IsNaN(ratio))
            {
                sum += ratio;
                squares += ratio * ratio;
                days++;
            }
        }

        var deviations = days > 1 ? Math.Max(0, squares - (sum * sum / days)) / dayVariance : 0;
        var relative = (deviations + ClosenessPriorDays) / (Math.Max(0, days - 1) + ClosenessPriorDays);
        return Math.Pow(relative, -ClosenessPower);
    }

    /// <summary>Like stores count more: 1 / (1 + squared distance over the median one).</summary>
    private static double[] AttributeWeights(
        ChainState chain, LenderPool pool, StoreAttributes attributes, string storeId)
    {
        double[] distances = [.. pool.Series.Select(s =>
            attributes.SquaredDistance(storeId, chain.History.Daily[s].Key.StoreId))];
        double[] sorted = [.. distances.Order()];
        var median = sorted[sorted.Length / 2];
        return [.. distances.Select(d => median > 0 ? 1 / (1 + (d / median)) : 1)];
    }

    private static LevelUpdate Learn(
        ChainState chain, LenderPool pool, double[] weights, double expectedLevel, ReadOnlySpan<float> orders)
    {
        double sold = 0, expected = 0, days = 0;
        var recency = 1.0;
        for (var day = orders.Length - 1; day >= 0; day--)
        {
            double sum = 0, total = 0;
            for (var lender = 0; lender < weights.Length && !float.IsNaN(orders[day]); lender++)
            {
                var log = chain.States[pool.Series[lender]].LogOrders[day];
                sum += float.IsNaN(log) ? 0 : weights[lender] * (log - pool.Levels[lender]);
                total += float.IsNaN(log) ? 0 : weights[lender];
            }

            if (total > 0)
            {
                // Both sides count 1 more than the orders, as all logs here do.
                sold += recency * Math.Exp(orders[day]);
                expected += recency * Math.Exp((sum / total) + expectedLevel);
                days += recency;
                recency *= Math.Pow(0.5, 1 / HalfLifeDays);
            }
        }

        var dispersion = days > 0 ? Math.Max(1, pool.DayVariance * expected / days) : 1;
        return LevelUpdate.Of(pool.OfAttributes.Variance, sold, expected, dispersion);
    }
}
