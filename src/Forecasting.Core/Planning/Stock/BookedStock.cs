namespace Forecasting.Core.Planning.Stock;

/// <summary>What the books say of one SKU in one store after closing.</summary>
/// <param name="OnHand">Batches that can be sold, the oldest first.</param>
/// <param name="Incoming">Units on their way with the lead on which they are due; 0 or less is overdue.</param>
/// <param name="AsOf">The day whose closing stock it goes back to; null where no stock is known, which counts as
/// none.</param>
public sealed record BookedStock(
    IReadOnlyList<StockBatch> OnHand, IReadOnlyList<(int Lead, int Units)> Incoming, DateOnly? AsOf)
{
    /// <summary>Units that can be sold.</summary>
    public int Units => OnHand.Sum(b => b.Units);
}
