using System.Data.Common;

namespace Forecasting.Core.Persistence;

/// <summary>
/// Writes many rows into one table as fast as the engine can, field by field in the order of the columns.
/// </summary>
internal abstract class RowSink : IDisposable
{
    /// <summary>A sink for a table.</summary>
    /// <param name="connection">An open connection of either engine.</param>
    /// <param name="transaction">The transaction that the rows belong to.</param>
    /// <param name="shape">The table.</param>
    public static RowSink Open(DbConnection connection, DbTransaction transaction, TableShape shape) =>
        connection is Npgsql.NpgsqlConnection postgres
            ? new PostgresRowSink(postgres, shape)
            : new SqliteRowSink(connection, transaction, shape);

    /// <summary>Writes a text field.</summary>
    public abstract void Text(string? value);

    /// <summary>Writes a whole number.</summary>
    public abstract void Whole(int? value);

    /// <summary>Writes a number.</summary>
    public abstract void Number(double? value);

    /// <summary>Writes a local date.</summary>
    public abstract void Date(DateOnly? value);

    /// <summary>Ends the row.</summary>
    public abstract void EndRow();

    /// <summary>Ends the writing; without it nothing is written for certain.</summary>
    public abstract void Complete();

    public abstract void Dispose();
}
