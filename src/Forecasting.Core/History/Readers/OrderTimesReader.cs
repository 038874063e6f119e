namespace Forecasting.Core.History.Readers;

/// <summary>Reads order-times.csv: how long single orders took.</summary>
public static class OrderTimesReader
{
    /// <summary>The file's name without ending.</summary>
    public const string FileName = "order-times";

    private const double LongestMinutes = 24 * 60;

    private static readonly ContractColumn[] Columns =
    [
        new("store_id", true), new("order_id", true), new("pick_minutes", true), new("pack_minutes"),
        new("ride_minutes"), new("drop_minutes"), new("picker_id"), new("pick_zone"), new("rider_id"), new("ride_zone"),
    ];

    /// <summary>Reads the usable rows by store and order; empty where the folder has no such file.</summary>
    /// <param name="folder">The folder of contract files.</param>
    /// <param name="log">Takes warnings and rejected rows.</param>
    /// <exception cref="ContractViolationException">The file cannot be used.</exception>
    public static IReadOnlyDictionary<(string StoreId, string OrderId), HandlingMinutes> Read(
        string folder, ReadingLog log)
    {
        var times = new Dictionary<(string, string), HandlingMinutes>();
        using var file = ContractFile.TryOpen(folder, FileName, Columns, log);
        while (file is not null && file.Next())
        {
            if (file.TryWord(0, out var store) && file.TryWord(1, out var order) && TryMinutes(file, 2, out var pick)
                && TryMinutes(file, 3, out var pack) && TryMinutes(file, 4, out var ride)
                && TryMinutes(file, 5, out var drop)
                && !times.TryAdd((store, order), Minutes(file, pick, pack, ride, drop)))
            {
                file.Reject(1, "the order comes twice; the first row holds");
            }
        }

        return times;
    }

    private static HandlingMinutes Minutes(ContractFile file, double pick, double pack, double ride, double drop) =>
        new(pick, double.IsNaN(pack) ? 0 : pack, ride, drop)
        {
            IsFromRoom = file.Field(7) switch { "quick_pick" => true, "shelf" => false, _ => null },
        };

    private static bool TryMinutes(ContractFile file, int column, out double minutes)
    {
        minutes = double.NaN;
        if (file.Field(column).IsEmpty && column != 2)
        {
            return true;
        }

        return file.TryNumber(column, out minutes)
            && (minutes is >= 0 and <= LongestMinutes || file.Reject(column, "minutes lie between 0 and 1440"));
    }
}
