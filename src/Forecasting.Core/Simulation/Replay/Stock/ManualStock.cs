using Forecasting.Core.Domain;

namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>
/// The orders that are made by hand: the planner's orders of the store for every day until the next delivery, times
/// what an order took of the SKU over the last four weeks, and a cover of some days for its class; whole packs, and no
/// more than sells within the shelf life.
/// </summary>
/// <param name="skus">All SKUs of the store.</param>
/// <param name="unitsPerOrder">Units of a SKU (by index), all customers, per online order over the four weeks before a
/// date.</param>
/// <param name="manualOrders">Orders of the store that the planner expects on a date.</param>
/// <param name="coverDays">Days of cover by class.</param>
public sealed class ManualStock(
    IReadOnlyList<ReplayedSku> skus,
    Func<int, DateOnly, double> unitsPerOrder,
    Func<DateOnly, double> manualOrders,
    IReadOnlyDictionary<char, double> coverDays) : IReplayedPlan
{
    /// <inheritdoc/>
    public int Order(in StockEvening evening)
    {
        var sku = skus[evening.Sku];
        var share = unitsPerOrder(evening.Sku, evening.Date);
        var mean = 0.0;
        for (var lead = 1; lead <= evening.Interval.Days; lead++)
        {
            mean += manualOrders(evening.Date.AddDays(lead)) * share;
        }

        var perDay = mean / evening.Interval.Days;
        var target = mean + (coverDays[sku.Class] * perDay);
        if (sku.Sku.ShelfLifeDays is { } life)
        {
            target = Math.Min(target, Math.Max(mean, perDay * (evening.Interval.ArrivalLead - 1 + life)));
        }

        return Packs(sku.Sku, target - evening.Position);
    }

    /// <summary>Units of whole packs that hold at least so many, and no fewer than the supplier delivers.</summary>
    /// <param name="sku">The SKU.</param>
    /// <param name="units">Units wanted; below half a unit, none.</param>
    internal static int Packs(Sku sku, double units) => units < 0.5 ? 0
        : Math.Max(sku.MinOrderPacks, (int)Math.Ceiling(units / sku.PackSize)) * sku.PackSize;

    /// <summary>The smallest cover with which a share of lost lines is kept, or, where no cover keeps it, the smallest
    /// that comes within <paramref name="nearEnough"/> of what plenty would lose.</summary>
    /// <param name="lostShare">The share that is lost with a cover in days.</param>
    /// <param name="target">The share that may be lost.</param>
    /// <param name="mostDays">Plenty.</param>
    /// <param name="nearEnough">A share.</param>
    public static double JustEnough(
        Func<double, double> lostShare, double target, double mostDays = 14, double nearEnough = 0.0002)
    {
        var allowed = Math.Max(target, lostShare(mostDays) + nearEnough);
        var (low, high) = (-1.0, mostDays);
        while (high - low > 0.05)
        {
            var middle = (low + high) / 2;
            (low, high) = lostShare(middle) <= allowed ? (low, middle) : (middle, high);
        }

        return high;
    }
}
