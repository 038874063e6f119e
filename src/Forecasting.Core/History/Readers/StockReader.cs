namespace Forecasting.Core.History.Readers;

/// <summary>Reads stock.csv and deliveries.csv.</summary>
public static class StockReader
{
    /// <summary>The name of the file of units on hand, without ending.</summary>
    public const string StockFileName = "stock";

    /// <summary>The name of the file of deliveries, without ending.</summary>
    public const string DeliveriesFileName = "deliveries";

    private static readonly ContractColumn[] StockColumns =
    [
        new("store_id", true), new("sku_id", true), new("as_of", true), new("on_hand", true), new("on_order"),
        new("reserved"),
    ];

    private static readonly ContractColumn[] DeliveryColumns =
    [
        new("store_id", true), new("sku_id", true), new("ordered_on", true), new("due_on", true),
        new("delivered_on"), new("units", true),
    ];

    /// <summary>Reads stock.csv, each store, SKU and day once, in file order; empty where there is no such
    /// file.</summary>
    /// <param name="folder">The folder of contract files.</param>
    /// <param name="stores">The stores that rows may name.</param>
    /// <param name="skus">The SKUs that rows may name.</param>
    /// <param name="log">Takes warnings and rejected rows.</param>
    /// <exception cref="ContractViolationException">The file cannot be used.</exception>
    public static IReadOnlyList<StockLevel> Levels(
        string folder, SeriesDirectory stores, SkuDirectory skus, ReadingLog log)
    {
        var levels = new Dictionary<(string, string, DateOnly), StockLevel>();
        using var file = ContractFile.TryOpen(folder, StockFileName, StockColumns, log);
        while (file is not null && file.Next())
        {
            if (!stores.TryStore(file, 0, out var store) || !skus.TrySku(file, 1, out var sku)
                || !file.TryDate(2, out var asOf) || !file.TryCount(3, out var onHand)
                || !file.TryOptionalCount(4, out var onOrder) || !file.TryOptionalCount(5, out var reserved))
            {
                continue;
            }

            var level = new StockLevel(
                stores.Stores[store].Id, sku.Id, asOf, onHand, onOrder ?? 0, reserved ?? 0);
            var key = (level.StoreId, level.SkuId, asOf);
            if (!levels.TryAdd(key, level) && levels[key] != level)
            {
                file.Reject(3, "an earlier row gives the same key another value; the first row holds");
            }
        }

        return [.. levels.Values];
    }

    /// <summary>Reads deliveries.csv in file order; empty where there is no such file.</summary>
    /// <param name="folder">The folder of contract files.</param>
    /// <param name="stores">The stores that rows may name.</param>
    /// <param name="skus">The SKUs that rows may name.</param>
    /// <param name="log">Takes warnings and rejected rows.</param>
    /// <exception cref="ContractViolationException">The file cannot be used.</exception>
    public static IReadOnlyList<StockDelivery> Deliveries(
        string folder, SeriesDirectory stores, SkuDirectory skus, ReadingLog log)
    {
        var deliveries = new List<StockDelivery>();
        using var file = ContractFile.TryOpen(folder, DeliveriesFileName, DeliveryColumns, log);
        while (file is not null && file.Next())
        {
            if (stores.TryStore(file, 0, out var store) && skus.TrySku(file, 1, out var sku)
                && file.TryDate(2, out var orderedOn) && file.TryDate(3, out var dueOn)
                && (dueOn >= orderedOn || file.Reject(3, "the day on which it is due lies before the order"))
                && TryArrival(file, orderedOn, out var deliveredOn) && file.TryCount(5, out var units))
            {
                deliveries.Add(new StockDelivery(
                    stores.Stores[store].Id, sku.Id, orderedOn, dueOn, deliveredOn, units));
            }
        }

        return deliveries;
    }

    private static bool TryArrival(ContractFile file, DateOnly orderedOn, out DateOnly? deliveredOn)
    {
        deliveredOn = null;
        if (file.Field(4).IsEmpty)
        {
            return true;
        }

        if (!file.TryDate(4, out var date))
        {
            return false;
        }

        deliveredOn = date;
        return date >= orderedOn || file.Reject(4, "the delivery lies before its order");
    }
}
