using Forecasting.Core.Domain;

namespace Forecasting.Core.History.Readers;

/// <summary>The orders of one store, channel and day.</summary>
/// <param name="Key">Store and channel.</param>
/// <param name="Date">Local date.</param>
/// <param name="Orders">0 or more.</param>
public readonly record struct DayOrders(SeriesKey Key, DateOnly Date, int Orders);

/// <summary>Reads orders-daily.csv.</summary>
public static class OrdersDailyReader
{
    /// <summary>The file's name without ending.</summary>
    public const string FileName = "orders-daily";

    private static readonly ContractColumn[] Columns =
        [new("store_id", true), new("date", true), new("orders", true), new("channel_id")];

    /// <summary>Opens the file; null where the folder has none.</summary>
    /// <param name="folder">The folder of contract files.</param>
    /// <param name="log">Takes warnings and rejected rows.</param>
    /// <exception cref="ContractViolationException">The file cannot be used.</exception>
    public static ContractFile? Open(string folder, ReadingLog log) =>
        ContractFile.TryOpen(folder, FileName, Columns, log);

    /// <summary>Streams the usable rows, each day of a series once.</summary>
    /// <param name="file">The open file.</param>
    /// <param name="directory">The stores and channels that rows may name.</param>
    public static IEnumerable<DayOrders> Rows(ContractFile file, SeriesDirectory directory)
    {
        var ledger = new SlotLedger();
        while (file.Next())
        {
            if (!directory.TrySeries(file, 0, 3, out var series) || !file.TryDate(1, out var date)
                || !file.TryCount(2, out var orders))
            {
                continue;
            }

            if (ledger.Put(series, date.DayNumber, orders) is not { } earlier)
            {
                yield return new DayOrders(directory.Key(series), date, orders);
            }
            else if (earlier != orders)
            {
                file.Reject(2, $"an earlier row gives {earlier} for the same day; the first row holds");
            }
        }
    }
}
