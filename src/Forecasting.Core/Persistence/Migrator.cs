using System.Data.Common;
using Dapper;
using DbUp;
using DbUp.Builder;
using DbUp.Engine.Output;

namespace Forecasting.Core.Persistence;

/// <summary>
/// Brings a database to the newest schema: runs each script of Schema/{sqlite,postgres} once, by number, forward only.
/// </summary>
public static class Migrator
{
    /// <summary>Runs the scripts that have not run yet, all or none.</summary>
    /// <param name="database">The database; an SQLite file is made where there is none.</param>
    /// <exception cref="DatabaseException">It cannot be opened or a script failed.</exception>
    public static void Run(Database database)
    {
        using (database.Open())
        {
            // Makes an SQLite file with its folder, and says clearly why a server cannot be reached.
        }

        var folder = Folder(database);
        var result = Target(database)
            .WithScriptsEmbeddedInAssembly(
                typeof(Migrator).Assembly, name => name.StartsWith(folder, StringComparison.Ordinal))
            .WithTransaction()
            .WithVariablesDisabled()
            .LogTo(new NoUpgradeLog())
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
        {
            throw DatabaseException.Wrap(database, result.Error) ?? (Exception)new InvalidOperationException(
                $"{database.Description}: the schema script {result.ErrorScript?.Name} failed: {result.Error.Message}",
                result.Error);
        }
    }

    /// <summary>Whether all scripts have run.</summary>
    /// <param name="database">The database.</param>
    /// <param name="connection">An open connection to it; its journal of scripts must be there.</param>
    internal static bool IsNewest(Database database, DbConnection connection) =>
        !typeof(Migrator).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder(database), StringComparison.Ordinal))
            .Except(connection.Query<string>("select scriptname from schemaversions")).Any();

    private static string Folder(Database database) =>
        database.Engine == DatabaseEngine.Sqlite ? "Schema/sqlite/" : "Schema/postgres/";

    private static UpgradeEngineBuilder Target(Database database) => database.Engine == DatabaseEngine.Sqlite
        ? DeployChanges.To.SqliteDatabase(database.ConnectionString)
        : DeployChanges.To.PostgresqlDatabase(database.ConnectionString);

    /// <summary>Says nothing: a failure is thrown, and success is no news.</summary>
    private sealed class NoUpgradeLog : IUpgradeLog
    {
        public void LogTrace(string format, params object[] args)
        {
        }

        public void LogDebug(string format, params object[] args)
        {
        }

        public void LogInformation(string format, params object[] args)
        {
        }

        public void LogWarning(string format, params object[] args)
        {
        }

        public void LogError(string format, params object[] args)
        {
        }

        public void LogError(Exception ex, string format, params object[] args)
        {
        }
    }
}
