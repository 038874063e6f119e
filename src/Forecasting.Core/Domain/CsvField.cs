namespace Forecasting.Core.Domain;

/// <summary>Text as a field of a CSV file (RFC 4180).</summary>
public static class CsvField
{
    /// <summary>The text as it is, or in quotes where it holds a comma, a quote or a line break.</summary>
    /// <param name="text">Any text.</param>
    public static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n")
        ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : text;
}
