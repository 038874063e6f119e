using System.Text;
using Sylvan.Data.Csv;

namespace Forecasting.Core.History.Readers;

/// <summary>
/// One open CSV file of the data contract, read row by row with bounded memory. Columns come in any order; a row that
/// cannot be used goes to the <see cref="ReadingLog"/>. Everything that spoils the whole file is a
/// <see cref="ContractViolationException"/>.
/// </summary>
public sealed partial class ContractFile : IDisposable
{
    /// <summary>The longest row in characters; a longer one is an error, so that it cannot fill the memory.</summary>
    public const int LongestRow = 1 << 20;

    private readonly ContractColumn[] _columns;
    private readonly ReadingLog _log;
    private readonly CsvDataReader _csv;
    private readonly Func<bool> _read;
    private readonly int[] _ordinals;
    private int _nextLine = 1;
    private int _rows;

    private ContractFile(string name, ContractColumn[] columns, ReadingLog log, Stream stream, bool moreAreAttributes)
    {
        Name = name;
        _columns = columns;
        _log = log;
        _csv = Guard(() => OpenCsv(stream));
        _read = _csv.Read;
        Header = ReadHeader();
        _ordinals = [.. columns.Select(c => IndexOf(c.Name))];
        CheckHeader(moreAreAttributes);
    }

    /// <summary>File name without folder.</summary>
    public string Name { get; }

    /// <summary>All columns of the file, in its order, trimmed.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The line on which the current row begins; the header is line 1.</summary>
    public int Line { get; private set; }

    /// <summary>Opens <c>name.csv</c> or <c>name.csv.gz</c>; null where the folder has neither.</summary>
    /// <param name="folder">The folder of contract files.</param>
    /// <param name="name">Name without ending, such as orders-daily.</param>
    /// <param name="columns">The contract's columns; the methods that read fields take indices into this list.</param>
    /// <param name="log">Takes warnings and rejected rows.</param>
    /// <param name="moreAreAttributes">
    /// Whether columns that the contract does not name are kept by the caller, without a warning.
    /// </param>
    /// <exception cref="ContractViolationException">
    /// It cannot be read, is empty, or lacks a required column.
    /// </exception>
    public static ContractFile? TryOpen(
        string folder, string name, ContractColumn[] columns, ReadingLog log, bool moreAreAttributes = false)
    {
        string[] names = [$"{name}.csv", $"{name}.csv.gz"];
        string[] present = [.. names.Where(f => Path.Exists(Path.Combine(folder, f)))];
        if (present.Length == 0)
        {
            return null;
        }

        if (present.Length > 1)
        {
            throw new ContractViolationException(
                present[0], $"the folder also has {present[1]}, so it is not clear which holds. Remove one of them.");
        }

        var stream = OpenStream(Path.Combine(folder, present[0]), present[0]);
        try
        {
            return new ContractFile(present[0], columns, log, stream, moreAreAttributes);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Opens a text that is no file of a folder, such as the body of a request.</summary>
    /// <param name="name">What to call it in rejected rows.</param>
    /// <param name="columns">The contract's columns.</param>
    /// <param name="log">Takes warnings and rejected rows.</param>
    /// <param name="text">UTF-8; closed with the file.</param>
    /// <exception cref="ContractViolationException">It cannot be read, is empty, or lacks a required
    /// column.</exception>
    public static ContractFile OfText(string name, ContractColumn[] columns, ReadingLog log, Stream text) =>
        new(name, columns, log, text, moreAreAttributes: false);

    /// <summary>Goes to the next row that has as many fields as the header; rows that have not are rejected.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Next()
    {
        while (Guard(_read))
        {
            Advance();
            var raw = _csv.GetRawRecordSpan();
            if (raw.Trim().IsEmpty)
            {
                continue;
            }

            _rows++;
            if (IsWhole(raw))
            {
                return true;
            }
        }

        _log.CountRows(Name, _rows);
        return false;
    }

    /// <summary>
    /// A field of the current row without surrounding blanks; empty where the file has no such column.
    /// </summary>
    /// <param name="column">Index into the contract's columns.</param>
    public ReadOnlySpan<char> Field(int column) =>
        _ordinals[column] < 0 ? default : _csv.GetFieldSpan(_ordinals[column]).Trim();

    /// <summary>A field of the current row by its place in <see cref="Header"/>, without surrounding blanks.</summary>
    /// <param name="ordinal">Index into the header.</param>
    public string FieldAt(int ordinal) => _csv.GetFieldSpan(ordinal).Trim().ToString();

    /// <summary>Whether the file has this column.</summary>
    /// <param name="column">Index into the contract's columns.</param>
    public bool Has(int column) => _ordinals[column] >= 0;

    /// <summary>Rejects the current row.</summary>
    /// <param name="column">Index into the contract's columns.</param>
    /// <param name="reason">What is wrong with the field.</param>
    /// <returns>Always false, so that a check can return it.</returns>
    public bool Reject(int column, string reason) => Reject(_columns[column].Name, Field(column), reason);

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _log.CountRows(Name, _rows);
        _csv.Dispose();
    }

    private bool IsWhole(ReadOnlySpan<char> raw)
    {
        if (_csv.RowFieldCount != Header.Count)
        {
            return Reject("", raw.Trim(), $"the row has {_csv.RowFieldCount} fields, the header {Header.Count}");
        }

        return !raw.Contains('\0') || Reject("", "", "the row contains a NUL character");
    }

    private bool Reject(string column, ReadOnlySpan<char> value, string reason)
    {
        var kept = value.Length > RejectedRow.LongestValue ? value[..RejectedRow.LongestValue] : value;
        _log.Reject(new RejectedRow(Name, Line, column, kept.ToString(), reason));
        return false;
    }

    private void Advance()
    {
        Line = _nextLine;
        _nextLine += Math.Max(1, _csv.GetRawRecordSpan().Count('\n'));
    }

    private List<string> ReadHeader()
    {
        do
        {
            if (!Guard(_read))
            {
                throw new ContractViolationException(Name, "the file is empty. Give it a header line, or remove it.");
            }

            Advance();
        }
        while (_csv.GetRawRecordSpan().Trim().IsEmpty);

        return [.. Enumerable.Range(0, _csv.RowFieldCount).Select(FieldAt)];
    }

    private void CheckHeader(bool moreAreAttributes)
    {
        if (Header.GroupBy(h => h, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ContractViolationException(
                Name, $"the column '{twice.Key}' comes {twice.Count()} times. Keep one of them.");
        }

        for (var i = 0; i < _columns.Length; i++)
        {
            if (_columns[i].Required && _ordinals[i] < 0)
            {
                throw new ContractViolationException(Name, _columns[i].Name, Header);
            }
        }

        string[] more = [.. Header.Except(_columns.Select(c => c.Name), StringComparer.OrdinalIgnoreCase)];
        if (more.Length > 0 && !moreAreAttributes)
        {
            _log.Warn($"{Name}: unknown columns are ignored: {string.Join(", ", more)}.");
        }
    }

    private int IndexOf(string column)
    {
        for (var i = 0; i < Header.Count; i++)
        {
            if (Header[i].Equals(column, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvRecordTooLargeException e)
        {
            throw Broken($"the row is longer than {LongestRow} characters. Look for a quote that is never closed.", e);
        }
        catch (CsvFormatException e)
        {
            throw Broken("the quotes do not match. Write a quote inside a quoted field twice.", e);
        }
        catch (InvalidDataException e)
        {
            throw Broken("the compressed file is damaged or cut off. Copy it again.", e);
        }
        catch (DecoderFallbackException e)
        {
            throw Broken("the text is not UTF-8. Save the file as UTF-8.", e);
        }
    }

    private ContractViolationException Broken(string what, Exception inner) =>
        new(Name, $"at line {_nextLine} or soon after it, {what}", inner);

    private static CsvDataReader OpenCsv(Stream stream)
    {
        // A byte order mark is skipped because this encoding has one; any other encoding fails, rather than giving
        // wrong letters.
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);
        var text = new StreamReader(stream, utf8, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16);
        return CsvDataReader.Create(text, new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = ',',
            Comment = '\0',
            BufferSize = 1 << 16,
            MaxBufferSize = LongestRow,
            ResultSetMode = ResultSetMode.SingleResult,
        });
    }

    private static Stream OpenStream(string path, string name)
    {
        if (Directory.Exists(path))
        {
            throw new ContractViolationException(name, "it is a directory. Put a file in its place.");
        }

        try
        {
            var file = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            return path.EndsWith(".gz", StringComparison.Ordinal) ? StrictGzip.Open(file) : file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ContractViolationException(name, $"it cannot be opened ({e.Message}).", e);
        }
    }
}
