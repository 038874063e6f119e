using System.Data.Common;
using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation;
using Forecasting.Core.Features;

namespace Forecasting.Core.Persistence.Runs;

/// <summary>The table explanations_daily: one row per run, store, channel and day, a column per reason.</summary>
public static class DailyExplanationsTable
{
    private static readonly RowBatch Insert = new(
        "explanations_daily",
        "run_id", "store_id", "channel_id", "date",
        "level", "weekday", "season", "event", "promotion", "weather", "other");

    /// <summary>Adds a run's explanations; returns the number of rows.</summary>
    /// <param name="transaction">The open transaction.</param>
    /// <param name="runId">The run.</param>
    /// <param name="explanations">Each key once.</param>
    /// <param name="cancellation">Stops between two commands.</param>
    public static Task<int> AddAsync(
        DbTransaction transaction,
        string runId,
        IEnumerable<RoundedExplanation> explanations,
        CancellationToken cancellation) =>
        Insert.InsertAsync(transaction, explanations.SelectMany(e => Rows(runId, e)), cancellation);

    /// <summary>A run's explanations, in key order; none for a run that was made before there were any.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="runId">The run.</param>
    /// <param name="cancellation">Stops the query.</param>
    public static async Task<IReadOnlyList<RoundedExplanation>> ReadAsync(
        DbConnection connection, string runId, CancellationToken cancellation)
    {
        var rows = new SeriesRows(Grain.Daily, Reasons.Count);
        await rows.ReadAsync(
            connection,
            """
            select store_id, channel_id, date, level, weekday, season, event, promotion, weather, other
            from explanations_daily where run_id = @runId order by store_id, channel_id, date
            """,
            runId,
            (reader, _, units) =>
            {
                for (var i = 0; i < Reasons.Count; i++)
                {
                    units[i] = PrintedOrders.Units(reader.GetDouble(3 + i));
                }
            },
            cancellation);
        return [.. rows.Series().Select(s => new RoundedExplanation(s.Key, s.FirstDay, s.Units))];
    }

    private static IEnumerable<object?[]> Rows(string runId, RoundedExplanation explanation)
    {
        for (var day = 0; day < explanation.Days; day++)
        {
            yield return
            [
                runId, explanation.Key.StoreId, explanation.Key.ChannelId, explanation.FirstDay.AddDays(day),
                .. explanation.Day(day).Cast<object>(),
            ];
        }
    }
}
