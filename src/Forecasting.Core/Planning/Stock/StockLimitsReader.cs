using Forecasting.Core.History;
using Forecasting.Core.History.Readers;

namespace Forecasting.Core.Planning.Stock;

/// <summary>Reads stock-limits.csv.</summary>
public static class StockLimitsReader
{
    /// <summary>The file's name without ending.</summary>
    public const string FileName = "stock-limits";

    private static readonly ContractColumn[] Columns =
        [new("store_id", true), new("sku_id"), new("room_units"), new("budget")];

    /// <summary>Reads the usable rows: room_units of a SKU, or budget of a store where sku_id is empty. No bounds where
    /// the folder has no such file.</summary>
    /// <param name="folder">The folder of contract files.</param>
    /// <param name="history">The stores and SKUs that rows may name.</param>
    /// <param name="log">Takes warnings and rejected rows.</param>
    /// <exception cref="ContractViolationException">The file cannot be used.</exception>
    public static StockLimits Read(string folder, SkuHistory history, ReadingLog log)
    {
        var limits = new StockLimits();
        var stores = new SeriesDirectory([.. history.Stores.Select(s => s.Store)], null);
        var skus = new SkuDirectory(history.Skus);
        using var file = ContractFile.TryOpen(folder, FileName, Columns, log);
        while (file is not null && file.Next())
        {
            if (!stores.TryStore(file, 0, out var store) || !file.TryOptionalCount(2, out var room)
                || !file.TryOptionalNumber(3, out var budget))
            {
                continue;
            }

            var storeId = stores.Stores[store].Id;
            if (file.Field(1).IsEmpty)
            {
                AddBudget(file, limits, storeId, budget);
            }
            else if (skus.TrySku(file, 1, out var sku))
            {
                AddRoom(file, limits, storeId, sku.Id, room);
            }
        }

        return limits;
    }

    private static void AddBudget(ContractFile file, StockLimits limits, string storeId, double? budget)
    {
        if (!(budget >= 0))
        {
            file.Reject(3, "a row without SKU gives a store's budget, a number of 0 or more");
        }
        else if (!limits.AddBudget(storeId, budget.Value))
        {
            file.Reject(3, "the store's budget comes twice; the first row holds");
        }
    }

    private static void AddRoom(ContractFile file, StockLimits limits, string storeId, string skuId, int? room)
    {
        if (room is null)
        {
            file.Reject(2, "a row with a SKU gives the units for which there is room");
        }
        else if (!limits.AddRoom(storeId, skuId, room.Value))
        {
            file.Reject(2, "the SKU's room comes twice; the first row holds");
        }
    }
}
