using Forecasting.Core.History;

namespace Forecasting.Core.Persistence;

/// <summary>How an import is to be done.</summary>
public sealed record ImportSettings
{
    /// <summary>The largest share of rejected rows of any file that is accepted, 0 to 1.</summary>
    public double MaxRejectedShare { get; init; } = 0.01;

    /// <summary>Called with each rejected row as it is met; null for nothing.</summary>
    public Action<RejectedRow>? OnReject { get; init; }

    /// <summary>Called when a file is done, with the seconds that it took; null for nothing.</summary>
    public Action<ImportedFile, double>? OnFile { get; init; }

    /// <summary>
    /// Called now and then within a file, with its name and the rows merged so far; null for nothing.
    /// </summary>
    public Action<string, int>? OnRows { get; init; }
}

/// <summary>What an import did.</summary>
public sealed record ImportOutcome
{
    /// <summary>The id under which the import, its rejected rows and its changes are kept.</summary>
    public required string ImportId { get; init; }

    /// <summary>Why nothing was changed: too many rejected rows. Null where the import is done.</summary>
    public string? Refusal { get; init; }

    /// <summary>Usable stores of stores.csv.</summary>
    public required int Stores { get; init; }

    /// <summary>The files, in reading order.</summary>
    public required IReadOnlyList<ImportedFile> Files { get; init; }

    /// <summary>Sentences about what was ignored or replaced by a fall-back.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Whether something had to be replaced by a fall-back.</summary>
    public required bool FellBack { get; init; }

    /// <summary>Rows read in all files.</summary>
    public int Rows => Files.Sum(f => f.Rows);

    /// <summary>Rows rejected in all files.</summary>
    public int Rejected => Files.Sum(f => f.Rejected);
}
