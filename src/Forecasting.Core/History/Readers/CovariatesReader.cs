using Forecasting.Core.Domain;

namespace Forecasting.Core.History.Readers;

/// <summary>One value of a covariate.</summary>
/// <param name="Name">The covariate's name.</param>
/// <param name="StoreId">The store it holds for; empty for all.</param>
/// <param name="KnownAhead">Whether the future is known.</param>
/// <param name="Date">Local date.</param>
/// <param name="Hour">Local hour 0-23, or -1 for a daily value.</param>
/// <param name="Value">A finite number.</param>
public readonly record struct CovariateValue(
    string Name, string StoreId, bool KnownAhead, DateOnly Date, int Hour, double Value);

/// <summary>Reads covariates-daily.csv and covariates-hourly.csv.</summary>
public static class CovariatesReader
{
    private static readonly ContractColumn[] DailyColumns =
        [new("date", true), new("name", true), new("value", true), new("store_id"), new("known_ahead")];

    private static readonly ContractColumn[] HourlyColumns = [.. DailyColumns, new("hour", true)];

    /// <summary>The file's name without ending.</summary>
    /// <param name="grain">Which of the two files.</param>
    public static string FileName(Grain grain) => grain == Grain.Hourly ? "covariates-hourly" : "covariates-daily";

    /// <summary>Opens the file; null where the folder has none.</summary>
    /// <param name="folder">The folder of contract files.</param>
    /// <param name="grain">Which of the two files.</param>
    /// <param name="log">Takes warnings and rejected rows.</param>
    /// <exception cref="ContractViolationException">The file cannot be used.</exception>
    public static ContractFile? Open(string folder, Grain grain, ReadingLog log) =>
        ContractFile.TryOpen(folder, FileName(grain), grain == Grain.Hourly ? HourlyColumns : DailyColumns, log);

    /// <summary>Streams the usable rows, each value once.</summary>
    /// <param name="file">The open file.</param>
    /// <param name="grain">Which of the two files it is.</param>
    /// <param name="directory">The stores that rows may name.</param>
    public static IEnumerable<CovariateValue> Rows(ContractFile file, Grain grain, SeriesDirectory directory)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var seen = new Dictionary<(string, string, bool, DateOnly, int), double>();
        while (file.Next())
        {
            var hour = -1;
            if (!file.TryDate(0, out var date) || !file.TryWord(1, out var name) || !file.TryNumber(2, out var value)
                || !directory.TryStoreOrAll(file, 3, out var storeId) || !file.TryFlag(4, out var knownAhead)
                || (grain == Grain.Hourly && !file.TryHour(5, out hour)))
            {
                continue;
            }

            name = names.TryGetValue(name, out var shared) ? shared : names[name] = name;
            var key = (name, storeId, knownAhead, date, hour);
            if (seen.TryAdd(key, value))
            {
                yield return new CovariateValue(name, storeId, knownAhead, date, hour, value);
            }
            else if (!seen[key].Equals(value))
            {
                file.Reject(2, $"an earlier row gives {seen[key]:R} for the same store and time; the first row holds");
            }
        }
    }
}
