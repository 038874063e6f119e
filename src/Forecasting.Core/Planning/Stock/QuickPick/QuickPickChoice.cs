namespace Forecasting.Core.Planning.Stock.QuickPick;

/// <summary>
/// Chooses the SKUs of a quick-pick room: those that save most for the root of their flow first (Bartholdi and Hackman
/// 2019, ch. 8), as many as cost least together; then changes of one or two SKUs as long as one makes it cheaper. A
/// room in use is changed step by step from what lies there, the best change first, within the moves of a week, or
/// filled anew where that is better and takes no more moves.
/// </summary>
public static class QuickPickChoice
{
    private const int Rounds = 6;
    private const int Tried = 40;
    private const double Worthwhile = 1e-6;

    /// <summary>Shares of all lines from which the choice is begun.</summary>
    private static readonly double[] Parts = [0, 0.5, 0.98];

    /// <summary>Chooses.</summary>
    /// <param name="skus">All SKUs of the store.</param>
    /// <param name="baskets">The store's orders.</param>
    /// <param name="roomLitres">Litres, 0 or more.</param>
    /// <param name="costs">What work costs.</param>
    /// <returns>[sku] whether it lies in the room.</returns>
    public static bool[] Of(
        IReadOnlyList<QuickPickSku> skus, Baskets baskets, double roomLitres, QuickPickCosts costs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(roomLitres);
        var cost = new RoomCost(skus, baskets, roomLitres, costs);
        var anew = Anew(skus, cost);
        if (skus.All(s => !s.IsInRoom))
        {
            return anew;
        }

        bool[] chosen = [.. skus.Select(s => s.IsInRoom)];
        var mostMoves = (int)(costs.MostMovedShare * skus.Count);
        Fit(chosen, skus, cost);
        Improve(chosen, skus, cost, mostMoves);
        var (planned, changed) = (SumsOf(anew, cost), SumsOf(chosen, cost));
        return planned.Moves <= mostMoves && cost.Of(planned) < cost.Of(changed) ? anew : chosen;
    }

    /// <summary>What a choice costs a day, yuan.</summary>
    /// <param name="chosen">[sku] whether it lies in the room.</param>
    /// <param name="skus">All SKUs of the store.</param>
    /// <param name="baskets">The store's orders.</param>
    /// <param name="roomLitres">Litres, above 0.</param>
    /// <param name="costs">What work costs.</param>
    public static double Cost(
        IReadOnlyList<bool> chosen,
        IReadOnlyList<QuickPickSku> skus,
        Baskets baskets,
        double roomLitres,
        QuickPickCosts costs)
    {
        var cost = new RoomCost(skus, baskets, roomLitres, costs);
        return cost.Of(SumsOf(chosen, cost));
    }

    // The more of an order lies in the room, the more the next line saves: what is best from nothing, from a part and
    // from all may differ.
    private static bool[] Anew(IReadOnlyList<QuickPickSku> skus, RoomCost cost)
    {
        var all = SumsOf([.. skus.Select(_ => true)], cost);
        var (best, least) = (new bool[skus.Count], cost.Of(cost.Empty));
        foreach (var chosen in Parts.Select(p => Prefix(skus, cost, cost.Empty with { Lines = p * all.Lines }))
            .Append(new bool[skus.Count]))
        {
            Improve(chosen, skus, cost, int.MaxValue);
            var own = cost.Of(SumsOf(chosen, cost));
            (best, least) = own < least ? (chosen, own) : (best, least);
        }

        return best;
    }

    // A line saves more or less by what else lies in the room, so rank and number are found in turns.
    private static bool[] Prefix(IReadOnlyList<QuickPickSku> skus, RoomCost cost, RoomCost.Sums sums)
    {
        var (best, least) = (new bool[skus.Count], double.PositiveInfinity);
        for (var round = 0; round < Rounds; round++)
        {
            var at = sums;
            int[] order =
            [
                .. Enumerable.Range(0, skus.Count).Where(i => skus[i].FlowLitres > 0)
                    .OrderByDescending(i => cost.Saving(i, at) / Math.Sqrt(skus[i].FlowLitres)).ThenBy(i => i),
            ];
            var (count, cheapest) = (0, double.PositiveInfinity);
            sums = cost.Empty;
            var grown = cost.Empty;
            for (var i = 0; i < order.Length; i++)
            {
                grown = cost.With(grown, order[i], 1);
                if (cost.Of(grown) < cheapest)
                {
                    (count, cheapest, sums) = (i + 1, cost.Of(grown), grown);
                }
            }

            if (!(cheapest < least))
            {
                break;
            }

            least = cheapest;
            best = new bool[skus.Count];
            Array.ForEach(order[..count], i => best[i] = true);
        }

        return best;
    }

    // What no longer fits, since the room was made smaller, leaves whatever the moves: what saves least for its litres.
    private static void Fit(bool[] chosen, IReadOnlyList<QuickPickSku> skus, RoomCost cost)
    {
        var sums = SumsOf(chosen, cost);
        foreach (var sku in Enumerable.Range(0, skus.Count).Where(i => chosen[i])
            .OrderBy(i => cost.Saving(i, sums) / skus[i].LeastLitres).ToList())
        {
            if (double.IsFinite(cost.Of(sums)))
            {
                return;
            }

            sums = cost.With(sums, sku, -1);
            chosen[sku] = false;
        }
    }

    private static void Improve(bool[] chosen, IReadOnlyList<QuickPickSku> skus, RoomCost cost, int mostMoves)
    {
        var sums = SumsOf(chosen, cost);
        for (var steps = 0; steps < 2 * skus.Count; steps++)
        {
            var best = (Cost: cost.Of(sums) - Worthwhile, First: -1, Second: -1);
            var (adds, drops) = Candidates(chosen, skus, cost, sums);
            int[] changes = [.. adds, .. drops];
            for (var i = 0; i < changes.Length; i++)
            {
                var one = cost.With(sums, changes[i], chosen[changes[i]] ? -1 : 1);
                Try(one, changes[i], -1);
                for (var j = i + 1; j < changes.Length; j++)
                {
                    Try(cost.With(one, changes[j], chosen[changes[j]] ? -1 : 1), changes[i], changes[j]);
                }
            }

            if (best.First < 0)
            {
                return;
            }

            foreach (var sku in new[] { best.First, best.Second }.Where(s => s >= 0))
            {
                sums = cost.With(sums, sku, chosen[sku] ? -1 : 1);
                chosen[sku] = !chosen[sku];
            }

            void Try(in RoomCost.Sums changed, int first, int second)
            {
                var isAllowed = changed.Moves <= mostMoves || changed.Moves < sums.Moves;
                best = isAllowed && cost.Of(changed) is var own && own < best.Cost ? (own, first, second) : best;
            }
        }
    }

    // The outsiders that save most for their space, and the insiders that save least.
    private static (int[] Adds, int[] Drops) Candidates(
        bool[] chosen, IReadOnlyList<QuickPickSku> skus, RoomCost cost, RoomCost.Sums sums)
    {
        var ranked = Enumerable.Range(0, skus.Count).Where(i => skus[i].FlowLitres > 0 || chosen[i])
            .Select(i => (Sku: i, Worth: cost.Saving(i, sums) / Math.Sqrt(Math.Max(1e-9, skus[i].FlowLitres))))
            .OrderByDescending(r => r.Worth).ThenBy(r => r.Sku).ToList();
        return (
            [.. ranked.Where(r => !chosen[r.Sku]).Take(Tried).Select(r => r.Sku)],
            [.. ranked.Where(r => chosen[r.Sku]).TakeLast(Tried).Select(r => r.Sku)]);
    }

    private static RoomCost.Sums SumsOf(IReadOnlyList<bool> chosen, RoomCost cost)
    {
        var sums = cost.Empty;
        for (var sku = 0; sku < chosen.Count; sku++)
        {
            sums = chosen[sku] ? cost.With(sums, sku, 1) : sums;
        }

        return sums;
    }
}
