using System.Globalization;
using System.Text;
using Forecasting.Core.Domain;

namespace Forecasting.Api.Serving;

/// <summary>An answer that also comes as a table.</summary>
public interface ITable
{
    /// <summary>The header.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>Rows of as many values; null is an empty field.</summary>
    IEnumerable<object?[]> Rows { get; }
}

/// <summary>An answer that also comes as a calendar.</summary>
public interface ICalendar
{
    /// <summary>The iCalendar file (RFC 5545).</summary>
    string Calendar();
}

/// <summary>Writes tables as CSV (RFC 4180) with the same digits as the JSON.</summary>
public static class AnswerCsv
{
    public static byte[] Bytes(ITable table)
    {
        var text = new StringBuilder();
        Append(text, table.Columns);
        foreach (var row in table.Rows)
        {
            Append(text, row);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Append(StringBuilder text, IReadOnlyList<object?> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            AppendValue(text, values[i]);
        }

        text.Append("\r\n");
    }

    private static void AppendValue(StringBuilder text, object? value)
    {
        var written = value switch
        {
            null => "",
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
        text.Append(CsvField.Quoted(written));
    }
}
