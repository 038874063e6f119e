using Forecasting.Core.Planning.Stock;

namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>
/// The plan that is made by hand: the planner's orders of the days until the next delivery, times what a SKU sold for
/// each order in the last four weeks, and a cover of some days more, by class. No more than sells within the shelf
/// life, and in whole packs.
/// </summary>
/// <param name="CoverA">Days of cover of class A; may be below 0.</param>
/// <param name="CoverB">Days of cover of class B.</param>
/// <param name="CoverC">Days of cover of class C.</param>
public sealed record ManualStock(double CoverA, double CoverB, double CoverC)
{
    private const double Plenty = 14;

    // Packs are a cover of their own, so that even a little less than the mean may be enough.
    private const double Scant = -1;
    private const double Precision = 0.1;

    // Where no cover meets the target, because goods spoil or come late, so much more than plenty loses.
    private const double NearEnough = 0.0002;

    // As much as a customer can still eat on the last day.
    private const double LifeDaysMore = 0.5;

    /// <summary>Units to order.</summary>
    /// <param name="goods">The store.</param>
    /// <param name="sku">The SKU.</param>
    /// <param name="interval">When it comes, and the next one can.</param>
    /// <param name="expected">What the planner knows.</param>
    /// <param name="position">Units there and on their way.</param>
    internal int Units(
        StoreGoods goods, int sku, ProtectionInterval interval, ManualDemand expected, int position)
    {
        var until = expected.Units(sku, interval.Days);
        var perDay = until / interval.Days;
        var units = until + (Cover(goods.Classes[sku]) * perDay);
        var article = goods.Sku(sku);
        if (article.ShelfLifeDays is { } life)
        {
            units = Math.Min(units, Math.Max(until, perDay * (interval.ArrivalLead - 1 + life + LifeDaysMore)));
        }

        var packs = (int)Math.Ceiling((units - position) / article.PackSize);
        return packs <= 0 ? 0 : Math.Max(article.MinOrderPacks, packs) * article.PackSize;
    }

    /// <summary>The covers that would just have met the target on some days, each class by itself.</summary>
    /// <param name="lostShares">Lost over wanted lines of the classes A, B and C under a plan.</param>
    /// <param name="target">Share of lines that may be lost.</param>
    internal static ManualStock JustEnough(Func<ManualStock, double[]> lostShares, double target)
    {
        double[] most = [.. lostShares(new ManualStock(Plenty, Plenty, Plenty)).Select(s => Math.Max(target,
            s + NearEnough))];
        double[] low = [Scant, Scant, Scant], high = [Plenty, Plenty, Plenty];
        while (high.Zip(low, (h, l) => h - l).Max() > Precision)
        {
            double[] middle = [.. low.Zip(high, (l, h) => (l + h) / 2)];
            var lost = lostShares(new ManualStock(middle[0], middle[1], middle[2]));
            for (var i = 0; i < lost.Length; i++)
            {
                (low[i], high[i]) = lost[i] <= most[i] ? (low[i], middle[i]) : (middle[i], high[i]);
            }
        }

        return new ManualStock(high[0], high[1], high[2]);
    }

    private double Cover(char abc) => abc switch { 'A' => CoverA, 'B' => CoverB, _ => CoverC };
}
