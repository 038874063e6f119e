using System.Data.Common;
using System.Text;
using Dapper;

namespace Forecasting.Core.Persistence.Runs;

/// <summary>Inserts many rows with few commands, in SQL that both engines share.</summary>
internal sealed class RowBatch
{
    private const int ParametersPerCommand = 2_000;

    private readonly string _table;
    private readonly string[] _columns;

    /// <summary>Rows for one table.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="columns">Its columns, in the order of the rows' values.</param>
    public RowBatch(string table, params string[] columns) => (_table, _columns) = (table, columns);

    /// <summary>Replaces all rows of some tables, in one transaction: readers see the old ones or the new
    /// ones.</summary>
    /// <param name="database">Where to; its schema must be the newest.</param>
    /// <param name="cancellation">Stops it; nothing is changed then.</param>
    /// <param name="tables">Tables, and one array per row, in column order.</param>
    public static async Task ReplaceAsync(
        Database database,
        CancellationToken cancellation,
        params (RowBatch Table, IEnumerable<object?[]> Rows)[] tables)
    {
        await using var connection = database.OpenForWriting();
        await using var transaction = database.BeginWrite(connection);
        foreach (var (table, _) in tables)
        {
            await connection.ExecuteAsync(new CommandDefinition(
                $"delete from {table._table}", transaction: transaction, cancellationToken: cancellation));
        }

        foreach (var (table, rows) in tables)
        {
            await table.InsertAsync(transaction, rows, cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Inserts the rows; returns how many.</summary>
    /// <param name="transaction">The open transaction.</param>
    /// <param name="rows">One array per row, in column order.</param>
    /// <param name="cancellation">Stops between two commands.</param>
    public async Task<int> InsertAsync(
        DbTransaction transaction, IEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        var count = 0;
        DbCommand? command = null;
        foreach (var chunk in rows.Chunk(ParametersPerCommand / _columns.Length))
        {
            if (command is null || command.Parameters.Count != chunk.Length * _columns.Length)
            {
                command?.Dispose();
                command = Command(transaction, chunk.Length);
            }

            for (var i = 0; i < command.Parameters.Count; i++)
            {
                command.Parameters[i].Value = chunk[i / _columns.Length][i % _columns.Length] ?? DBNull.Value;
            }

            count += await command.ExecuteNonQueryAsync(cancellation);
        }

        command?.Dispose();
        return count;
    }

    private DbCommand Command(DbTransaction transaction, int rows)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        var sql = new StringBuilder($"insert into {_table} ({string.Join(", ", _columns)}) values ");
        for (var i = 0; i < rows * _columns.Length; i++)
        {
            sql.Append(i % _columns.Length > 0 ? ", " : i > 0 ? "), (" : "(").Append("@p").Append(i);
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            command.Parameters.Add(parameter);
        }

#pragma warning disable CA2100 // Table and columns are constants of the *Table classes; values are parameters.
        command.CommandText = sql.Append(')').ToString();
#pragma warning restore CA2100
        return command;
    }
}
