using Forecasting.Core.History;
using Forecasting.Core.Models.Skus.Recovery;

namespace Forecasting.Core.Models.Skus.Promotions;

/// <summary>What came of one promotion of a SKU, in one store or in several together.</summary>
/// <param name="SkuId">The SKU.</param>
/// <param name="FirstDay">Day index.</param>
/// <param name="LastDay">Day index.</param>
/// <param name="Depth">Share taken off the price, mean of its days, above 0.</param>
/// <param name="Units">Units wanted on its days.</param>
/// <param name="Usual">Units that the four weeks before it let expect for these days.</param>
internal sealed record PromotionRun(
    string SkuId, int FirstDay, int LastDay, double Depth, double Units, double Usual)
{
    private const int DaysBefore = 28;
    private const int FewestDaysBefore = 7;

    /// <summary>All promotions of a store that are over or under way.</summary>
    internal static List<PromotionRun> Of(SkuContext context, StoreSkus store, SellOutProfile? walkIn)
    {
        var recovery = new DemandRecovery(context, store, walkIn);
        var runs = new List<PromotionRun>();
        foreach (var series in store.Series)
        {
            var prices = new SkuPrices(context.History, store, series, 0);
            if (!prices.IsEverPromoted)
            {
                continue;
            }

            var demand = new float[series.Days];
            recovery.Recover(series, demand);
            AddRuns(series, prices, demand, runs);
        }

        return runs;
    }

    /// <summary>The same promotion in several stores.</summary>
    internal static PromotionRun Together(IEnumerable<PromotionRun> runs)
    {
        var all = runs.ToList();
        var usual = all.Sum(run => run.Usual);
        return all[0] with
        {
            LastDay = all.Max(run => run.LastDay),
            Depth = usual > 0 ? all.Sum(run => run.Depth * run.Usual) / usual : all[0].Depth,
            Units = all.Sum(run => run.Units),
            Usual = usual,
        };
    }

    private static void AddRuns(SkuSeries series, SkuPrices prices, float[] demand, List<PromotionRun> runs)
    {
        for (var first = series.FirstDay; first < demand.Length; first++)
        {
            if (!(prices.Depth(first) > 0))
            {
                continue;
            }

            var last = first;
            while (last + 1 < demand.Length && prices.Depth(last + 1) > 0)
            {
                last++;
            }

            var (usual, daysBefore) = Sum(
                demand, Math.Max(0, first - DaysBefore), first - 1, day => !(prices.Depth(day) > 0));
            var (units, days) = Sum(demand, first, last, _ => true);
            if (daysBefore >= FewestDaysBefore && days > 0)
            {
                var depth = Enumerable.Range(first, last - first + 1).Average(prices.Depth);
                runs.Add(new PromotionRun(series.Sku.Id, first, last, depth, units, usual / daysBefore * days));
            }

            first = last;
        }
    }

    private static (double Units, int Days) Sum(float[] demand, int first, int last, Func<int, bool> counts)
    {
        var (units, days) = (0.0, 0);
        for (var day = first; day <= last; day++)
        {
            if (!float.IsNaN(demand[day]) && counts(day))
            {
                units += demand[day];
                days++;
            }
        }

        return (units, days);
    }
}
