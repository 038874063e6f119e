using System.Text;
using Forecasting.Core.Domain;

namespace Forecasting.Training;

/// <summary>
/// A CSV table for spreadsheets: with a byte order mark, or names in Chinese are garbled; lines end as Windows has
/// them; and no text is a formula.
/// </summary>
internal static class SpreadsheetFile
{
    private static readonly Encoding Spreadsheet = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    /// <summary>A text as a cell.</summary>
    public static string Cell(string text) => CsvField.Quoted(CsvField.Inert(text));

    /// <summary>Adds texts as cells, each with a comma after it.</summary>
    public static void Words(StringBuilder text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            text.Append(Cell(word)).Append(',');
        }
    }

    /// <summary>Writes a table.</summary>
    public static void Save(string folder, string name, string text) =>
        WholeFile.Write(Path.Combine(folder, name), file =>
        {
            file.Write(Spreadsheet.Preamble);
            file.Write(Spreadsheet.GetBytes(text));
        });
}
