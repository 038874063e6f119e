namespace Forecasting.Core.Persistence;

/// <summary>What a column holds, in the words that both engines share.</summary>
internal enum ColumnKind
{
    Text,
    Whole,
    Number,
    Date,
}

/// <summary>What a column is for when a later row for the same key comes.</summary>
internal enum ColumnRole
{
    /// <summary>Part of the key.</summary>
    Key,

    /// <summary>Replaced by the later value.</summary>
    Value,

    /// <summary>
    /// Replaced by the later value where there is one, so that a file without the column erases nothing.
    /// </summary>
    KeptValue,

    /// <summary>Stays as it was when the row was new.</summary>
    FirstValue,
}

/// <summary>One column of a <see cref="TableShape"/>.</summary>
internal readonly record struct TableColumn(string Name, ColumnKind Kind, ColumnRole Role);

/// <summary>The columns of a table that rows are merged into, in the order in which they are written.</summary>
internal sealed record TableShape(string Name, params TableColumn[] Columns)
{
    public IEnumerable<TableColumn> Keys => Columns.Where(c => c.Role == ColumnRole.Key);

    public IEnumerable<TableColumn> Values => Columns.Where(c => c.Role is ColumnRole.Value or ColumnRole.KeptValue);

    public string ColumnList => string.Join(", ", Columns.Select(c => c.Name));

    public string KeyList => string.Join(", ", Keys.Select(c => c.Name));
}
