using System.Globalization;
using Forecasting.Core.Domain;

namespace Forecasting.Core.History.Readers;

/// <summary>Reads stores.csv.</summary>
public static class StoresReader
{
    /// <summary>The file's name without ending.</summary>
    public const string FileName = "stores";

    private static readonly ContractColumn[] Columns =
    [
        new("store_id", true), new("name"), new("region"), new("city"), new("timezone"), new("opened_on"),
        new("open_hour"), new("close_hour"),
    ];

    private static readonly HashSet<string> Names =
        Columns.Select(c => c.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads all stores; null where the folder has no such file.</summary>
    /// <param name="folder">The folder of contract files.</param>
    /// <param name="log">Takes warnings and rejected rows.</param>
    /// <exception cref="ContractViolationException">The file cannot be used, or no row of it can.</exception>
    public static IReadOnlyList<Store>? Read(string folder, ReadingLog log)
    {
        using var file = ContractFile.TryOpen(folder, FileName, Columns, log, moreAreAttributes: true);
        if (file is null)
        {
            return null;
        }

        var stores = new Dictionary<string, Store>(StringComparer.Ordinal);
        var attributes = Attributes(file);
        while (file.Next())
        {
            if (TryStore(file, attributes, out var store) && !stores.TryAdd(store.Id, store))
            {
                file.Reject(0, "the store comes twice; the first row holds");
            }
        }

        return stores.Count > 0
            ? [.. stores.Values]
            : throw new ContractViolationException(
                file.Name, "no row can be used. Give at least one store with a store_id.");
    }

    private static (int Ordinal, string Name)[] Attributes(ContractFile file) =>
    [
        .. file.Header.Select((name, ordinal) => (ordinal, name))
            .Where(h => h.name.Length > 0 && !Names.Contains(h.name)),
    ];

    private static bool TryStore(ContractFile file, (int Ordinal, string Name)[] attributes, out Store store)
    {
        store = new Store { Id = "" };
        if (!file.TryWord(0, out var id) || !TryZone(file, out var zone) || !TryOpenedOn(file, out var openedOn)
            || !TryOpeningHours(file, out var openHour, out var closeHour))
        {
            return false;
        }

        store = new Store
        {
            Id = id,
            Name = file.Field(1).IsEmpty ? id : file.Field(1).ToString(),
            Region = file.Field(2).ToString(),
            City = file.Field(3).ToString(),
            TimeZoneId = zone,
            OpenedOn = openedOn,
            OpenHour = openHour,
            CloseHour = closeHour,
            Attributes = attributes.ToDictionary(a => a.Name, a => file.FieldAt(a.Ordinal), StringComparer.Ordinal),
        };
        return true;
    }

    private static bool TryZone(ContractFile file, out string zone)
    {
        zone = file.Field(4).IsEmpty ? "UTC" : file.Field(4).ToString();
        return TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)
            || file.Reject(4, "not a known IANA time zone such as Asia/Shanghai");
    }

    private static bool TryOpenedOn(ContractFile file, out DateOnly? openedOn)
    {
        openedOn = null;
        if (file.Field(5).IsEmpty)
        {
            return true;
        }

        if (!IsoTime.TryDate(file.Field(5), out var date))
        {
            return file.Reject(5, "not a date yyyy-MM-dd that exists");
        }

        openedOn = date;
        return true;
    }

    private static bool TryOpeningHours(ContractFile file, out int? openHour, out int? closeHour)
    {
        (openHour, closeHour) = (null, null);
        if (file.Field(6).IsEmpty && file.Field(7).IsEmpty)
        {
            return true;
        }

        if (!int.TryParse(file.Field(6), NumberStyles.None, CultureInfo.InvariantCulture, out var open) || open > 23)
        {
            return file.Reject(6, "the opening hour is a whole number from 0 to 23, given together with close_hour");
        }

        if (!int.TryParse(file.Field(7), NumberStyles.None, CultureInfo.InvariantCulture, out var close) || close > 24)
        {
            return file.Reject(7, "the closing hour is a whole number from 0 to 24, given together with open_hour");
        }

        (openHour, closeHour) = (open, close);
        return true;
    }
}
