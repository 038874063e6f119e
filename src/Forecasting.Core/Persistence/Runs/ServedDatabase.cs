using Dapper;

namespace Forecasting.Core.Persistence.Runs;

/// <summary>Looks whether a database can be served from, without making or changing anything.</summary>
public static class ServedDatabase
{
    /// <summary>
    /// Why a database cannot be served from, with what to do about it, in one line; null where it can.
    /// </summary>
    /// <param name="connection">As for <see cref="Database.At"/>.</param>
    public static string? TroubleAt(string connection)
    {
        try
        {
            var database = Database.Existing(connection);
            using var open = database.Open();
            var tables = database.Engine == DatabaseEngine.Sqlite
                ? "select count(*) from sqlite_master where type = 'table' "
                    + "and name in ('runs', 'published', 'stock_plans', 'quick_pick_plans', 'rosters')"
                : "select count(*) from pg_tables where schemaname = any (current_schemas(false)) "
                    + "and tablename in ('runs', 'published', 'stock_plans', 'quick_pick_plans', 'rosters')";
            return open.ExecuteScalar<long>(tables) == 5 && Migrator.IsNewest(database, open)
                ? null
                : $"{database.Description} lacks the tables of this version. "
                    + "Run './rtmart import' on it to bring it up to date.";
        }
        catch (Exception exception) when (exception is DatabaseException or ArgumentException)
        {
            return exception.Message.ReplaceLineEndings(" ");
        }
    }
}
