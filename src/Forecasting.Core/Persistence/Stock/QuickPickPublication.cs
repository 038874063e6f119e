using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Stock;

namespace Forecasting.Core.Persistence.Stock;

/// <summary>Publishes plans of quick-pick rooms for whoever serves them.</summary>
public static class QuickPickPublication
{
    /// <summary>Replaces what was planned before by new plans, all or nothing: the SKUs that are to lie in the rooms,
    /// and those that are to leave them.</summary>
    /// <param name="database">Where to; its schema must be the newest.</param>
    /// <param name="stores">Plans; stores whose room was not planned are left out.</param>
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
            await QuickPickTables.ReplaceAsync(
                database,
                stores.Where(s => s.Room is not null).Select(s => new StoredQuickPickPlan
                {
                    StoreId = s.Store.Id,
                    PlannedOn = s.OrderOn,
                    MadeAt = Runs.Run.Instant(madeAt),
                    RoomLitres = s.Room!.RoomLitres,
                    RoomShare = s.Room.RoomShare,
                    CostPerDay = s.Room.CostPerDay,
                    CostWithoutRoomPerDay = s.Room.CostWithoutRoomPerDay,
                }),
                stores.SelectMany(s => s.Room?.Listed.Select(l => new StoredQuickPickLine
                {
                    StoreId = s.Store.Id,
                    SkuId = l.SkuId,
                    Name = skus[l.SkuId].Name,
                    Category = skus[l.SkuId].Category,
                    InRoom = l.IsInRoom ? 1 : 0,
                    IsMoved = l.IsMoved ? 1 : 0,
                    Units = l.Units,
                    Litres = l.Litres,
                    LinesPerDay = l.LinesPerDay,
                    RestocksPerDay = l.RestocksPerDay,
                    SavingPerDay = l.SavingPerDay,
                }) ?? []),
                cancellation);
        }
        catch (Exception exception) when (DatabaseException.Wrap(database, exception) is { } wrapped)
        {
            throw wrapped;
        }
    }
}
