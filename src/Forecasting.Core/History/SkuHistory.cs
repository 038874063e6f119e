using Forecasting.Core.Domain;

namespace Forecasting.Core.History;

/// <summary>
/// Everything known about the sales of SKUs at its last day, by store, on one time axis. Immutable; 414 stores with
/// 2,000 SKUs and 400 days each take some 3 GB. <see cref="UpTo"/> is the only way to cut it. Promotions are known
/// ahead, so they are not cut.
/// </summary>
public sealed class SkuHistory
{
    private readonly Dictionary<string, StoreSkus> _stores;
    private readonly ILookup<string, PricePromotion> _promotions;

    internal SkuHistory(
        IReadOnlyList<Sku> skus,
        IReadOnlyList<StoreSkus> stores,
        IReadOnlyList<PricePromotion> promotions,
        DateOnly firstDay,
        int days)
    {
        (Skus, Stores, Promotions, FirstDay, Days) = (skus, stores, promotions, firstDay, days);
        _stores = stores.ToDictionary(s => s.Store.Id, StringComparer.Ordinal);
        _promotions = promotions.ToLookup(p => p.SkuId, StringComparer.Ordinal);
    }

    /// <summary>All SKUs, each id once.</summary>
    public IReadOnlyList<Sku> Skus { get; }

    /// <summary>The stores with their series; a store without rows has none.</summary>
    public IReadOnlyList<StoreSkus> Stores { get; }

    /// <summary>Price promotions, past and to come.</summary>
    public IReadOnlyList<PricePromotion> Promotions { get; }

    /// <summary>Date of day 0.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>Days on the axis.</summary>
    public int Days { get; }

    /// <summary>The last day that is known.</summary>
    public Origin Origin => new(FirstDay.AddDays(Days - 1));

    /// <summary>A store with its series.</summary>
    /// <param name="storeId">Its id.</param>
    /// <exception cref="KeyNotFoundException">There is no such store.</exception>
    public StoreSkus Store(string storeId) => _stores[storeId];

    /// <summary>The promotion of a SKU that holds for a region on a day, the deepest of several; null for
    /// none.</summary>
    /// <param name="skuId">The SKU.</param>
    /// <param name="region">A store's region, or empty.</param>
    /// <param name="date">The day.</param>
    public PricePromotion? PromotionOn(string skuId, string region, DateOnly date) =>
        _promotions[skuId].Where(p => p.Holds(region, date)).MaxBy(p => double.IsNaN(p.Depth) ? 0 : p.Depth);

    /// <summary>The promotions of a SKU that hold for a region.</summary>
    /// <param name="skuId">The SKU.</param>
    /// <param name="region">A store's region, or empty.</param>
    public IEnumerable<PricePromotion> PromotionsOf(string skuId, string region) =>
        _promotions[skuId].Where(p => p.Region.Length == 0 || p.Region == region);

    /// <summary>What was known at an origin.</summary>
    /// <param name="origin">The last day that may be known; a later one than the history's changes nothing.</param>
    public SkuHistory UpTo(Origin origin)
    {
        var days = Math.Clamp(origin.LastDay.DayNumber - FirstDay.DayNumber + 1, 0, Days);
        return days == Days
            ? this
            : new SkuHistory(Skus, [.. Stores.Select(s => s.UpTo(origin))], Promotions, FirstDay, days);
    }

    /// <summary>The sales of some stores only.</summary>
    /// <param name="storeIds">Ids; those that are not there are ignored.</param>
    public SkuHistory OfStores(IReadOnlySet<string> storeIds) => new(
        Skus, [.. Stores.Where(s => storeIds.Contains(s.Store.Id))], Promotions, FirstDay, Days);
}
