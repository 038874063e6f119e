using System.Globalization;
using Forecasting.Core.History.Readers;

namespace Forecasting.Core.Persistence;

/// <summary>
/// Imports a folder of contract files into a database, in one transaction: afterwards the database holds all of it or
/// nothing. Importing the same folder again changes nothing; a later file replaces values and records the changes.
/// </summary>
/// <param name="database">Where to; its schema is brought up to date first.</param>
/// <param name="time">Gives the time at which the import started.</param>
public sealed class FolderImport(Database database, TimeProvider time)
{
    /// <summary>Makes the id of an import that starts now.</summary>
    public string NewId() => string.Create(
        CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}-{Guid.NewGuid().ToString("N")[..6]}");

    /// <summary>Runs the import.</summary>
    /// <param name="importId">From <see cref="NewId"/>.</param>
    /// <param name="folder">The folder of contract files; stores.csv is required.</param>
    /// <param name="settings">How to do it.</param>
    /// <param name="cancellation">Stops it; nothing is changed then.</param>
    /// <exception cref="ContractViolationException">A file cannot be used as a whole; nothing was changed.</exception>
    /// <exception cref="DatabaseException">The database failed; nothing was changed.</exception>
    public ImportOutcome Run(
        string importId, string folder, ImportSettings settings, CancellationToken cancellation = default)
    {
        if (!Directory.Exists(folder))
        {
            throw new ContractViolationException(
                folder, "there is no such folder. Give one that holds the contract's CSV files.");
        }

        Migrator.Run(database);
        var now = time.GetUtcNow();
        var startedAt = now.ToString("O", CultureInfo.InvariantCulture);
        return DatabaseException.Guard(database, () =>
        {
            using var connection = database.OpenForWriting();
            using var transaction = database.BeginWrite(connection);
            var log = new ReadingLog { OnReject = settings.OnReject };
            var run = new ImportRun(connection, transaction, importId, folder, log, settings, now);
            var stores = run.ReadAll(cancellation);
            var outcome = new ImportOutcome
            {
                ImportId = importId,
                Refusal = Refusal(run.Files, settings.MaxRejectedShare),
                Stores = stores,
                Files = run.Files,
                Warnings = log.Warnings,
                FellBack = log.FellBack,
            };
            if (outcome.Refusal is null)
            {
                ImportsTable.Insert(connection, transaction, importId, startedAt, folder, run.Files);
                RejectedRowsTable.Insert(connection, transaction, importId, log.Rejects);
                cancellation.ThrowIfCancellationRequested();
                transaction.Commit();
            }

            return outcome;
        });
    }

    private static string? Refusal(IEnumerable<ImportedFile> files, double maxRejectedShare)
    {
        var refused = files.Where(f => f.Rejected > maxRejectedShare * f.Rows)
            .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.File}: {f.Rejected} of {f.Rows} rows"))
            .ToList();
        return refused.Count == 0 ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"more than {maxRejectedShare:P2} of the rows are rejected ({string.Join("; ", refused)}).");
    }
}
