using Forecasting.Core.Domain;

namespace Forecasting.Core.History;

/// <summary>
/// Orders of one <see cref="SeriesKey"/> on the history's common time axis. Values: [day x hour], row-major, orders per
/// step; NaN = unknown, 0 = open and none. Immutable: a cut shares the numbers and is O(1).
/// </summary>
public sealed class Series
{
    private readonly double[] _values;

    /// <summary>Makes a series from values that the caller gives away.</summary>
    /// <param name="key">What the numbers count.</param>
    /// <param name="grain">Length of a step.</param>
    /// <param name="firstDay">Date of day 0.</param>
    /// <param name="values">[day x hour], row-major; NaN = unknown; not changed afterwards.</param>
    /// <exception cref="ArgumentException">The length is no multiple of the steps per day.</exception>
    public Series(SeriesKey key, Grain grain, DateOnly firstDay, double[] values)
        : this(key, grain, firstDay, values, values.Length / grain.StepsPerDay())
    {
        if (values.Length % grain.StepsPerDay() != 0)
        {
            throw new ArgumentException(
                $"{values.Length} values are no whole number of days of {grain.StepsPerDay()} steps.", nameof(values));
        }
    }

    private Series(SeriesKey key, Grain grain, DateOnly firstDay, double[] values, int days)
    {
        Key = key;
        Grain = grain;
        FirstDay = firstDay;
        Days = days;
        _values = values;
    }

    /// <summary>What the numbers count.</summary>
    public SeriesKey Key { get; }

    /// <summary>Length of a step.</summary>
    public Grain Grain { get; }

    /// <summary>Steps in a day: 1 or 24.</summary>
    public int StepsPerDay => Grain.StepsPerDay();

    /// <summary>Date of day 0.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>Days on the axis.</summary>
    public int Days { get; }

    /// <summary>All values, [day x hour], row-major; NaN = unknown.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, Days * StepsPerDay);

    /// <summary>The values of one day: 1 or 24 numbers.</summary>
    /// <param name="day">Day index, 0 to <see cref="Days"/> - 1.</param>
    public ReadOnlySpan<double> Day(int day) => Values.Slice(day * StepsPerDay, StepsPerDay);

    /// <summary>Index of the first step with a known value, or -1.</summary>
    public int FirstKnownStep() => Values.IndexOfAnyExcept(double.NaN);

    /// <summary>Whether all known values are whole numbers, as counts are; sales and shares are not.</summary>
    public bool IsWhole()
    {
        foreach (var value in Values)
        {
            if (!double.IsNaN(value) && value != Math.Floor(value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same series with only its first <paramref name="days"/> days.</summary>
    /// <param name="days">0 to <see cref="Days"/>.</param>
    internal Series Take(int days) => new(Key, Grain, FirstDay, _values, Math.Min(days, Days));
}
