using Forecasting.Core.Domain;

namespace Forecasting.Core.History.Readers;

/// <summary>Reads manual-forecasts.csv: what planners expected.</summary>
public static class ManualForecastsReader
{
    /// <summary>The file's name without ending.</summary>
    public const string FileName = "manual-forecasts";

    /// <summary>What is wrong with a forecast that was not made before its day.</summary>
    public const string NotAhead = "made_on must lie before date: a forecast is made ahead";

    private static readonly ContractColumn[] Columns =
        [new("store_id", true), new("date", true), new("orders", true), new("made_on", true), new("channel_id"),
            new("planner")];

    /// <summary>Opens the file; null where the folder has none.</summary>
    /// <param name="folder">The folder of contract files.</param>
    /// <param name="log">Takes warnings and rejected rows.</param>
    /// <exception cref="ContractViolationException">The file cannot be used.</exception>
    public static ContractFile? Open(string folder, ReadingLog log) =>
        ContractFile.TryOpen(folder, FileName, Columns, log);

    /// <summary>Reads the same columns from a text that is no file of a folder, such as the body of a
    /// request.</summary>
    /// <param name="name">What to call the text in rejected rows.</param>
    /// <param name="text">UTF-8; closed with the file.</param>
    /// <param name="log">Takes warnings and rejected rows.</param>
    /// <exception cref="ContractViolationException">The text cannot be used.</exception>
    public static ContractFile OpenText(string name, Stream text, ReadingLog log) =>
        ContractFile.OfText(name, Columns, log, text);

    /// <summary>Streams the usable rows, each series, day and making date once.</summary>
    /// <param name="file">The open file.</param>
    /// <param name="directory">The stores and channels that rows may name.</param>
    public static IEnumerable<ManualForecast> Rows(ContractFile file, SeriesDirectory directory)
    {
        var seen = new Dictionary<(SeriesKey Key, DateOnly Date, DateOnly MadeOn), double>();
        var planners = new Dictionary<string, string>(StringComparer.Ordinal);
        while (file.Next())
        {
            if (!directory.TryKey(file, 0, 4, out var key) || !file.TryDate(1, out var date)
                || !TryOrders(file, out var orders) || !file.TryDate(3, out var madeOn) || !IsAhead(file, date, madeOn))
            {
                continue;
            }

            if (seen.TryAdd((key, date, madeOn), orders))
            {
                var name = file.Field(5).ToString();
                var planner = planners.TryGetValue(name, out var known) ? known : planners[name] = name;
                yield return new ManualForecast(key, date, orders, madeOn, planner);
            }
            else if (seen[(key, date, madeOn)] != orders)
            {
                file.Reject(2, "an earlier row gives another number for the same day and making date; it holds");
            }
        }
    }

    private static bool TryOrders(ContractFile file, out double orders) =>
        file.TryNumber(2, out orders)
        && (orders is >= 0 and <= ContractFile.MostOrders || file.Reject(2, "orders are 0 or more, below a billion"));

    private static bool IsAhead(ContractFile file, DateOnly date, DateOnly madeOn) =>
        madeOn < date || file.Reject(3, NotAhead);
}
