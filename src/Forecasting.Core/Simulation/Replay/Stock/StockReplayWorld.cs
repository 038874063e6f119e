using Forecasting.Core.History;

namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>What holds in a replay whatever is planned.</summary>
public sealed class StockReplayWorld
{
    private readonly ILookup<(string StoreId, string SkuId), StockDelivery> _deliveries;

    /// <summary>Takes what came.</summary>
    /// <param name="deliveries">Deliveries of the chain; those under way when the replay begins come as they
    /// came.</param>
    /// <param name="seed">Seed of late deliveries.</param>
    /// <param name="newestFirstShare">Share of walk-in units that customers take from the newest, 0 to 1; all other
    /// units are taken from the oldest.</param>
    public StockReplayWorld(IEnumerable<StockDelivery> deliveries, long seed, double newestFirstShare)
    {
        if (newestFirstShare is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(newestFirstShare), newestFirstShare, "A share lies between 0 and 1.");
        }

        (Seed, NewestFirstShare) = (seed, newestFirstShare);

        // One that is under way in the history and comes after it stands there twice: the one that came holds.
        _deliveries = deliveries.GroupBy(d => (d.StoreId, d.SkuId, d.OrderedOn, d.DueOn))
            .Select(g => g.OrderByDescending(d => d.DeliveredOn.HasValue).First())
            .ToLookup(d => (d.StoreId, d.SkuId));
    }

    /// <summary>Seed of late deliveries.</summary>
    public long Seed { get; }

    /// <summary>Share of walk-in units taken from the newest.</summary>
    public double NewestFirstShare { get; }

    internal IEnumerable<StockDelivery> DeliveriesOf(string storeId, string skuId) => _deliveries[(storeId, skuId)];
}
