using Forecasting.Core.Domain;

namespace Forecasting.Core.History.Readers;

/// <summary>Reads calendar.csv.</summary>
public static class CalendarReader
{
    /// <summary>The file's name without ending.</summary>
    public const string FileName = "calendar";

    private static readonly ContractColumn[] Columns =
        [new("date", true), new("kind", true), new("name"), new("store_id"), new("region"), new("value")];

    /// <summary>Opens the file; null where the folder has none.</summary>
    /// <param name="folder">The folder of contract files.</param>
    /// <param name="log">Takes warnings and rejected rows.</param>
    /// <exception cref="ContractViolationException">The file cannot be used.</exception>
    public static ContractFile? Open(string folder, ReadingLog log) =>
        ContractFile.TryOpen(folder, FileName, Columns, log);

    /// <summary>Streams the usable rows, each entry once.</summary>
    /// <param name="file">The open file.</param>
    /// <param name="directory">The stores that rows may name.</param>
    public static IEnumerable<CalendarEntry> Rows(ContractFile file, SeriesDirectory directory)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        var seen = new Dictionary<(DateOnly, string, string, string, string), double?>();
        while (file.Next())
        {
            if (!file.TryDate(0, out var date) || !TryKind(file, words, out var kind)
                || !directory.TryStoreOrAll(file, 3, out var storeId) || !file.TryOptionalNumber(5, out var value))
            {
                continue;
            }

            var name = file.Field(2).IsEmpty ? kind : Shared(words, file.Field(2));
            var region = Shared(words, file.Field(4));
            var key = (date, kind, name, storeId, region);
            if (seen.TryAdd(key, value))
            {
                yield return new CalendarEntry
                {
                    Date = date,
                    Kind = kind,
                    Name = name,
                    StoreId = storeId,
                    Region = region,
                    Value = value,
                };
            }
            else if (seen[key] != value)
            {
                file.Reject(5, "an earlier row gives the same entry another value; the first row holds");
            }
        }
    }

    private static bool TryKind(ContractFile file, Dictionary<string, string> words, out string kind)
    {
        kind = Shared(words, file.Field(1));
        return kind.Length > 0 || file.Reject(1, "the field is empty");
    }

    private static string Shared(Dictionary<string, string> words, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return "";
        }

        if (!words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var word))
        {
            word = text.ToString();
            words.Add(word, word);
        }

        return word;
    }
}
