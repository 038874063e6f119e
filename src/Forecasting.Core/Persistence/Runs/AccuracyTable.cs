using System.Data.Common;
using Dapper;

namespace Forecasting.Core.Persistence.Runs;

/// <summary>How well a training run's model forecast the newest days, which were kept back from it.</summary>
public sealed record AccuracyFigure
{
    /// <summary>The store; empty for the chain.</summary>
    public required string StoreId { get; init; }

    /// <summary>daily or hourly.</summary>
    public required string Grain { get; init; }

    /// <summary>Days ahead; 0 for all leads together.</summary>
    public required int LeadDays { get; init; }

    /// <summary>Forecasts compared.</summary>
    public required int Forecasts { get; init; }

    /// <summary>Orders that came.</summary>
    public required double Orders { get; init; }

    /// <summary>sum|y - f| / sum|y|, or null where no orders came.</summary>
    public double? Wape { get; init; }

    /// <summary>sum(f - y) / sum y, positive = too high, or null.</summary>
    public double? Bias { get; init; }

    /// <summary>Share of actuals inside q10..q90, ends included, or null.</summary>
    public double? Cover80 { get; init; }

    /// <summary>
    /// WAPE of the stand-in for manual forecasts, the mean of the same weekday over four weeks, or null.
    /// </summary>
    public double? StandInWape { get; init; }
}

/// <summary>The table accuracy.</summary>
public static class AccuracyTable
{
    private static readonly RowBatch Insert = new(
        "accuracy",
        "run_id", "grain", "store_id", "lead_days", "forecasts", "orders", "wape", "bias", "cover80", "stand_in_wape");

    /// <summary>Adds a run's figures; returns the number of rows.</summary>
    /// <param name="transaction">The open transaction.</param>
    /// <param name="runId">The training run.</param>
    /// <param name="figures">The figures.</param>
    /// <param name="cancellation">Stops between two commands.</param>
    public static Task<int> AddAsync(
        DbTransaction transaction, string runId, IEnumerable<AccuracyFigure> figures, CancellationToken cancellation) =>
        Insert.InsertAsync(
            transaction,
            figures.Select(f => new object?[]
            {
                runId, f.Grain, f.StoreId, f.LeadDays, f.Forecasts, f.Orders, f.Wape, f.Bias, f.Cover80, f.StandInWape,
            }),
            cancellation);

    /// <summary>A run's figures: the chain first, then stores; all leads first, then by lead.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="runId">The training run.</param>
    /// <param name="cancellation">Stops the query.</param>
    public static async Task<IReadOnlyList<AccuracyFigure>> ReadAsync(
        DbConnection connection, string runId, CancellationToken cancellation) =>
        (await connection.QueryAsync<AccuracyFigure>(new CommandDefinition(
            """
            select store_id as StoreId, grain as Grain, lead_days as LeadDays, forecasts as Forecasts, orders as Orders,
                   wape as Wape, bias as Bias, cover80 as Cover80, stand_in_wape as StandInWape
            from accuracy where run_id = @runId order by grain, store_id, lead_days
            """,
            new { runId },
            cancellationToken: cancellation))).AsList();
}
