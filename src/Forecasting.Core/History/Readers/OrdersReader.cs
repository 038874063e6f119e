using Forecasting.Core.Domain;

namespace Forecasting.Core.History.Readers;

/// <summary>One order as it came in.</summary>
/// <param name="Key">Store and channel.</param>
/// <param name="OrderId">Unique within its store.</param>
/// <param name="Date">Local date.</param>
/// <param name="SecondOfDay">Local time, 0-86,399; in the repeated hour of autumn two instants share it.</param>
/// <param name="Lines">Order lines, or null where they are not known.</param>
/// <param name="Units">Units of goods, or null where they are not known.</param>
/// <param name="Promise">What was promised for this order, or null where the channel's promise holds.</param>
/// <param name="DistanceKm">Distance to the customer in kilometres, or null where it is not known.</param>
public readonly record struct RawOrder(
    SeriesKey Key,
    string OrderId,
    DateOnly Date,
    int SecondOfDay,
    int? Lines,
    int? Units,
    DeliveryPromise? Promise,
    double? DistanceKm)
{
    /// <summary>Local hour, 0-23.</summary>
    public int Hour => SecondOfDay / 3600;
}

/// <summary>Reads orders.csv: raw orders, to be counted into hours.</summary>
public static class OrdersReader
{
    /// <summary>The file's name without ending.</summary>
    public const string FileName = "orders";

    private static readonly ContractColumn[] Columns =
    [
        new("order_id", true), new("store_id", true), new("placed_at", true), new("channel_id"), new("lines"),
        new("units"), new("promise"), new("distance_km"),
    ];

    /// <summary>Opens the file; null where the folder has none.</summary>
    /// <param name="folder">The folder of contract files.</param>
    /// <param name="log">Takes warnings and rejected rows.</param>
    /// <exception cref="ContractViolationException">The file cannot be used.</exception>
    public static ContractFile? Open(string folder, ReadingLog log) =>
        ContractFile.TryOpen(folder, FileName, Columns, log);

    /// <summary>
    /// Opens the file as far as it is needed: one that lacks a required column is set aside with a warning where
    /// orders-hourly.csv holds the counts already.
    /// </summary>
    /// <param name="folder">The folder of contract files.</param>
    /// <param name="hourRows">Usable rows of orders-hourly.csv.</param>
    /// <param name="log">Takes warnings and rejected rows.</param>
    /// <exception cref="ContractViolationException">The file cannot be used, and is needed.</exception>
    public static ContractFile? OpenBeside(string folder, int hourRows, ReadingLog log)
    {
        try
        {
            return Open(folder, log);
        }
        catch (ContractViolationException e) when (hourRows > 0 && e.MissingColumn.Length > 0)
        {
            log.WarnFallBack($"{e.Message} It is set aside: {OrdersHourlyReader.FileName} holds the counts.");
            return null;
        }
    }

    /// <summary>Streams the usable rows, each order id of a store once.</summary>
    /// <param name="file">The open file.</param>
    /// <param name="directory">The stores and channels that rows may name.</param>
    public static IEnumerable<RawOrder> Rows(ContractFile file, SeriesDirectory directory)
    {
        var seen = new Dictionary<UInt128, (int Series, int Day, int SecondOfDay)>();
        while (file.Next())
        {
            if (!file.TryWord(0, out var orderId) || !directory.TrySeries(file, 1, 3, out var series)
                || !TryPlacedAt(file, directory, series, out var date, out var second)
                || !file.TryOptionalCount(4, out var lines) || !file.TryOptionalCount(5, out var units)
                || !PromiseName.TryRead(file, 6, out var promise) || !file.TryOptionalNumber(7, out var distanceKm))
            {
                continue;
            }

            var place = (series, date.DayNumber, second);
            if (seen.TryAdd(Digest(directory.Store(series).Id, orderId), place))
            {
                yield return new RawOrder(
                    directory.Key(series), orderId, date, second, lines, units, promise, distanceKm);
            }
            else if (seen[Digest(directory.Store(series).Id, orderId)] != place)
            {
                file.Reject(0, "an earlier row gives this order another time or channel; the first row holds");
            }
        }
    }

    private static bool TryPlacedAt(
        ContractFile file, SeriesDirectory directory, int series, out DateOnly date, out int secondOfDay)
    {
        if (!IsoTime.TryInstant(file.Field(2), out date, out secondOfDay, out var offset))
        {
            return file.Reject(2, "not a time such as 2025-03-09T18:05:00+08:00 or 2025-03-09T18:05");
        }

        if (!file.TryYear(2, date))
        {
            return false;
        }

        if (offset is { } known)
        {
            var time = TimeOnly.FromTimeSpan(TimeSpan.FromSeconds(secondOfDay));
            (date, secondOfDay) = directory.Clock(series).LocalSecond(new DateTimeOffset(date, time, known));
            return true;
        }

        return !directory.IsSkippedHour(series, date, secondOfDay / 3600)
            || file.Reject(2, "the store's clock skips this hour on that day; give the offset");
    }

    /// <summary>
    /// 128 bits of FNV-1a: two ids that share it are not to be expected, and no text is held per order.
    /// </summary>
    private static UInt128 Digest(string storeId, string orderId)
    {
        var prime = new UInt128(0x0000000001000000, 0x000000000000013B);
        var hash = new UInt128(0x6C62272E07BB0142, 0x62B821756295C58D);
        foreach (var c in storeId)
        {
            hash = (hash ^ c) * prime;
        }

        hash = (hash ^ '\n') * prime;
        foreach (var c in orderId)
        {
            hash = (hash ^ c) * prime;
        }

        return hash;
    }
}
