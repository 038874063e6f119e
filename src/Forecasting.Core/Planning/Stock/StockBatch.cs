using Forecasting.Core.History;

namespace Forecasting.Core.Planning.Stock;

/// <summary>Units that came together.</summary>
/// <param name="Units">0 or more.</param>
/// <param name="LastLead">The last lead on which they may be sold: 1 is tomorrow; int.MaxValue where they keep.</param>
public readonly record struct StockBatch(int Units, int LastLead);

/// <summary>What lies in a store of one SKU after closing, by age.</summary>
public static class AgedStock
{
    /// <summary>Never sold out of date.</summary>
    public const int Keeps = int.MaxValue;

    /// <summary>
    /// The batches of a stock whose ages were not kept: customers take the oldest first, so what is left came with the
    /// last deliveries. What these do not explain is taken for as old as can be.
    /// </summary>
    /// <param name="onHand">Units after closing, 0 or more.</param>
    /// <param name="arrivals">Deliveries that came up to today, in any order.</param>
    /// <param name="today">The day after whose closing it is.</param>
    /// <param name="shelfLifeDays">Days from delivery to waste, at least 1; null where it keeps.</param>
    /// <returns>The oldest first.</returns>
    public static IReadOnlyList<StockBatch> Estimate(
        int onHand, IEnumerable<StockDelivery> arrivals, DateOnly today, int? shelfLifeDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onHand);
        if (shelfLifeDays is not { } life)
        {
            return onHand > 0 ? [new StockBatch(onHand, Keeps)] : [];
        }

        var batches = new List<StockBatch>();
        foreach (var arrival in arrivals.Where(a => a.DeliveredOn <= today)
            .OrderByDescending(a => a.DeliveredOn!.Value))
        {
            var lastLead = arrival.DeliveredOn!.Value.DayNumber + life - 1 - today.DayNumber;
            var units = Math.Min(onHand, arrival.Units);
            if (onHand == 0 || lastLead < 1)
            {
                break;
            }

            batches.Add(new StockBatch(units, lastLead));
            onHand -= units;
        }

        if (onHand > 0)
        {
            batches.Add(new StockBatch(onHand, 1));
        }

        batches.Reverse();
        return batches;
    }

    /// <summary>
    /// Units that go out of date before they are sold, if every day takes its mean (the estimated withdrawal and ageing
    /// of Broekmeulen and van Donselaar 2009).
    /// </summary>
    /// <param name="batches">The oldest first.</param>
    /// <param name="meanWanted">Mean units wanted at a lead.</param>
    /// <param name="untilLead">The last lead that counts.</param>
    public static double Outdating(
        IReadOnlyList<StockBatch> batches, Func<int, double> meanWanted, int untilLead)
    {
        var (wasted, from, spare) = (0.0, 1, 0.0);
        foreach (var batch in batches)
        {
            if (batch.LastLead > untilLead)
            {
                break;
            }

            for (; from <= batch.LastLead; from++)
            {
                spare += meanWanted(from);
            }

            wasted += Math.Max(0, batch.Units - spare);
            spare = Math.Max(0, spare - batch.Units);
        }

        return wasted;
    }
}
