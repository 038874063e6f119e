using Npgsql;
using NpgsqlTypes;

namespace Forecasting.Core.Persistence;

/// <summary>Rows into PostgreSQL by binary COPY.</summary>
internal sealed class PostgresRowSink(NpgsqlConnection connection, TableShape shape) : RowSink
{
    private readonly NpgsqlBinaryImporter _copy =
        connection.BeginBinaryImport($"copy {shape.Name} ({shape.ColumnList}) from stdin (format binary)");

    private bool _inRow;

    public override void Text(string? value)
    {
        StartRow();
        if (value is null)
        {
            _copy.WriteNull();
            return;
        }

        _copy.Write(value, NpgsqlDbType.Text);
    }

    public override void Whole(int? value) => Put(value, NpgsqlDbType.Integer);

    public override void Number(double? value) => Put(value, NpgsqlDbType.Double);

    public override void Date(DateOnly? value) => Put(value, NpgsqlDbType.Date);

    public override void EndRow() => _inRow = false;

    public override void Complete() => _copy.Complete();

    public override void Dispose() => _copy.Dispose();

    private void Put<T>(T? value, NpgsqlDbType type)
        where T : struct
    {
        StartRow();
        if (value is not { } known)
        {
            _copy.WriteNull();
            return;
        }

        _copy.Write(known, type);
    }

    private void StartRow()
    {
        if (!_inRow)
        {
            _copy.StartRow();
            _inRow = true;
        }
    }
}
