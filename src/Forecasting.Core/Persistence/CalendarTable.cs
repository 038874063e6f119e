using System.Data.Common;
using Forecasting.Core.Domain;
using static Forecasting.Core.Persistence.ColumnKind;
using static Forecasting.Core.Persistence.ColumnRole;

namespace Forecasting.Core.Persistence;

/// <summary>The table of calendar entries.</summary>
internal static class CalendarTable
{
    public static readonly TableShape Shape = new(
        "calendar_entries",
        new("date", Date, Key),
        new("kind", Text, Key),
        new("name", Text, Key),
        new("store_id", Text, Key),
        new("region", Text, Key),
        new("value", Number, Value));

    public static void Write(RowSink sink, CalendarEntry entry)
    {
        sink.Date(entry.Date);
        sink.Text(entry.Kind);
        sink.Text(entry.Name);
        sink.Text(entry.StoreId);
        sink.Text(entry.Region);
        sink.Number(entry.Value);
        sink.EndRow();
    }

    /// <summary>All entries, by date.</summary>
    public static IEnumerable<CalendarEntry> Read(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            select date, kind, name, store_id, region, value
            from calendar_entries order by date, kind, name, store_id, region
            """;
        using var reader = command.ExecuteReader();
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            yield return new CalendarEntry
            {
                Date = reader.GetFieldValue<DateOnly>(0),
                Kind = Word(1),
                Name = Word(2),
                StoreId = Word(3),
                Region = Word(4),
                Value = reader.IsDBNull(5) ? null : reader.GetDouble(5),
            };
        }

        string Word(int column)
        {
            var word = reader.GetString(column);
            return words.TryGetValue(word, out var shared) ? shared : words[word] = word;
        }
    }
}
