using System.Globalization;

namespace Forecasting.Core.History.Readers;

/// <summary>Reads sku-daily.csv.</summary>
public static class SkuDailyReader
{
    /// <summary>The file's name without ending.</summary>
    public const string FileName = "sku-daily";

    private const int Price = 5;
    private const int Promotion = 6;
    private const int SoldOutHours = 7;

    private static readonly ContractColumn[] Columns =
    [
        new("store_id", true), new("sku_id", true), new("date", true), new("units", true), new("lines"), new("price"),
        new("promotion"), new("sold_out_hours"), new("walk_in_units"),
    ];

    /// <summary>Reads the usable rows into a builder.</summary>
    /// <param name="folder">The folder of contract files.</param>
    /// <param name="stores">The stores that rows may name.</param>
    /// <param name="skus">The SKUs that rows may name.</param>
    /// <param name="log">Takes warnings and rejected rows.</param>
    /// <param name="builder">Takes the days.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>Usable rows.</returns>
    /// <exception cref="ContractViolationException">The file cannot be used.</exception>
    public static int Read(
        string folder,
        SeriesDirectory stores,
        SkuDirectory skus,
        ReadingLog log,
        SkuHistoryBuilder builder,
        CancellationToken cancellation)
    {
        var rows = 0;
        using var file = ContractFile.TryOpen(folder, FileName, Columns, log);
        while (file is not null && file.Next())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!stores.TryStore(file, 0, out var store) || !skus.TrySku(file, 1, out var sku)
                || !file.TryDate(2, out var date) || !TryDay(file, out var day))
            {
                continue;
            }

            if (builder.Add(stores.Stores[store].Id, sku.Id, date, day) is not { } earlier)
            {
                rows++;
            }
            else if (earlier.AllUnits != day.AllUnits)
            {
                file.Reject(3, string.Create(
                    CultureInfo.InvariantCulture,
                    $"an earlier row gives {earlier.AllUnits} units in all for the same key; the first row holds"));
            }
        }

        return rows;
    }

    private static bool TryDay(ContractFile file, out SkuDay day)
    {
        day = default;
        if (!TryUnits(file, 3, out var units) || !TryUnits(file, 4, out var lines)
            || !file.TryOptionalNumber(Price, out var price)
            || !(price is null or >= 0 || file.Reject(Price, "a number of 0 or more"))
            || !file.TryOptionalNumber(Promotion, out var promotion)
            || !(promotion is null or >= 0 || file.Reject(Promotion, "0 or 1"))
            || !file.TryOptionalNumber(SoldOutHours, out var hours)
            || !(hours is null or (>= 0 and <= 24) || file.Reject(SoldOutHours, "hours from 0 to 24"))
            || !TryUnits(file, 8, out var walkIn))
        {
            return false;
        }

        day = new SkuDay(
            units!.Value, lines ?? units.Value, walkIn ?? 0, (float?)price ?? float.NaN, promotion > 0,
            (float)(hours ?? 0));
        return true;
    }

    private static bool TryUnits(ContractFile file, int column, out int? units)
    {
        units = null;
        if (column == 3 && file.Field(column).IsEmpty)
        {
            return file.Reject(column, "the field is empty");
        }

        return file.TryOptionalCount(column, out units)
            && (units is null or <= SkuDay.MostUnits || file.Reject(column, "more than 60,000 on one day"));
    }
}
