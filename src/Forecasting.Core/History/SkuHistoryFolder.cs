using Forecasting.Core.History.Readers;

namespace Forecasting.Core.History;

/// <summary>What the files about goods of one or more folders gave.</summary>
/// <param name="History">Sales by store and SKU.</param>
/// <param name="Levels">Units on hand, in file order.</param>
/// <param name="Deliveries">Deliveries, in file order; one that is under way in the first folder and comes in the
/// second stands there twice.</param>
/// <param name="Log">Rejected rows and warnings.</param>
public sealed record SkuReading(
    SkuHistory History,
    IReadOnlyList<StockLevel> Levels,
    IReadOnlyList<StockDelivery> Deliveries,
    ReadingLog Log);

/// <summary>Reads skus.csv, sku-daily.csv, sku-promotions.csv, stock.csv and deliveries.csv.</summary>
public static class SkuHistoryFolder
{
    /// <summary>
    /// Reads a folder, or a folder and the days after it. Without skus.csv, every SKU that the sales name is a SKU of
    /// which nothing more is known; without stores.csv, every store is a store in UTC.
    /// </summary>
    /// <param name="folders">The folder of contract files, whose stores and SKUs hold, then later days'.</param>
    /// <param name="onReject">Called with every rejected row; null for nothing.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ContractViolationException">There is no such folder, or a file cannot be used.</exception>
    public static SkuReading Read(
        IReadOnlyList<string> folders,
        Action<RejectedRow>? onReject = null,
        CancellationToken cancellation = default)
    {
        if (folders.FirstOrDefault(f => !Directory.Exists(f)) is { } missing)
        {
            throw new ContractViolationException(
                missing, "there is no such folder. Give one that holds the contract's CSV files.");
        }

        var log = new ReadingLog { OnReject = onReject };
        var listedStores = StoresReader.Read(folders[0], log);
        var listedSkus = SkusReader.Read(folders[0], log);
        var (stores, skus) = (new SeriesDirectory(listedStores, null), new SkuDirectory(listedSkus));
        var builder = new SkuHistoryBuilder();
        foreach (var store in listedStores ?? [])
        {
            builder.Add(store);
        }

        foreach (var sku in listedSkus ?? [])
        {
            builder.Add(sku);
        }

        var (rows, promotions) = (0, new HashSet<PricePromotion>());
        foreach (var folder in folders)
        {
            rows += SkuDailyReader.Read(folder, stores, skus, log, builder, cancellation);
            promotions.UnionWith(SkuPromotionsReader.Read(folder, skus, log));
        }

        if (listedSkus is null && rows > 0)
        {
            log.WarnFallBack($"skus.csv is missing: {skus.Skus.Count} SKUs are taken from the sales.");
        }

        foreach (var promotion in promotions)
        {
            builder.Add(promotion);
        }

        return new SkuReading(
            builder.Build(),
            [.. folders.SelectMany(f => StockReader.Levels(f, stores, skus, log))],
            [.. folders.SelectMany(f => StockReader.Deliveries(f, stores, skus, log))],
            log);
    }
}
