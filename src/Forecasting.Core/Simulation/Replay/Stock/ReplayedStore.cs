using Forecasting.Core.Planning.Stock;

namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>A store as every plan finds it.</summary>
/// <param name="Goods">Its SKUs, and what was wanted.</param>
/// <param name="Hours">When customers come.</param>
/// <param name="Orders">Orders that came and were expected.</param>
/// <param name="Lateness">How late deliveries of a category are.</param>
/// <param name="World">What holds for all stores.</param>
internal sealed record ReplayedStore(
    StoreGoods Goods,
    SellingHours Hours,
    StoreOrders Orders,
    Func<string, Lateness> Lateness,
    StockReplayWorld World)
{
    internal StoreCourse Begin(int firstDay) =>
        new(Goods, Hours, sku => Lateness(Goods.Sku(sku).Category), World, firstDay);
}
