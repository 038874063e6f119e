using Forecasting.Core.Domain;

namespace Forecasting.Core.History.Readers;

/// <summary>The orders of one store, channel and hour.</summary>
/// <param name="Key">Store and channel.</param>
/// <param name="Date">Local date.</param>
/// <param name="Hour">Local hour, 0-23.</param>
/// <param name="Orders">0 or more.</param>
/// <param name="Lines">Order lines, or null where they are not known.</param>
/// <param name="Units">Units of goods, or null where they are not known.</param>
public readonly record struct HourOrders(SeriesKey Key, DateOnly Date, int Hour, int Orders, int? Lines, int? Units);

/// <summary>Reads orders-hourly.csv.</summary>
public static class OrdersHourlyReader
{
    /// <summary>The file's name without ending.</summary>
    public const string FileName = "orders-hourly";

    private static readonly ContractColumn[] Columns =
    [
        new("store_id", true), new("date", true), new("hour", true), new("orders", true),
        new("channel_id"), new("lines"), new("units"),
    ];

    /// <summary>Opens the file; null where the folder has none.</summary>
    /// <param name="folder">The folder of contract files.</param>
    /// <param name="log">Takes warnings and rejected rows.</param>
    /// <exception cref="ContractViolationException">The file cannot be used.</exception>
    public static ContractFile? Open(string folder, ReadingLog log) =>
        ContractFile.TryOpen(folder, FileName, Columns, log);

    /// <summary>Streams the usable rows, each hour of a series once.</summary>
    /// <param name="file">The open file.</param>
    /// <param name="directory">The stores and channels that rows may name.</param>
    public static IEnumerable<HourOrders> Rows(ContractFile file, SeriesDirectory directory)
    {
        var ledger = new SlotLedger();
        while (file.Next())
        {
            if (!directory.TrySeries(file, 0, 4, out var series) || !file.TryDate(1, out var date)
                || !file.TryHour(2, out var hour) || !file.TryCount(3, out var orders)
                || !file.TryOptionalCount(5, out var lines) || !file.TryOptionalCount(6, out var units))
            {
                continue;
            }

            if (orders > 0 && directory.IsSkippedHour(series, date, hour))
            {
                file.Reject(2, "the store's clock skips this hour on that day, so it cannot have orders");
                continue;
            }

            if (ledger.Put(series, (date.DayNumber * 24) + hour, orders) is not { } earlier)
            {
                yield return new HourOrders(directory.Key(series), date, hour, orders, lines, units);
            }
            else if (earlier != orders)
            {
                file.Reject(3, $"an earlier row gives {earlier} for the same hour; the first row holds");
            }
        }
    }
}
