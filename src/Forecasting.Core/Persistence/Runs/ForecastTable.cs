using System.Data.Common;
using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation;

namespace Forecasting.Core.Persistence.Runs;

/// <summary>A table of forecasts: one row per run, place, channel and day or week, its numbers in columns or
/// packed.</summary>
internal sealed class ForecastTable
{
    private const string Deciles = "q10, q20, q30, q40, q50, q60, q70, q80, q90";
    private const int HoursPerDay = 24;

    private readonly RowBatch _insert;
    private readonly string _select;
    private readonly Grain _grain;
    private readonly int _daysPerStep;

    private ForecastTable(string table, string place, string numbers, Grain grain, int daysPerStep)
    {
        _insert = new RowBatch(table, ["run_id", place, "channel_id", "date", .. numbers.Split(", ")]);
        _select = $"select {place}, channel_id, date, {numbers} from {table} where run_id = @runId "
            + $"order by {place}, channel_id, date";
        (_grain, _daysPerStep) = (grain, daysPerStep);
    }

    /// <summary>Days, or weeks named by their Monday, with the mean and deciles in columns.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="place">The column of the key's first part.</param>
    /// <param name="daysPerStep">1 or 7.</param>
    public static ForecastTable OfDays(string table, string place, int daysPerStep = 1) =>
        new(table, place, $"mean, {Deciles}", Grain.Daily, daysPerStep);

    /// <summary>Days of 24 packed hours.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="place">The column of the key's first part.</param>
    public static ForecastTable OfHours(string table, string place) => new(table, place, "numbers", Grain.Hourly, 1);

    /// <summary>Adds a run's forecasts; returns the number of rows.</summary>
    public Task<int> AddAsync(
        DbTransaction transaction,
        string runId,
        IEnumerable<RoundedForecast> forecasts,
        CancellationToken cancellation) =>
        _insert.InsertAsync(transaction, forecasts.SelectMany(f => Rows(runId, f)), cancellation);

    /// <summary>A run's forecasts, in key order.</summary>
    public async Task<IReadOnlyList<RoundedForecast>> ReadAsync(
        DbConnection connection, string runId, CancellationToken cancellation)
    {
        var rows = new SeriesRows(_grain, daysPerRow: _daysPerStep);
        await rows.ReadAsync(connection, _select, runId, _grain == Grain.Hourly ? Packed : Plain, cancellation);
        return rows.Forecasts();
    }

    private static void Packed(DbDataReader reader, SeriesKey key, Span<long> units) =>
        HourlyNumbers.Unpack(key, reader.GetFieldValue<byte[]>(3), units);

    private static void Plain(DbDataReader reader, SeriesKey key, Span<long> units)
    {
        for (var i = 0; i < RoundedForecast.NumbersPerStep; i++)
        {
            units[i] = PrintedOrders.Units(reader.GetDouble(3 + i));
        }
    }

    private static IEnumerable<object?[]> Rows(string runId, RoundedForecast forecast)
    {
        var numbers = RoundedForecast.NumbersPerStep * (forecast.Grain == Grain.Hourly ? HoursPerDay : 1);
        for (var row = 0; row < forecast.Units.Length / numbers; row++)
        {
            yield return
            [
                runId,
                forecast.Key.StoreId,
                forecast.Key.ChannelId,
                forecast.FirstDay.AddDays(row * forecast.DaysPerStep),
                .. Numbers(forecast, row * numbers, numbers),
            ];
        }
    }

    private static object?[] Numbers(RoundedForecast forecast, int first, int count)
    {
        var units = forecast.Units.Slice(first, count);
        if (forecast.Grain == Grain.Hourly)
        {
            return [HourlyNumbers.Pack(units)];
        }

        var numbers = new object?[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = RoundedForecast.Orders(units[i]);
        }

        return numbers;
    }
}
