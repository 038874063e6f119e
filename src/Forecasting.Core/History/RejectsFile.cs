using System.Globalization;
using System.Text;
using Forecasting.Core.Domain;

namespace Forecasting.Core.History;

/// <summary>Writes rejected rows to a CSV file as they come: file, line, column, value, reason.</summary>
public sealed class RejectsFile : IDisposable
{
    private const string Header = "file,line,column,value,reason";

    private readonly string _path;
    private StreamWriter? _writer;

    /// <summary>A file that is made when the first row comes.</summary>
    /// <param name="path">Its path; the folder is made where it is missing, an older file is replaced.</param>
    /// <param name="always">Whether the file is made even if no row comes.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public RejectsFile(string path, bool always)
    {
        _path = path;
        if (always)
        {
            _writer = Create();
        }
    }

    /// <summary>The path, or null where no file was made.</summary>
    public string? Path => _writer is null ? null : _path;

    /// <summary>Writes one row.</summary>
    /// <param name="row">The row.</param>
    public void Add(RejectedRow row)
    {
        _writer ??= Create();
        var line = row.Line.ToString(CultureInfo.InvariantCulture);
        string[] fields = [row.File, line, row.Column, Harmless(row.Value), row.Reason];
        _writer.WriteLine(string.Join(',', fields.Select(CsvField.Quoted)));
    }

    /// <summary>Ends the file.</summary>
    public void Dispose() => _writer?.Dispose();

    /// <summary>
    /// A value that no spreadsheet runs as a formula: an apostrophe goes before a leading = + - @, tab or line end,
    /// unless the
    /// value is a plain number.
    /// </summary>
    /// <param name="value">What stood in the file.</param>
    public static string Harmless(string value)
    {
        var risky = value.Length > 0 && value[0] is ('=' or '+' or '-' or '@' or '\t' or '\r' or '\n');
        return risky && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? $"'{value}"
            : value;
    }

    private StreamWriter Create()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(_path)) ?? ".");
        var writer = new StreamWriter(_path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))
        {
            NewLine = "\n",
        };
        writer.WriteLine(Header);
        return writer;
    }
}
