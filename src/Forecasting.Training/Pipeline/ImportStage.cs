using System.Diagnostics;
using Forecasting.Core.History;
using Forecasting.Core.Persistence;

namespace Forecasting.Training.Pipeline;

/// <summary>
/// The first stage: a folder of contract files goes into the database, and its rejected rows into a file.
/// </summary>
internal sealed class ImportStage(Database database, TimeProvider time)
{
    /// <summary>What the stage did, and how long its parts took.</summary>
    internal sealed record Result
    {
        public required ImportOutcome Outcome { get; init; }

        /// <summary>Where the rejected rows are, or null where there are none.</summary>
        public string? RejectsPath { get; init; }

        public required double Seconds { get; init; }

        public required IReadOnlyList<(string Name, double Seconds)> Parts { get; init; }
    }

    /// <summary>Runs the stage.</summary>
    /// <param name="folder">The folder of contract files.</param>
    /// <param name="maxRejectedShare">The largest accepted share of rejected rows of a file, 0 to 1.</param>
    /// <param name="rejectsPath">
    /// The file for rejected rows; null: beside the database, made only where there are any.
    /// </param>
    /// <param name="progress">Takes a line per file and now and then within one.</param>
    /// <param name="cancellation">Stops it; nothing is changed then.</param>
    public Result Run(
        string folder,
        double maxRejectedShare,
        string? rejectsPath,
        Action<string> progress,
        CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var import = new FolderImport(database, time);
        var importId = import.NewId();
        var parts = new List<(string, double)>();
        using var rejects = new RejectsFile(
            rejectsPath ?? Path.Combine(database.Folder, "rejects", $"{importId}.csv"),
            always: rejectsPath is not null);
        var settings = new ImportSettings
        {
            MaxRejectedShare = maxRejectedShare,
            OnReject = rejects.Add,
            OnRows = (name, rows) => progress(FormattableString.Invariant($"{name}: {rows:N0} rows ...")),
            OnFile = (file, seconds) =>
            {
                parts.Add((file.File, seconds));
                progress(FormattableString.Invariant(
                    $"{file.File}: {file.Rows:N0} rows, {file.Rejected:N0} rejected, ")
                    + FormattableString.Invariant(
                        $"{file.Added:N0} new, {file.Changed:N0} changed ({seconds:F1} s)"));
            },
        };
        var outcome = import.Run(importId, folder, settings, cancellation);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        parts.Add(("commit", Math.Max(0, seconds - parts.Sum(p => p.Item2))));
        return new Result { Outcome = outcome, RejectsPath = rejects.Path, Seconds = seconds, Parts = parts };
    }
}
