namespace Forecasting.Core.Planning.Stock;

/// <summary>Bounds of stores on what they order: rows of stock-limits.csv.</summary>
public sealed class StockLimits
{
    private readonly Dictionary<(string StoreId, string SkuId), int> _rooms = [];
    private readonly Dictionary<string, double> _budgets = new(StringComparer.Ordinal);

    /// <summary>No bounds.</summary>
    public static StockLimits None { get; } = new();

    /// <summary>Sets the units of a SKU for which a store has room.</summary>
    /// <param name="storeId">The store.</param>
    /// <param name="skuId">The SKU.</param>
    /// <param name="units">0 or more.</param>
    /// <returns>False where there was such a bound already; the first one holds.</returns>
    public bool AddRoom(string storeId, string skuId, int units) => _rooms.TryAdd((storeId, skuId), units);

    /// <summary>Sets what a store may spend on the orders of one evening.</summary>
    /// <param name="storeId">The store.</param>
    /// <param name="amount">0 or more.</param>
    /// <returns>False where there was such a bound already; the first one holds.</returns>
    public bool AddBudget(string storeId, double amount) => _budgets.TryAdd(storeId, amount);

    /// <summary>Units of a SKU for which there is room; null where no bound is known.</summary>
    /// <param name="storeId">The store.</param>
    /// <param name="skuId">The SKU.</param>
    public int? RoomUnits(string storeId, string skuId) =>
        _rooms.TryGetValue((storeId, skuId), out var units) ? units : null;

    /// <summary>What a store may spend in one evening; null where no bound is known.</summary>
    /// <param name="storeId">The store.</param>
    public double? Budget(string storeId) => _budgets.TryGetValue(storeId, out var amount) ? amount : null;
}
