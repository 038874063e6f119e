using System.Data.Common;

namespace Forecasting.Core.Persistence;

/// <summary>Rows into SQLite by one prepared insert.</summary>
internal sealed class SqliteRowSink : RowSink
{
    private readonly DbCommand _insert;
    private readonly DbParameter[] _fields;
    private readonly Dictionary<int, string> _dates = [];
    private int _next;

    public SqliteRowSink(DbConnection connection, DbTransaction transaction, TableShape shape)
    {
        _insert = connection.CreateCommand();
        _insert.Transaction = transaction;
        var names = Enumerable.Range(0, shape.Columns.Length).Select(i => $"@p{i}").ToList();
        _insert.CommandText = $"insert into {shape.Name} ({shape.ColumnList}) values ({string.Join(", ", names)})";
        _fields = new DbParameter[names.Count];
        for (var i = 0; i < names.Count; i++)
        {
            _fields[i] = _insert.CreateParameter();
            _fields[i].ParameterName = names[i];
            _insert.Parameters.Add(_fields[i]);
        }
    }

    public override void Text(string? value) => Put(value);

    public override void Whole(int? value) => Put(value);

    public override void Number(double? value) => Put(value);

    public override void Date(DateOnly? value)
    {
        if (value is not { } date)
        {
            Put(null);
            return;
        }

        if (!_dates.TryGetValue(date.DayNumber, out var text))
        {
            _dates[date.DayNumber] = text = date.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        }

        Put(text);
    }

    public override void EndRow()
    {
        _next = 0;
        _insert.ExecuteNonQuery();
    }

    public override void Complete()
    {
        // Each row was inserted when it ended.
    }

    public override void Dispose() => _insert.Dispose();

    private void Put(object? value) => _fields[_next++].Value = value ?? DBNull.Value;
}
