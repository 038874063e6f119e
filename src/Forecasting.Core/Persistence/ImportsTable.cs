using System.Data.Common;
using Dapper;

namespace Forecasting.Core.Persistence;

/// <summary>What the import of one file did.</summary>
public sealed record ImportedFile
{
    /// <summary>File name without folder.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the file's bytes, hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Rows read, rejected ones included, the header not.</summary>
    public int Rows { get; init; }

    /// <summary>Rows rejected.</summary>
    public int Rejected { get; init; }

    /// <summary>Keys that are new in the database.</summary>
    public int Added { get; init; }

    /// <summary>Keys whose value was replaced.</summary>
    public int Changed { get; init; }
}

/// <summary>The tables of imports and their files.</summary>
internal static class ImportsTable
{
    public static void Insert(
        DbConnection connection,
        DbTransaction transaction,
        string importId,
        string startedAt,
        string folder,
        IEnumerable<ImportedFile> files)
    {
        connection.Execute(
            "insert into imports (import_id, started_at, folder) values (@importId, @startedAt, @folder)",
            new { importId, startedAt, folder },
            transaction);
        foreach (var file in files)
        {
            connection.Execute(
                """
                insert into import_files (import_id, file, sha256, rows, rejected, added, changed)
                values (@importId, @File, @Sha256, @Rows, @Rejected, @Added, @Changed)
                """,
                new { importId, file.File, file.Sha256, file.Rows, file.Rejected, file.Added, file.Changed },
                transaction);
        }
    }
}
