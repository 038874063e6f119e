using System.Data.Common;
using Forecasting.Core.Domain;

namespace Forecasting.Core.Persistence.Runs;

/// <summary>Gathers a run's rows, one day or week each, into one forecast per series.</summary>
internal sealed class SeriesRows
{
    private readonly Grain _grain;
    private readonly int _numbersPerStep;
    private readonly int _daysPerRow;
    private readonly Dictionary<SeriesKey, (DateOnly FirstDay, List<long> Units)> _series = [];

    /// <summary>Rows of one grain.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="numbersPerStep">Numbers that a row holds for each step.</param>
    /// <param name="daysPerRow">Days from one row of a series to the next.</param>
    public SeriesRows(Grain grain, int numbersPerStep = RoundedForecast.NumbersPerStep, int daysPerRow = 1) =>
        (_grain, _numbersPerStep, _daysPerRow) = (grain, numbersPerStep, daysPerRow);

    /// <summary>Fills the numbers of one day from the row that the reader stands on.</summary>
    /// <param name="reader">The reader; columns 0 to 2 are store, channel and date.</param>
    /// <param name="key">The row's series.</param>
    /// <param name="units">[step of the day x number], row-major; numbers are the mean, q10 ... q90 of a
    /// forecast.</param>
    public delegate void DayNumbers(DbDataReader reader, SeriesKey key, Span<long> units);

    /// <summary>Reads all rows of one run, which come in order of series and date.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="sql">The query with @runId.</param>
    /// <param name="runId">The run.</param>
    /// <param name="numbers">Reads one row's numbers.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <exception cref="InvalidDataException">A day of a series is absent.</exception>
    public async Task ReadAsync(
        DbConnection connection, string sql, string runId, DayNumbers numbers, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The callers' constants; the run is a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@runId", runId);
        command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var units = new long[_grain.StepsPerDay() * _numbersPerStep];
        while (await reader.ReadAsync(cancellation))
        {
            var key = new SeriesKey(reader.GetString(0), reader.GetString(1));
            numbers(reader, key, units);
            Append(key, reader.GetFieldValue<DateOnly>(2), units);
        }
    }

    /// <summary>One forecast per series, in key order.</summary>
    public IReadOnlyList<RoundedForecast> Forecasts() =>
        [.. Series().Select(s => new RoundedForecast(s.Key, _grain, s.FirstDay, s.Units, _daysPerRow))];

    /// <summary>The numbers of each series, in key order.</summary>
    public IEnumerable<(SeriesKey Key, DateOnly FirstDay, long[] Units)> Series() =>
        _series.OrderBy(s => s.Key).Select(s => (s.Key, s.Value.FirstDay, s.Value.Units.ToArray()));

    private void Append(SeriesKey key, DateOnly date, long[] units)
    {
        if (!_series.TryGetValue(key, out var series))
        {
            _series[key] = series = (date, []);
        }

        var expected = series.FirstDay.AddDays(series.Units.Count / units.Length * _daysPerRow);
        if (date != expected)
        {
            throw new InvalidDataException(
                $"The stored forecast of {key} lacks {expected:yyyy-MM-dd}; forecast again.");
        }

        series.Units.AddRange(units);
    }
}
