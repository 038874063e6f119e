using System.Data.Common;
using Forecasting.Core.History;
using static Forecasting.Core.Persistence.ColumnKind;
using static Forecasting.Core.Persistence.ColumnRole;

namespace Forecasting.Core.Persistence;

/// <summary>The table of rejected rows by import.</summary>
internal static class RejectedRowsTable
{
    private static readonly TableShape Shape = new(
        "rejected_rows",
        new("import_id", Text, Key),
        new("file", Text, Key),
        new("line", Whole, Key),
        new("column_name", Text, Value),
        new("value", Text, Value),
        new("reason", Text, Value));

    public static void Insert(
        DbConnection connection, DbTransaction transaction, string importId, IReadOnlyList<RejectedRow> rows)
    {
        using var sink = RowSink.Open(connection, transaction, Shape);
        foreach (var row in rows)
        {
            sink.Text(importId);
            sink.Text(row.File);
            sink.Whole(row.Line);
            sink.Text(row.Column);
            sink.Text(row.Value.Replace("\0", "", StringComparison.Ordinal));
            sink.Text(row.Reason);
            sink.EndRow();
        }

        sink.Complete();
    }
}
