using System.Data.Common;
using Dapper;

namespace Forecasting.Core.Persistence;

/// <summary>What merging rows into a table did.</summary>
/// <param name="Added">Rows with a new key.</param>
/// <param name="Changed">Rows whose value was replaced; each is recorded in changes.</param>
public readonly record struct MergeCounts(int Added, int Changed);

/// <summary>
/// Merges rows into a table by its key: rows go into a temporary table first, then replaced values are recorded, then
/// new and changed rows are written. The same SQL runs on both engines.
/// </summary>
internal sealed class TableMerge
{
    private const int ImportTimeoutSeconds = 3600;

    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;
    private readonly TableShape _shape;

    /// <summary>Makes the empty temporary table.</summary>
    public TableMerge(DbConnection connection, DbTransaction transaction, TableShape shape)
    {
        (_connection, _transaction, _shape) = (connection, transaction, shape);
        var columns = shape.Columns.Select(c => $"{c.Name} {SqlType(c.Kind, connection)}");
        Execute($"drop table if exists {Stage}");
        Execute($"create temp table {Stage} ({string.Join(", ", columns)})");
    }

    /// <summary>The temporary table.</summary>
    public string Stage => $"incoming_{_shape.Name}";

    /// <summary>A sink for the rows; each key at most once.</summary>
    public RowSink OpenSink() => RowSink.Open(_connection, _transaction, _shape with { Name = Stage });

    /// <summary>Merges what the sink wrote, once; the temporary table ends with it.</summary>
    /// <param name="importId">The import that the changes are recorded under.</param>
    public MergeCounts Merge(string importId)
    {
        if (_connection is Npgsql.NpgsqlConnection)
        {
            Execute($"analyze {Stage}");
        }

        var changed = Execute(
            $"""
            insert into changes (import_id, table_name, row_key, old_value, new_value)
            select @importId, '{_shape.Name}', {Words(_shape.Keys, c => $"t.{c.Name}")},
                {Words(_shape.Values, c => $"t.{c.Name}")}, {Words(_shape.Values, c => New(c, "s", "t"))}
            from {Stage} s join {_shape.Name} t on {KeysMatch("s", "t")}
            where {Differs("s", "t")}
            """,
            new { importId });
        var written = Execute(
            $"""
            insert into {_shape.Name} ({_shape.ColumnList})
            select {_shape.ColumnList} from {Stage} where true order by {_shape.KeyList}
            on conflict ({_shape.KeyList}) do update set
                {string.Join(", ", _shape.Values.Select(c => $"{c.Name} = {New(c, "excluded", _shape.Name)}"))}
            where {Differs("excluded", _shape.Name)}
            """);
        Execute($"drop table {Stage}");
        return new MergeCounts(written - changed, changed);
    }

    /// <summary>The condition that two rows have the same key.</summary>
    public string KeysMatch(string left, string right) =>
        string.Join(" and ", _shape.Keys.Select(c => $"{left}.{c.Name} = {right}.{c.Name}"));

    private string Differs(string incoming, string stored) => string.Join(
        " or ", _shape.Values.Select(c => $"{stored}.{c.Name} is distinct from {New(c, incoming, stored)}"));

    private static string New(TableColumn column, string incoming, string stored) => column.Role == ColumnRole.KeptValue
        ? $"coalesce({incoming}.{column.Name}, {stored}.{column.Name})"
        : $"{incoming}.{column.Name}";

    private static string Words(IEnumerable<TableColumn> columns, Func<TableColumn, string> value) =>
        string.Join(" || ' ' || ", columns.Select(c => $"'{c.Name}=' || coalesce(cast({value(c)} as text), '')"));

    private static string SqlType(ColumnKind kind, DbConnection connection) => (kind, connection) switch
    {
        (ColumnKind.Text, Npgsql.NpgsqlConnection) => "text collate \"C\"",
        (ColumnKind.Whole, _) => "integer",
        (ColumnKind.Number, _) => "double precision",
        (ColumnKind.Date, Npgsql.NpgsqlConnection) => "date",
        _ => "text",
    };

    private int Execute(string sql, object? parameters = null) => _connection.Execute(
        new CommandDefinition(sql, parameters, _transaction, commandTimeout: ImportTimeoutSeconds));
}
