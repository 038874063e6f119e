using Forecasting.Core.History;
using Forecasting.Core.Planning.Stock.QuickPick;

namespace Forecasting.Stock;

/// <summary>The usual way to fill a quick-pick room: the SKUs that sold most in the last four weeks, each with
/// as many days of demand as the others; or with space shared out as in the plan, so that only the choice
/// differs.</summary>
internal static class TopSellers
{
    private const int DaysBack = 28;

    /// <summary>[sku] units for which there is room, of the first so many.</summary>
    /// <param name="ranked">SKUs by lines, most first.</param>
    /// <param name="count">How many; fewer where no more fit.</param>
    /// <param name="skus">What of each matters for the room.</param>
    /// <param name="litres">Litres of the room.</param>
    /// <param name="costs">What work costs.</param>
    /// <param name="isByDays">Whether each gets as many days of demand as the others; else space is as in the
    /// plan.</param>
    internal static int[] Units(
        IReadOnlyList<int> ranked,
        int count,
        IReadOnlyList<QuickPickSku> skus,
        double litres,
        QuickPickCosts costs,
        bool isByDays)
    {
        var inside = Inside(ranked, count, skus, litres);
        QuickPickSku[] shared = [.. inside.Select(i => skus[i])];
        var space = isByDays ? ByDays(shared, litres) : RoomSpace.Share(shared, litres, costs.MostDays);
        var units = new int[skus.Count];
        foreach (var (sku, own) in inside.Zip(space))
        {
            units[sku] = RoomSpace.Units(skus[sku], own);
        }

        return units;
    }

    /// <summary>The number of top sellers that costs least by the plan's own reckoning.</summary>
    internal static int BestCount(
        IReadOnlyList<int> ranked,
        IReadOnlyList<QuickPickSku> skus,
        Baskets baskets,
        double litres,
        QuickPickCosts costs,
        bool isByDays)
    {
        var (best, least) = (0, double.PositiveInfinity);
        QuickPickSku[] anew = [.. skus.Select(s => s with { IsInRoom = false })];
        var chosen = new bool[skus.Count];
        double flow = 0, roots = 0;
        for (var count = 1; count <= ranked.Count; count++)
        {
            var sku = ranked[count - 1];
            chosen[sku] = true;
            (flow, roots) = (flow + skus[sku].FlowLitres, roots + Math.Sqrt(skus[sku].FlowLitres));

            // Of n SKUs with equal days each is restocked flow / litres times: n flow / litres together.
            var more = isByDays ? ((count * flow) - (roots * roots)) / litres * costs.RestockMinutes * costs.MinuteCost
                : 0;
            var cost = count % 5 == 0 ? more + QuickPickChoice.Cost(chosen, anew, baskets, litres, costs)
                : double.PositiveInfinity;
            (best, least) = cost < least ? (count, cost) : (best, least);
        }

        return best;
    }

    /// <summary>SKUs by what was sold of them online, most first: units, or order lines.</summary>
    internal static IReadOnlyList<int> Ranked(StoreSkus store, bool isByLines) =>
    [
        .. Enumerable.Range(0, store.Series.Count).OrderByDescending(i => Enumerable
            .Range(Math.Max(0, store.Days - DaysBack), Math.Min(DaysBack, store.Days))
            .Sum(d => isByLines ? store.Series[i].Lines(d) : store.Series[i].Units(d))).ThenBy(i => i),
    ];

    // In proportion to the flow, but no less than each can have.
    private static double[] ByDays(QuickPickSku[] skus, double litres)
    {
        var (low, high) = (0.0, 1e6);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = skus.Sum(s => Math.Max(s.LeastLitres, middle * s.FlowLitres)) > litres
                ? (low, middle) : (middle, high);
        }

        return [.. skus.Select(s => Math.Max(s.LeastLitres, low * s.FlowLitres))];
    }

    private static List<int> Inside(
        IReadOnlyList<int> ranked, int count, IReadOnlyList<QuickPickSku> skus, double litres)
    {
        var (inside, least) = (new List<int>(), 0.0);
        foreach (var sku in ranked.Take(count))
        {
            least += skus[sku].LeastLitres;
            if (least > litres)
            {
                break;
            }

            inside.Add(sku);
        }

        return inside;
    }
}
