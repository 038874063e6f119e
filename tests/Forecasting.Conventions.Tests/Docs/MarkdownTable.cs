using System.Text.RegularExpressions;

namespace Forecasting.Conventions.Tests.Docs;

/// <summary>Rows of the tables of a Markdown text, without their headers.</summary>
internal static partial class MarkdownTable
{
    public static IEnumerable<string[]> Rows(string text)
    {
        var lines = text.Split('\n');
        return lines.Index()
            .Where(l => IsRow(l.Item) && !IsRule(l.Item) && !(l.Index + 1 < lines.Length && IsRule(lines[l.Index + 1])))
            .Select(l => l.Item.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray());
    }

    private static bool IsRow(string line) => line.TrimStart().StartsWith('|');

    private static bool IsRule(string line) => Rule().IsMatch(line);

    [GeneratedRegex(@"^\s*\|[\s:|-]+\|\s*$")]
    private static partial Regex Rule();
}
