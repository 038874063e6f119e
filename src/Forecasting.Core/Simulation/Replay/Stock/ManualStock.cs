using Forecasting.Core.Planning.Stock;

namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>
/// The plan that is made by hand: the planner's orders of the days until the next delivery, times what a SKU sold for
/// each order in the last four weeks, and a cover of some days more, by class and by whether it is fresh. No more than
/// sells within the shelf life, and in whole packs.
/// </summary>
/// <param name="Covers">[group, as in <see cref="Groups"/>] days of cover; may be below 0.</param>
public sealed record ManualStock(IReadOnlyList<double> Covers)
{
    private const double Plenty = 14;

    // Packs are a cover of their own, so that even a little less than the mean may be enough.
    private const double Scant = -1;
    private const double Precision = 0.1;

    // Where no cover meets the target, because goods spoil or come late: nobody throws more goods away for the last two
    // lines of a thousand.
    private const double NearEnough = 0.002;

    // As much as a customer can still eat on the last day.
    private const double LifeDaysMore = 0.5;

    // A week on the shelf and no more.
    private const int FreshDays = 7;

    /// <summary>Fresh goods of the classes A, B and C, then those that last.</summary>
    public static IReadOnlyList<string> Groups { get; } =
        ["fresh A", "fresh B", "fresh C", "lasting A", "lasting B", "lasting C"];

    /// <summary>The same cover for all.</summary>
    /// <param name="cover">Days.</param>
    internal static ManualStock Of(double cover) => new([.. Groups.Select(_ => cover)]);

    /// <summary>The group of a SKU.</summary>
    internal static int Group(StoreGoods goods, int sku) =>
        (goods.Sku(sku).ShelfLifeDays <= FreshDays ? 0 : 3) + (goods.Classes[sku] - 'A');

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
        var units = until + (Covers[Group(goods, sku)] * perDay);
        var article = goods.Sku(sku);
        if (article.ShelfLifeDays is { } life)
        {
            units = Math.Min(units, Math.Max(until, perDay * (interval.ArrivalLead - 1 + life + LifeDaysMore)));
        }

        var packs = (int)Math.Ceiling((units - position) / article.PackSize);
        return packs <= 0 ? 0 : Math.Max(article.MinOrderPacks, packs) * article.PackSize;
    }

    /// <summary>The covers that would just have met the target on some days, each group by itself.</summary>
    /// <param name="lostShares">[group] lost over wanted lines under a plan.</param>
    /// <param name="target">Share of lines that may be lost.</param>
    internal static ManualStock JustEnough(Func<ManualStock, double[]> lostShares, double target)
    {
        double[] most = [.. lostShares(Of(Plenty)).Select(s => Math.Max(target, s + NearEnough))];
        double[] low = [.. Groups.Select(_ => Scant)], high = [.. Groups.Select(_ => Plenty)];
        while (high.Zip(low, (h, l) => h - l).Max() > Precision)
        {
            double[] middle = [.. low.Zip(high, (l, h) => (l + h) / 2)];
            var lost = lostShares(new ManualStock(middle));
            for (var i = 0; i < lost.Length; i++)
            {
                (low[i], high[i]) = lost[i] <= most[i] ? (low[i], middle[i]) : (middle[i], high[i]);
            }
        }

        return new ManualStock(high);
    }
}
