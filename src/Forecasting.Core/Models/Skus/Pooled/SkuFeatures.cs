using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models.Skus.Promotions;

namespace Forecasting.Core.Models.Skus.Pooled;

/// <summary>
/// What the pooled model sees of a SKU in a store on a target day: its own past relative to its level, how it is sold,
/// its category's and its store's movement, the store's orders of the day, price and promotion. All of it is known at
/// the origin.
/// </summary>
internal static class SkuFeatures
{
    /// <summary>Columns in a row.</summary>
    internal const int Columns = 38;

    private const double Little = 0.02;
    private const int FarthestDays = 182;
    private const int LongestStillness = 120;

    /// <summary>
    /// Fills what does not depend on the target day.
    /// </summary>
    /// <param name="demand">The SKU.</param>
    /// <param name="peers">Its category in the same store, all SKUs together.</param>
    /// <param name="traffic">The store.</param>
    /// <param name="end">The day after the origin.</param>
    /// <param name="row">[<see cref="Columns"/>].</param>
    /// <returns>The SKU's level, units a day, above 0.</returns>
    internal static double FillOrigin(
        SkuDemand demand, SkuDemand peers, StoreTraffic traffic, int end, Span<float> row)
    {
        var level = Level(demand, end);
        row[0] = (float)Math.Log(level);
        ReadOnlySpan<int> windows = [7, 14, 28, 56, 91, FarthestDays];
        for (var i = 0; i < windows.Length; i++)
        {
            row[1 + i] = LogRatio(demand.Mean(end, windows[i]), level);
        }

        row[7] = (float)demand.SoldShare(end, 28);
        row[8] = (float)demand.SoldShare(end, 91);
        row[9] = demand.DaysSinceSold(end, LongestStillness);
        row[10] = LogRatio(demand.SizeWhenSold(end, 91), level);
        row[11] = LogRatio(demand.SizeWhenSold(end, 91), demand.SizeWhenSold(end, 28));
        Span<float> sorted = stackalloc float[FarthestDays];
        var known = demand.Sorted(end, 91, sorted);
        row[12] = known > 0 ? (float)(sorted[(int)(0.5 * known)] / level) : 0;
        row[13] = known > 0 ? LogRatio(sorted[(int)(0.9 * known)], level) : 0;
        row[14] = known > 0 ? LogRatio(sorted[(int)(0.975 * known)], level) : 0;
        row[15] = known > 0 ? LogRatio(sorted[known - 1], level) : 0;
        row[16] = Math.Min(400, end - demand.Series.FirstDay);
        row[17] = LogRatio(peers.Mean(end, 7), peers.Mean(end, 28));
        row[18] = LogRatio(peers.Mean(end, 28), peers.Mean(end, 91));
        row[19] = (float)Math.Log(traffic.Trend(end, 7, 28));
        row[20] = (float)Math.Log(traffic.Trend(end, 28, 91));
        row[21] = LogRatio(peers.Mean(end, 91), 1);
        row[22] = UnitsPerLine(demand.Series, end);
        row[23] = (float)Math.Log(1 + (demand.Series.Sku.UnitPrice ?? 0));
        return level;
    }

    /// <summary>Fills what depends on the target day.</summary>
    /// <param name="demand">The SKU.</param>
    /// <param name="prices">Its price and promotions.</param>
    /// <param name="end">The day after the origin.</param>
    /// <param name="target">Day index of the target.</param>
    /// <param name="date">Its date.</param>
    /// <param name="traffic">Traffic of the day over that of an ordinary day.</param>
    /// <param name="lift">What a promotion does to the day.</param>
    /// <param name="level">As <see cref="FillOrigin"/> gave it.</param>
    /// <param name="row">As <see cref="FillOrigin"/> filled it.</param>
    /// <returns>Units that level, traffic and promotion alone let expect, above 0.</returns>
    internal static double FillTarget(
        SkuDemand demand,
        SkuPrices prices,
        int end,
        int target,
        DateOnly date,
        double traffic,
        PromotionLift lift,
        double level,
        Span<float> row)
    {
        row[24] = target - end + 1;
        row[25] = date.DaysSinceMonday();
        row[26] = (float)Math.Log(traffic);
        row[27] = LogRatio(demand.SameWeekday(end, target, 8), level * traffic);
        row[28] = LogRatio(demand.SameWeekday(end, target, 3), level * traffic);
        row[29] = (float)prices.Depth(target);
        row[30] = (float)prices.MeanDepth(end, 28);
        row[31] = prices.DaysSincePromotion(target);
        row[32] = prices.LogRelativePrice(end);
        row[33] = YearAgo(demand, end, target, level);
        row[34] = date.DayOfYear;
        row[35] = date.Day;
        row[36] = (float)lift.Log;
        row[37] = (float)lift.Spread;
        return level * traffic * lift.Factor;
    }

    /// <summary>Units a day: recent weeks count more, and a SKU that is new is not thought to sell nothing.</summary>
    private static double Level(SkuDemand demand, int end)
    {
        double sum = 0, weights = 0;
        foreach (var (days, weight) in new (int, double)[] { (14, 0.25), (28, 0.35), (91, 0.4) })
        {
            var mean = demand.Mean(end, days);
            if (!double.IsNaN(mean))
            {
                sum += weight * mean;
                weights += weight;
            }
        }

        var known = demand.Known(end, 91);
        return ((weights > 0 ? sum / weights * known : 0) + 1) / (known + 7);
    }

    private static float LogRatio(double value, double level)
    {
        var log = Math.Log((value + (Little * level)) / (level * (1 + Little)));
        return double.IsNaN(log) ? 0 : (float)Math.Clamp(log, -6, 6);
    }

    private static float UnitsPerLine(SkuSeries series, int end)
    {
        double units = 0, lines = 0;
        for (var day = Math.Max(series.FirstDay, end - 91); day < end; day++)
        {
            units += series.Units(day);
            lines += series.Lines(day);
        }

        return lines > 0 ? (float)Math.Log(Math.Max(1, units / lines)) : 0;
    }

    // The four weeks around the day a year before, over the level then; 0 where there was none.
    private static float YearAgo(SkuDemand demand, int end, int target, double level)
    {
        var (then, middle) = (end - 364, target - 364 + 14);
        if (then - 91 < demand.Series.FirstDay || middle > end)
        {
            return 0;
        }

        return LogRatio(demand.Mean(middle, 28), Math.Max(Little * level, demand.Mean(then, 56)));
    }
}
