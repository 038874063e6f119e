using Forecasting.Core.Persistence;
using Microsoft.Data.Sqlite;

namespace Forecasting.Core.Tests.Persistence;

/// <summary>A new database of one engine, removed at the end of the test.</summary>
public sealed class EmptyDatabase : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rtmart-db-").FullName;

    public EmptyDatabase(DatabaseEngine engine, PostgresServer postgres)
    {
        Connection = engine == DatabaseEngine.Postgres ? postgres.NewDatabase() : Path.Combine(_folder, "rtmart.db");
        Database = Database.At(Connection);
    }

    public string Connection { get; }

    public Database Database { get; }

    /// <summary>One with all tables and no rows.</summary>
    public static EmptyDatabase Migrated(DatabaseEngine engine, PostgresServer postgres)
    {
        var empty = new EmptyDatabase(engine, postgres);
        Migrator.Run(empty.Database);
        return empty;
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>The tests that run over every engine share one PostgreSQL server.</summary>
[CollectionDefinition(Name)]
public sealed class EngineCollection : ICollectionFixture<PostgresServer>
{
    public const string Name = "every engine";
}
