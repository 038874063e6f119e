namespace Forecasting.Core.History.Readers;

/// <summary>Reads sku-promotions.csv.</summary>
public static class SkuPromotionsReader
{
    /// <summary>The file's name without ending.</summary>
    public const string FileName = "sku-promotions";

    private static readonly ContractColumn[] Columns =
    [
        new("sku_id", true), new("first_date", true), new("last_date", true), new("region"), new("price"),
        new("depth"),
    ];

    /// <summary>Reads the usable rows, each promotion once; empty where the folder has no such file.</summary>
    /// <param name="folder">The folder of contract files.</param>
    /// <param name="skus">The SKUs that rows may name.</param>
    /// <param name="log">Takes warnings and rejected rows.</param>
    /// <exception cref="ContractViolationException">The file cannot be used.</exception>
    public static IReadOnlyList<PricePromotion> Read(string folder, SkuDirectory skus, ReadingLog log)
    {
        var promotions = new HashSet<PricePromotion>();
        using var file = ContractFile.TryOpen(folder, FileName, Columns, log);
        while (file is not null && file.Next())
        {
            if (skus.TrySku(file, 0, out var sku) && file.TryDate(1, out var first) && file.TryDate(2, out var last)
                && (last >= first || file.Reject(2, "the last day lies before the first"))
                && file.TryOptionalNumber(4, out var price)
                && (price is null or >= 0 || file.Reject(4, "a number of 0 or more"))
                && file.TryOptionalNumber(5, out var depth)
                && (depth is null or (>= 0 and <= 1) || file.Reject(5, "a share from 0 to 1")))
            {
                promotions.Add(new PricePromotion(
                    sku.Id, first, last, file.Field(3).ToString(), price ?? double.NaN, depth ?? double.NaN));
            }
        }

        return [.. promotions];
    }
}
