using System.Data.Common;
using Dapper;
using Forecasting.Core.Domain;

namespace Forecasting.Core.Persistence.Switching;

/// <summary>What was published for one store's day at one lead.</summary>
public sealed record KeptForecast
{
    /// <summary>The store.</summary>
    public required string StoreId { get; init; }

    /// <summary>The local date that was forecast.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Days ahead.</summary>
    public required int LeadDays { get; init; }

    /// <summary>Median orders.</summary>
    public required double Median { get; init; }

    /// <summary>Mean orders.</summary>
    public required double Mean { get; init; }
}

/// <summary>Published forecasts by store, day and lead; they outlive their runs, so that they can be scored.</summary>
public static class KeptForecastsTable
{
    /// <summary>The longest lead that is kept.</summary>
    public const int LongestLeadDays = 14;

    /// <summary>Keeps a run's forecasts of stores; a later run from the same origin replaces them.</summary>
    /// <param name="transaction">The transaction that publishes the run.</param>
    /// <param name="runId">The run.</param>
    /// <param name="origin">Its origin.</param>
    /// <param name="cancellation">Stops between two commands.</param>
    public static async Task KeepAsync(
        DbTransaction transaction, string runId, DateOnly origin, CancellationToken cancellation)
    {
        for (var leadDays = 1; leadDays <= LongestLeadDays; leadDays++)
        {
            await transaction.Connection!.ExecuteAsync(new CommandDefinition(
                """
                insert into kept_forecasts (store_id, date, lead_days, median, mean, run_id)
                select store_id, date, @leadDays, q50, mean, run_id from forecasts_daily
                where run_id = @runId and channel_id = @channelId and date = @date
                on conflict (store_id, date, lead_days)
                    do update set median = excluded.median, mean = excluded.mean, run_id = excluded.run_id
                """,
                new { runId, channelId = Channel.AllId, date = origin.AddDays(leadDays), leadDays },
                transaction,
                cancellationToken: cancellation));
        }
    }

    /// <summary>All that was kept at one lead, by store and date.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="leadDays">Days ahead.</param>
    public static IReadOnlyList<KeptForecast> AtLead(DbConnection connection, int leadDays) =>
        [.. connection.Query<KeptForecast>(
            """
            select store_id as StoreId, date as Date, lead_days as LeadDays, median as Median, mean as Mean
            from kept_forecasts where lead_days = @leadDays order by store_id, date
            """,
            new { leadDays })];
}
