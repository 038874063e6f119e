namespace Forecasting.Core.History.Readers;

/// <summary>
/// What reading a folder left behind beside its rows: rejected rows, warnings, and rows read per file.
/// </summary>
public sealed class ReadingLog
{
    /// <summary>Rejected rows that are held in memory; further ones are counted and passed on only.</summary>
    public const int MostHeldRejects = 200_000;

    private readonly List<RejectedRow> _rejects = [];
    private readonly List<string> _warnings = [];
    private readonly Dictionary<string, FileCounts> _files = new(StringComparer.Ordinal);

    /// <summary>Called with every rejected row, also those that are not held; null for nothing.</summary>
    public Action<RejectedRow>? OnReject { get; init; }

    /// <summary>The first <see cref="MostHeldRejects"/> rejected rows, in reading order.</summary>
    public IReadOnlyList<RejectedRow> Rejects => _rejects;

    /// <summary>Sentences about what was ignored or replaced by something else.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Whether something had to be replaced by a fall-back, such as stores taken from the orders.</summary>
    public bool FellBack { get; private set; }

    /// <summary>Rows by file, in reading order.</summary>
    public IReadOnlyDictionary<string, FileCounts> Files => _files;

    /// <summary>All rejected rows.</summary>
    public int RejectedRows => _files.Values.Sum(f => f.Rejected);

    /// <summary>Keeps a sentence about something that was ignored without harm.</summary>
    /// <param name="sentence">Names the file and what was ignored.</param>
    public void Warn(string sentence) => _warnings.Add(sentence);

    /// <summary>Keeps a sentence about something that was replaced by a fall-back.</summary>
    /// <param name="sentence">Names what is missing and what is used instead.</param>
    public void WarnFallBack(string sentence)
    {
        FellBack = true;
        _warnings.Add(sentence);
    }

    internal void Reject(RejectedRow row)
    {
        _files[row.File] = _files.GetValueOrDefault(row.File).WithReject();
        if (_rejects.Count < MostHeldRejects)
        {
            _rejects.Add(row);
        }

        OnReject?.Invoke(row);
    }

    internal void CountRows(string file, int rows) =>
        _files[file] = _files.GetValueOrDefault(file) with { Rows = rows };
}

/// <summary>How many rows of a file were read and rejected.</summary>
/// <param name="Rows">Rows read, rejected ones included, the header not.</param>
/// <param name="Rejected">Rows rejected.</param>
public readonly record struct FileCounts(int Rows, int Rejected)
{
    /// <summary>Rejected rows as a share of all, 0 to 1; 0 for a file without rows.</summary>
    public double RejectedShare => Rows == 0 ? 0 : Rejected / (double)Rows;

    internal FileCounts WithReject() => this with { Rejected = Rejected + 1 };
}
