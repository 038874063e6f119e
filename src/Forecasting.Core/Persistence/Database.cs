using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Forecasting.Core.Persistence;

/// <summary>The engines that a database can run on.</summary>
public enum DatabaseEngine
{
    /// <summary>One file, no server.</summary>
    Sqlite,

    /// <summary>A server that several machines share.</summary>
    Postgres,
}

/// <summary>Where everything is kept: an SQLite file or a PostgreSQL database. Opens connections; holds none.</summary>
public sealed class Database
{
    /// <summary>The database that is used where none is named.</summary>
    public const string DefaultConnection = "data/rtmart.db";

    private const int BusySeconds = 60;

    private readonly string _connectionString;

    private Database(DatabaseEngine engine, string connectionString, string description, string folder)
    {
        Engine = engine;
        _connectionString = connectionString;
        Description = description;
        Folder = folder;
    }

    /// <summary>The engine.</summary>
    public DatabaseEngine Engine { get; }

    /// <summary>The database in words for people, without a password.</summary>
    public string Description { get; }

    /// <summary>The folder for files that belong to the database: that of the SQLite file, else data.</summary>
    public string Folder { get; }

    /// <summary>The database at a connection; nothing is opened yet.</summary>
    /// <param name="connection">
    /// An SQLite path or <c>Data Source=...</c>, or PostgreSQL as <c>Host=...;...</c> or
    /// <c>postgres://user@host/name</c>.
    /// </param>
    /// <exception cref="ArgumentException">The text is none of these.</exception>
    public static Database At(string connection)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connection);
        try
        {
            return PostgresAddress.TryRead(connection) is { } postgres ? OfServer(postgres) : OfFile(connection);
        }
        catch (Exception e) when (e is FormatException or KeyNotFoundException or UriFormatException)
        {
            throw new ArgumentException($"The connection cannot be read: {e.Message}", nameof(connection), e);
        }
    }

    /// <summary>The database at a connection, which must be there: opening it makes none.</summary>
    /// <param name="connection">As for <see cref="At"/>.</param>
    /// <exception cref="ArgumentException">As for <see cref="At"/>.</exception>
    /// <exception cref="DatabaseException">There is no such SQLite file; the message says what to do.</exception>
    public static Database Existing(string connection)
    {
        var database = At(connection);
        if (database.Engine == DatabaseEngine.Sqlite
            && new SqliteConnectionStringBuilder(database._connectionString) is { Mode: not SqliteOpenMode.Memory } file
            && file.DataSource is not (":memory:" or "") && !File.Exists(file.DataSource))
        {
            throw new DatabaseException(
                $"There is no database {connection}. Run './rtmart import --data DIR --db {connection}' first.");
        }

        return database;
    }

    /// <summary>Opens a connection. An SQLite file and its folder are made where they are missing.</summary>
    /// <exception cref="DatabaseException">It cannot be opened.</exception>
    public DbConnection Open() => DatabaseException.Guard(this, () => OpenOne(pooled: true));

    /// <summary>Opens a connection. An SQLite file and its folder are made where they are missing.</summary>
    /// <param name="cancellation">Stops the attempt.</param>
    /// <exception cref="DatabaseException">It cannot be opened.</exception>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = DatabaseException.Guard(this, () => Make(pooled: true));
        try
        {
            await connection.OpenAsync(cancellation).ConfigureAwait(false);
            Prepare(connection);
            return connection;
        }
        catch (Exception e)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw DatabaseException.Wrap(this, e) ?? e;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Description;

    internal string ConnectionString => _connectionString;

    /// <summary>Opens a connection of its own, whose temporary tables end with it.</summary>
    internal DbConnection OpenForWriting() => DatabaseException.Guard(this, () => OpenOne(pooled: false));

    /// <summary>
    /// Begins to read one state of the database, whatever is written meanwhile; writers need not wait.
    /// </summary>
    /// <param name="connection">An open connection to this database.</param>
    internal static DbTransaction BeginRead(DbConnection connection) => connection is SqliteConnection file
        ? file.BeginTransaction(deferred: true)
        : connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);

    /// <summary>Begins to write; a second writer waits until the first has finished.</summary>
    /// <param name="connection">An open connection to this database.</param>
    internal DbTransaction BeginWrite(DbConnection connection)
    {
        var transaction = connection.BeginTransaction();
        if (Engine == DatabaseEngine.Postgres)
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "lock table imports in share row exclusive mode";
            command.ExecuteNonQuery();
        }

        return transaction;
    }

    private static Database OfServer(NpgsqlConnectionStringBuilder postgres) =>
        new(
            DatabaseEngine.Postgres,
            postgres.ConnectionString,
            $"PostgreSQL {postgres.Host}/{postgres.Database}",
            "data");

    private static Database OfFile(string connection)
    {
        var builder = connection.Contains('=', StringComparison.Ordinal)
            ? new SqliteConnectionStringBuilder(connection)
            : new SqliteConnectionStringBuilder { DataSource = connection };
        builder.DefaultTimeout = BusySeconds;
        var folder = Path.GetDirectoryName(Path.GetFullPath(builder.DataSource)) ?? ".";
        return new Database(DatabaseEngine.Sqlite, builder.ConnectionString, $"SQLite {builder.DataSource}", folder);
    }

    private DbConnection OpenOne(bool pooled)
    {
        var connection = Make(pooled);
        try
        {
            connection.Open();
            Prepare(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private DbConnection Make(bool pooled)
    {
        if (Engine == DatabaseEngine.Postgres)
        {
            var server = new NpgsqlConnectionStringBuilder(_connectionString) { Pooling = pooled };
            return new NpgsqlConnection(server.ConnectionString);
        }

        Directory.CreateDirectory(Folder);
        var file = new SqliteConnectionStringBuilder(_connectionString) { Pooling = pooled };
        return new SqliteConnection(file.ConnectionString);
    }

    private void Prepare(DbConnection connection)
    {
        if (Engine == DatabaseEngine.Sqlite)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "pragma journal_mode = wal; pragma synchronous = normal;";
            command.ExecuteNonQuery();
        }
    }
}
