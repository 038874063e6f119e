using Forecasting.Core.History;

namespace Forecasting.Core.Models.Skus.Recovery;

/// <summary>
/// What was wanted on days on which a SKU sold out. Until then it sold the share F of the day's demand, which the hours
/// of online orders and the walk-in profile tell, so that the first guess of the demand is units / F. It is drawn a
/// little towards the SKU's usual days: with a gamma prior of shape a and mean m for the day's rate and a Poisson count
/// up to the sell-out, units + (1 - F) (a + units) / (a / m + F) (two stages as in FreshRetailNet, arXiv 2505.16319).
/// </summary>
internal sealed class DemandRecovery
{
    private const double PriorShape = 1;
    private const double SmallestSeenShare = 0.25;
    private const int UsualDays = 28;
    private readonly StoreSkus _store;
    private readonly OnlineHours? _hours;
    private readonly SellOutProfile? _walkIn;

    internal DemandRecovery(SkuContext context, StoreSkus store, SellOutProfile? walkIn) =>
        (_store, _hours, _walkIn) = (store, OnlineHours.Of(context, store), walkIn);

    /// <summary>Units wanted.</summary>
    /// <param name="series">A series of the store.</param>
    /// <param name="demand">[day] units wanted, NaN where not known; filled here.</param>
    /// <returns>[day] the share of the demand that was seen, 1 where the SKU did not sell out.</returns>
    internal float[] Recover(SkuSeries series, Span<float> demand)
    {
        var seen = new float[series.Days];
        var onlineShare = OnlineShare(series);
        var isCensored = false;
        for (var day = 0; day < demand.Length; day++)
        {
            demand[day] = series.IsKnown(day) ? series.AllUnits(day) : float.NaN;
            seen[day] = 1;
            if (series.SoldOutHours(day) > 0)
            {
                seen[day] = (float)SeenShare(day, series.SoldOutHours(day), onlineShare);
                isCensored = true;
            }
        }

        if (isCensored)
        {
            Complete(series, demand, seen);
        }

        return seen;
    }

    private static void Complete(SkuSeries series, Span<float> demand, float[] seen)
    {
        // First what the seen share alone tells, which the usual days of the second stage are then the mean of.
        var first = demand.ToArray();
        for (var day = 0; day < first.Length; day++)
        {
            first[day] = seen[day] >= SmallestSeenShare ? first[day] / seen[day] : float.NaN;
        }

        var sums = new double[first.Length + 1, 2, 2];
        for (var day = 0; day < first.Length; day++)
        {
            var kind = series.IsPromoted(day) ? 1 : 0;
            for (var k = 0; k < 2; k++)
            {
                var counts = k == kind && !float.IsNaN(first[day]);
                sums[day + 1, k, 0] = sums[day, k, 0] + (counts ? first[day] : 0);
                sums[day + 1, k, 1] = sums[day, k, 1] + (counts ? 1 : 0);
            }
        }

        for (var day = 0; day < first.Length; day++)
        {
            if (seen[day] < 1)
            {
                var usual = Usual(sums, day, series.IsPromoted(day) ? 1 : 0);
                var units = demand[day];
                demand[day] = (float)(double.IsNaN(usual) || usual <= 0
                    ? units / Math.Max(SmallestSeenShare, seen[day])
                    : units + ((1 - seen[day]) * (PriorShape + units) / ((PriorShape / usual) + seen[day])));
            }
        }
    }

    // Mean of the days around, with promotion or without as the day itself; of all days where there are none.
    private static double Usual(double[,,] sums, int day, int kind)
    {
        var days = sums.GetLength(0) - 1;
        foreach (var reach in new[] { UsualDays, days })
        {
            int from = Math.Max(0, day - reach), to = Math.Min(days, day + reach + 1);
            var known = sums[to, kind, 1] - sums[from, kind, 1];
            if (known >= 5)
            {
                return (sums[to, kind, 0] - sums[from, kind, 0]) / known;
            }
        }

        var all = sums[days, 0, 1] + sums[days, 1, 1];
        return all > 0 ? (sums[days, 0, 0] + sums[days, 1, 0]) / all : double.NaN;
    }

    private double SeenShare(int day, double soldOutHours, double onlineShare)
    {
        var close = _store.Store.CloseHour ?? 24;
        var open = _store.Store.OpenHour ?? 0;
        var end = (close <= open ? close + 24 : close) - soldOutHours;
        var even = Math.Clamp((end - open) / Math.Max(1, (close <= open ? close + 24 : close) - open), 0, 1);
        var online = _hours?.Until(day, end) ?? even;
        var walkIn = _walkIn?.Until(end) ?? even;
        return Math.Clamp((onlineShare * online) + ((1 - onlineShare) * walkIn), 0, 0.999);
    }

    private static double OnlineShare(SkuSeries series)
    {
        double online = 0, all = 0;
        for (var day = series.FirstDay; day < series.Days; day++)
        {
            var counts = series.IsKnown(day) && series.SoldOutHours(day) == 0;
            online += counts ? series.Units(day) : 0;
            all += counts ? series.AllUnits(day) : 0;
        }

        return all > 0 ? online / all : 1;
    }
}
