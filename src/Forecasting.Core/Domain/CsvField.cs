namespace Forecasting.Core.Domain;

/// <summary>Text as a field of a CSV file (RFC 4180).</summary>
public static class CsvField
{
    /// <summary>The text as it is, or in quotes where it holds a comma, a quote or a line break.</summary>
    /// <param name="text">Any text.</param>
    public static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n")
        ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : text;

    /// <summary>The text with an apostrophe before it where a spreadsheet would take it for a formula: it begins with
    /// = + - @, their wide forms, a tab or a line break. Not yet in quotes.</summary>
    /// <param name="text">Any text.</param>
    public static string Inert(string text) =>
        text.Length > 0 && FormulaStarts.Contains(text[0]) ? $"'{text}" : text;

    private const string FormulaStarts = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
}
