using System.Data.Common;
using Forecasting.Core.History.Readers;
using static Forecasting.Core.Persistence.ColumnKind;
using static Forecasting.Core.Persistence.ColumnRole;

namespace Forecasting.Core.Persistence;

/// <summary>The table of covariate values; hour -1 stands for a daily value.</summary>
internal static class CovariatesTable
{
    public static readonly TableShape Shape = new(
        "covariates",
        new("name", Text, Key),
        new("store_id", Text, Key),
        new("known_ahead", Whole, Key),
        new("date", Date, Key),
        new("hour", Whole, Key),
        new("value", Number, Value));

    public static void Write(RowSink sink, in CovariateValue row)
    {
        sink.Text(row.Name);
        sink.Text(row.StoreId);
        sink.Whole(row.KnownAhead ? 1 : 0);
        sink.Date(row.Date);
        sink.Whole(row.Hour);
        sink.Number(row.Value);
        sink.EndRow();
    }

    /// <summary>All values, by covariate.</summary>
    public static IEnumerable<CovariateValue> Read(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            select name, store_id, known_ahead, date, hour, value
            from covariates order by name, store_id, known_ahead, date, hour
            """;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return new CovariateValue(
                reader.GetString(0),
                reader.GetString(1),
                reader.GetInt32(2) != 0,
                reader.GetFieldValue<DateOnly>(3),
                reader.GetInt32(4),
                reader.GetDouble(5));
        }
    }
}
