using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Forecasting.Core.Persistence;

/// <summary>The database could not do what was asked; the message says which one, why, and what to do.</summary>
public sealed class DatabaseException : Exception
{
    private const string FullDisk = "the disk is full. Free some space and run it again.";
    private const int SqliteBusy = 5;
    private const int SqliteReadOnly = 8;
    private const int SqliteInputOutput = 10;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteNotADatabase = 26;

    internal DatabaseException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>
    /// The exception for people, or null where <paramref name="cause"/> does not come from a database.
    /// </summary>
    /// <param name="database">The database that was used.</param>
    /// <param name="cause">What the driver threw.</param>
    internal static DatabaseException? Wrap(Database database, Exception cause) => Reason(cause) is { } reason
        ? new DatabaseException($"{database.Description}: {reason} ({cause.Message.Trim()})", cause)
        : cause as DatabaseException;

    internal static T Guard<T>(Database database, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is not DatabaseException && Wrap(database, e) is { } wrapped)
        {
            throw wrapped;
        }
    }

    private static string? Reason(Exception cause) => cause switch
    {
        SqliteException e => SqliteReason(e.SqliteErrorCode),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => FullDisk,
        PostgresException { SqlState: "28P01" or "28000" } => "the server refuses the user or the password.",
        PostgresException { SqlState: "3D000" } => "there is no such database. Create it first.",
        PostgresException => "the server refused a command.",
        NpgsqlException { InnerException: SocketException or TimeoutException } => "the server cannot be reached.",
        NpgsqlException => "the connection to the server failed.",
        _ => null,
    };

    private static string SqliteReason(int code) => code switch
    {
        SqliteBusy => "another process is writing to it. Wait until it has finished.",
        SqliteReadOnly => "the file or its folder is read-only.",
        SqliteInputOutput => "the disk cannot be written or read; it may be full.",
        SqliteCorrupt => "the file is damaged. Restore it from a backup, or import into a new one.",
        SqliteFull => FullDisk,
        SqliteCannotOpen => "the file cannot be opened or made. Check the path and its rights.",
        SqliteNotADatabase => "the file is not an SQLite database. Name another one.",
        _ => "a command failed.",
    };
}
