using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Stock;

namespace Forecasting.Core.Persistence.Stock;

/// <summary>Publishes plans of stock for whoever serves them.</summary>
public static class StockPublication
{
    /// <summary>Replaces what was planned before by new plans, all or nothing. SKUs that cannot be ordered this evening
    /// are kept where there is something to know about them.</summary>
    /// <param name="database">Where to; its schema must be the newest.</param>
    /// <param name="stores">One plan per store.</param>
    /// <param name="skus">By id.</param>
    /// <param name="madeAt">When the plans were made.</param>
    /// <param name="cancellation">Stops it; nothing is changed then.</param>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public static async Task PublishAsync(
        Database database,
        IReadOnlyList<StoreStockPlan> stores,
        IReadOnlyDictionary<string, Sku> skus,
        DateTimeOffset madeAt,
        CancellationToken cancellation)
    {
        try
        {
            await StockPlanTables.ReplaceAsync(
                database,
                stores.Select(s => new StoredStockPlan
                {
                    StoreId = s.Store.Id,
                    OrderOn = s.OrderOn,
                    MadeAt = Runs.Run.Instant(madeAt),
                    PriceOfLostLine = s.PriceOfLostLine,
                }),
                stores.SelectMany(s => s.Skus.Where(k => k.Line is not null || k.Notes.Count > 0)
                    .Select(k => Line(s.Store.Id, k))),
                stores.SelectMany(s => s.Expected).Select(e => Expected(e, skus[e.SkuId])),
                cancellation);
        }
        catch (Exception exception) when (DatabaseException.Wrap(database, exception) is { } wrapped)
        {
            throw wrapped;
        }
    }

    private static StoredStockLine Line(string storeId, PlannedSku planned) => new()
    {
        StoreId = storeId,
        SkuId = planned.Sku.Id,
        Name = planned.Sku.Name,
        Category = planned.Sku.Category,
        DueOn = planned.Line?.DueOn,
        Packs = planned.Line?.Packs ?? 0,
        Units = planned.Line?.Units ?? 0,
        Value = planned.Line?.Value ?? 0,
        InStock = planned.Booked.Units,
        Position = planned.Line?.Position ?? planned.Booked.Units,
        StockOutChance = planned.Line?.StockOutChance,
        Lines = planned.Line?.Lines ?? 0,
        LostUnits = planned.Line?.LostUnits ?? 0,
        LostLines = planned.Line?.LostLines ?? 0,
        WasteUnits = planned.Line?.WasteUnits ?? 0,
        WasteValue = planned.WasteValue,
        Reasons = planned.Line?.ReasonText ?? "",
        Notes = string.Join("; ", planned.Notes),
    };

    private static StoredExpectedOrder Expected(ExpectedOrder order, Sku sku) => new()
    {
        StoreId = order.StoreId,
        SkuId = order.SkuId,
        Name = sku.Name,
        PackSize = sku.PackSize,
        OrderOn = order.OrderOn,
        DueOn = order.DueOn,
        Units = order.Units,
        MostUnits = order.MostUnits,
        IsFirm = order.IsFirm ? 1 : 0,
    };
}
