using Forecasting.Core.History;
using Forecasting.Core.Models.Skus.Recovery;

namespace Forecasting.Core.Models.Skus.Promotions;

/// <summary>What came of one promotion of a SKU, in one store or in several together.</summary>
/// <param name="SkuId">The SKU.</param>
/// <param name="FirstDay">Day index.</param>
/// <param name="LastDay">Day index.</param>
/// <param name="Depth">Share taken off the price, mean of its days, above 0.</param>
/// <param name="Units">Units wanted on its days.</param>
/// <param name="Usual">Units that the four weeks before it and the store's traffic let expect for these
/// days.</param>
internal sealed record PromotionRun(
    string SkuId, int FirstDay, int LastDay, double Depth, double Units, double Usual)
{
    private const int DaysBefore = 28;

    // Of seven days.
    private const double LeastTrafficBefore = 5;

    /// <summary>All promotions of a store that are over; one that goes on until the last known day may not
    /// be.</summary>
    internal static List<PromotionRun> Of(SkuContext context, StoreSkus store, SellOutProfile? walkIn)
    {
        List<SkuPrices> prices = [.. store.Series.Select(s => new SkuPrices(context.History, store, s, 0))];
        if (!prices.Exists(p => p.IsEverPromoted))
        {
            return [];
        }

        var recovery = new DemandRecovery(context, store, walkIn);
        var traffic = new RegularTraffic(store, prices);
        var runs = new List<PromotionRun>();
        foreach (var (series, ofSeries) in store.Series.Zip(prices).Where(s => s.Second.IsEverPromoted))
        {
            var demand = new float[series.Days];
            recovery.Recover(series, demand);
            AddRuns(series, ofSeries, demand, traffic, runs);
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

    private static void AddRuns(
        SkuSeries series, SkuPrices prices, float[] demand, RegularTraffic traffic, List<PromotionRun> runs)
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

            var (usual, before) = Sum(
                demand, Math.Max(0, first - DaysBefore), first - 1, day => prices.Depth(day) > 0 ? 0 : traffic.On(day));
            var (units, during) = Sum(demand, first, last, traffic.On);
            if (before >= LeastTrafficBefore && during > 0 && last < demand.Length - 1)
            {
                var depth = Enumerable.Range(first, last - first + 1).Average(prices.Depth);
                runs.Add(new PromotionRun(series.Sku.Id, first, last, depth, units, usual / before * during));
            }

            first = last;
        }
    }

    /// <summary>Units of the known days that count, and their traffic together.</summary>
    private static (double Units, double Traffic) Sum(float[] demand, int first, int last, Func<int, double> traffic)
    {
        var (units, all) = (0.0, 0.0);
        for (var day = first; day <= last; day++)
        {
            if (!float.IsNaN(demand[day]) && traffic(day) is > 0 and var weight)
            {
                units += demand[day];
                all += weight;
            }
        }

        return (units, all);
    }
}
