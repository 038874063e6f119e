using Forecasting.Core.Domain;

namespace Forecasting.Core.History.Readers;

/// <summary>Reads skus.csv.</summary>
public static class SkusReader
{
    /// <summary>The file's name without ending.</summary>
    public const string FileName = "skus";

    private const string AtLeastOne = "a whole number of at least 1";

    private static readonly ContractColumn[] Columns =
    [
        new("sku_id", true), new("name"), new("category"), new("pack_size"), new("shelf_life_days"), new("unit_cost"),
        new("unit_price"), new("unit_volume_l"), new("lead_time_days"), new("min_order_packs"),
        new("delivery_weekdays"), new("max_order_packs"),
    ];

    /// <summary>Reads all SKUs; null where the folder has no such file. A field that does not fit rejects the row, and
    /// with it the SKU.</summary>
    /// <param name="folder">The folder of contract files.</param>
    /// <param name="log">Takes warnings and rejected rows.</param>
    /// <exception cref="ContractViolationException">The file cannot be used.</exception>
    public static IReadOnlyList<Sku>? Read(string folder, ReadingLog log)
    {
        using var file = ContractFile.TryOpen(folder, FileName, Columns, log);
        if (file is null)
        {
            return null;
        }

        var skus = new Dictionary<string, Sku>(StringComparer.Ordinal);
        while (file.Next())
        {
            if (TrySku(file, out var sku) && !skus.TryAdd(sku.Id, sku))
            {
                file.Reject(0, "the SKU comes twice; the first row holds");
            }
        }

        return [.. skus.Values];
    }

    private static bool TrySku(ContractFile file, out Sku sku)
    {
        sku = new Sku { Id = "" };
        if (!file.TryWord(0, out var id) || !TryWhole(file, 3, 1, out var packSize)
            || !TryWhole(file, 4, 1, out var shelfLifeDays) || !TryAmount(file, 5, out var cost)
            || !TryAmount(file, 6, out var price) || !TryAmount(file, 7, out var volume)
            || !TryWhole(file, 8, 0, out var leadTimeDays) || !TryWhole(file, 9, 1, out var minOrderPacks)
            || !TryWeekdays(file, out var weekdays) || !TryMost(file, minOrderPacks ?? 1, out var maxOrderPacks))
        {
            return false;
        }

        sku = new Sku
        {
            Id = id,
            Name = file.Field(1).IsEmpty ? id : file.Field(1).ToString(),
            Category = file.Field(2).ToString(),
            PackSize = packSize ?? 1,
            ShelfLifeDays = shelfLifeDays,
            UnitCost = cost,
            UnitPrice = price,
            UnitVolumeL = volume,
            LeadTimeDays = leadTimeDays,
            MinOrderPacks = minOrderPacks ?? 1,
            MaxOrderPacks = maxOrderPacks,
            DeliveryWeekdays = weekdays,
        };
        return true;
    }

    private static bool TryWhole(ContractFile file, int column, int least, out int? number) =>
        file.TryOptionalCount(column, out number)
        && (number is null || number >= least || file.Reject(column, AtLeastOne));

    private static bool TryMost(ContractFile file, int least, out int? number) =>
        file.TryOptionalCount(11, out number)
        && (number is null || number >= least || file.Reject(11, "fewer packs than the smallest order"));

    private static bool TryAmount(ContractFile file, int column, out double? number) =>
        file.TryOptionalNumber(column, out number)
        && (number is null or >= 0 || file.Reject(column, "a number of 0 or more"));

    private static bool TryWeekdays(ContractFile file, out string weekdays)
    {
        var field = file.Field(10);
        weekdays = field.IsEmpty ? Sku.EveryDay : field.ToString();
        return !field.ContainsAnyExceptInRange('1', '7')
            || file.Reject(10, "weekdays of delivery such as 135: 1 for Monday to 7 for Sunday");
    }
}
