using Forecasting.Core.Planning.Stock;

namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>Whoever orders goods for one store in a replay.</summary>
public interface IReplayedPlan
{
    /// <summary>Units to order of a SKU after closing, 0 or more.</summary>
    /// <param name="evening">What is known.</param>
    int Order(in StockEvening evening);
}

/// <summary>What is known of a SKU in a store after closing.</summary>
/// <param name="Sku">Index of the SKU in its store.</param>
/// <param name="Date">The day that is over.</param>
/// <param name="Interval">When an order of this evening comes, and the next one can.</param>
/// <param name="OnHand">Batches, the oldest first.</param>
/// <param name="Incoming">Units on their way with the lead on which they are due.</param>
public readonly record struct StockEvening(
    int Sku,
    DateOnly Date,
    ProtectionInterval Interval,
    IReadOnlyList<StockBatch> OnHand,
    IReadOnlyList<(int Lead, int Units)> Incoming)
{
    /// <summary>Units on hand.</summary>
    public int UnitsOnHand => OnHand.Sum(b => b.Units);

    /// <summary>Units on hand and on their way before the next order.</summary>
    public int Position
    {
        get
        {
            var next = Interval.NextArrivalLead;
            return UnitsOnHand + Incoming.Where(i => i.Lead < next).Sum(i => i.Units);
        }
    }
}
