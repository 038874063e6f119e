namespace Forecasting.Core.History;

/// <summary>What lay in a store of one SKU after closing: a row of stock.csv.</summary>
/// <param name="StoreId">The store.</param>
/// <param name="SkuId">The SKU.</param>
/// <param name="AsOf">The day after whose closing it was so.</param>
/// <param name="OnHand">Units in the store, reserved ones included, 0 or more.</param>
/// <param name="OnOrder">Units ordered and not yet delivered, 0 or more.</param>
/// <param name="Reserved">Units on hand that belong to orders of later days, 0 or more.</param>
public readonly record struct StockLevel(
    string StoreId, string SkuId, DateOnly AsOf, int OnHand, int OnOrder, int Reserved);

/// <summary>A delivery to a store, before opening: a row of deliveries.csv.</summary>
/// <param name="StoreId">The store.</param>
/// <param name="SkuId">The SKU.</param>
/// <param name="OrderedOn">The day of the order.</param>
/// <param name="DueOn">The day on which it should come, not before the order.</param>
/// <param name="DeliveredOn">The day on which it came; null while it is under way.</param>
/// <param name="Units">Units, 0 or more.</param>
public readonly record struct StockDelivery(
    string StoreId, string SkuId, DateOnly OrderedOn, DateOnly DueOn, DateOnly? DeliveredOn, int Units);
