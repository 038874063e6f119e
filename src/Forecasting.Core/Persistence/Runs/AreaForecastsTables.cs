using System.Data.Common;

namespace Forecasting.Core.Persistence.Runs;

/// <summary>The tables area_forecasts_daily, _hourly and _weekly; region '' is the chain.</summary>
public static class AreaForecastsTables
{
    private static readonly ForecastTable Daily = ForecastTable.OfDays("area_forecasts_daily", "region");
    private static readonly ForecastTable Hourly = ForecastTable.OfHours("area_forecasts_hourly", "region");
    private static readonly ForecastTable Weekly = ForecastTable.OfDays("area_forecasts_weekly", "region", 7);

    /// <summary>Adds a run's forecasts of areas.</summary>
    /// <param name="transaction">The open transaction.</param>
    /// <param name="runId">The run.</param>
    /// <param name="areas">Each key once per list.</param>
    /// <param name="cancellation">Stops between two commands.</param>
    public static async Task AddAsync(
        DbTransaction transaction, string runId, AreaForecasts areas, CancellationToken cancellation)
    {
        await Daily.AddAsync(transaction, runId, areas.Daily, cancellation);
        await Hourly.AddAsync(transaction, runId, areas.Hourly, cancellation);
        await Weekly.AddAsync(transaction, runId, areas.Weekly, cancellation);
    }

    /// <summary>A run's forecasts of areas; none for a run of an older version.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="runId">The run.</param>
    /// <param name="cancellation">Stops the query.</param>
    public static async Task<AreaForecasts> ReadAsync(
        DbConnection connection, string runId, CancellationToken cancellation) => new(
        await Daily.ReadAsync(connection, runId, cancellation),
        await Hourly.ReadAsync(connection, runId, cancellation),
        await Weekly.ReadAsync(connection, runId, cancellation));
}
