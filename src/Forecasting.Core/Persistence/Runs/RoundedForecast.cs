using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation;
using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Persistence.Runs;

/// <summary>
/// The mean and the nine deciles of each step as they are stored and served: whole ten-thousandths of an order, so that
/// sums of means over hours and channels are exact.
/// </summary>
public sealed class RoundedForecast
{
    /// <summary>Numbers kept per step: the mean, then the deciles 10 to 90.</summary>
    public const int NumbersPerStep = 10;

    private const int DaysPerWeek = 7;

    private readonly long[] _units;

    /// <summary>Makes a forecast from rounded numbers that the caller gives away.</summary>
    /// <param name="key">Store and channel.</param>
    /// <param name="grain">Length of a step.</param>
    /// <param name="firstDay">Date of the first step: lead 1.</param>
    /// <param name="units">[step x (mean, q10 ... q90)], row-major, ten-thousandths of an order.</param>
    /// <param name="daysPerStep">1; or 7 where each step is the total of a week of days.</param>
    /// <exception cref="ArgumentException">The length is no whole number of days.</exception>
    public RoundedForecast(SeriesKey key, Grain grain, DateOnly firstDay, long[] units, int daysPerStep = 1)
    {
        if (units.Length == 0 || units.Length % (NumbersPerStep * grain.StepsPerDay()) != 0)
        {
            throw new ArgumentException($"{units.Length} numbers are no whole days of {key}.", nameof(units));
        }

        Key = key;
        Grain = grain;
        FirstDay = firstDay;
        DaysPerStep = daysPerStep;
        _units = units;
    }

    /// <summary>Store and channel; of an area, its region (empty for the chain) in the store's place.</summary>
    public SeriesKey Key { get; }

    /// <summary>Length of a step.</summary>
    public Grain Grain { get; }

    /// <summary>Date of the first step.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>Date of the last step (closed end).</summary>
    public DateOnly LastDay => FirstDay.AddDays(Days - 1);

    /// <summary>Steps.</summary>
    public int Steps => _units.Length / NumbersPerStep;

    /// <summary>Days of a daily step: 1, or 7 where steps are weeks.</summary>
    public int DaysPerStep { get; }

    /// <summary>Days.</summary>
    public int Days => Steps / Grain.StepsPerDay() * DaysPerStep;

    /// <summary>All numbers, [step x (mean, q10 ... q90)], row-major, ten-thousandths of an order.</summary>
    public ReadOnlySpan<long> Units => _units;

    /// <summary>Mean orders at a step.</summary>
    /// <param name="step">0 to <see cref="Steps"/> - 1.</param>
    public double Mean(int step) => Orders(_units[step * NumbersPerStep]);

    /// <summary>A decile at a step.</summary>
    /// <param name="step">0 to <see cref="Steps"/> - 1.</param>
    /// <param name="tenths">1 for q10 to 9 for q90.</param>
    public double Decile(int step, int tenths) => Orders(_units[(step * NumbersPerStep) + tenths]);

    /// <summary>Sum of the rounded means of one day, in ten-thousandths.</summary>
    /// <param name="day">0 to <see cref="Days"/> - 1.</param>
    public long DayMeanUnits(int day)
    {
        long sum = 0;
        for (var step = day * Grain.StepsPerDay(); step < (day + 1) * Grain.StepsPerDay(); step++)
        {
            sum += _units[step * NumbersPerStep];
        }

        return sum;
    }

    /// <summary>Ten-thousandths as orders; the double prints with four decimals or fewer.</summary>
    /// <param name="units">Ten-thousandths of an order.</param>
    public static double Orders(long units) => units / (double)PrintedOrders.UnitsPerOrder;

    /// <summary>
    /// Rounds a distribution. The means of a day's hours are rounded by largest remainder, so that they add up to the
    /// day's rounded mean.
    /// </summary>
    /// <param name="forecast">A daily or hourly distribution.</param>
    public static RoundedForecast Of(ForecastDistribution forecast)
    {
        var units = new long[forecast.Steps * NumbersPerStep];
        var means = new double[forecast.Steps];
        for (var step = 0; step < forecast.Steps; step++)
        {
            means[step] = forecast.Mean(step);
            FillDeciles(units, step, forecast, step, step);
        }

        var stepsPerDay = forecast.Grain.StepsPerDay();
        for (var first = 0; first < means.Length; first += stepsPerDay)
        {
            var day = means.AsSpan(first, stepsPerDay);
            var rounded = LargestRemainder.Split(day, PrintedOrders.Units(Sum(day)));
            for (var i = 0; i < stepsPerDay; i++)
            {
                units[(first + i) * NumbersPerStep] = rounded[i];
            }
        }

        return new RoundedForecast(forecast.Key, forecast.Grain, forecast.Origin.Target(1), units);
    }

    /// <summary>
    /// The weeks, Monday to Sunday, that lie wholly in the forecast's days: means are sums of the daily means, deciles
    /// those of the paths' totals. Null where there is no whole week.
    /// </summary>
    /// <param name="forecast">A daily distribution.</param>
    /// <param name="days">The same, rounded.</param>
    public static RoundedForecast? Weeks(ForecastDistribution forecast, RoundedForecast days)
    {
        var firstDay = (8 - (int)days.FirstDay.DayOfWeek) % DaysPerWeek;
        var weeks = Math.Max(0, days.Days - firstDay) / DaysPerWeek;
        var units = new long[weeks * NumbersPerStep];
        for (var week = 0; week < weeks; week++)
        {
            var first = firstDay + (week * DaysPerWeek);
            FillDeciles(units, week, forecast, first, first + DaysPerWeek - 1);
            for (var day = first; day < first + DaysPerWeek; day++)
            {
                units[week * NumbersPerStep] += days._units[day * NumbersPerStep];
            }
        }

        return weeks == 0
            ? null
            : new RoundedForecast(days.Key, Grain.Daily, days.FirstDay.AddDays(firstDay), units, DaysPerWeek);
    }

    /// <summary>The same forecast with other means.</summary>
    /// <param name="meanUnits">[step], ten-thousandths of an order.</param>
    /// <exception cref="ArgumentException">There is not one mean per step.</exception>
    public RoundedForecast WithMeans(ReadOnlySpan<long> meanUnits)
    {
        if (meanUnits.Length != Steps)
        {
            throw new ArgumentException(
                $"{meanUnits.Length} means do not fit {Steps} steps of {Key}.", nameof(meanUnits));
        }

        var units = (long[])_units.Clone();
        for (var step = 0; step < Steps; step++)
        {
            units[step * NumbersPerStep] = meanUnits[step];
        }

        return new RoundedForecast(Key, Grain, FirstDay, units, DaysPerStep);
    }

    private static void FillDeciles(long[] units, int step, ForecastDistribution forecast, int first, int last)
    {
        var deciles = forecast.DecilesOfTotal(first, last);
        for (var tenths = 1; tenths < NumbersPerStep; tenths++)
        {
            units[(step * NumbersPerStep) + tenths] = PrintedOrders.Units(deciles[tenths - 1]);
        }
    }

    private static double Sum(ReadOnlySpan<double> orders)
    {
        double sum = 0;
        foreach (var value in orders)
        {
            sum += value;
        }

        return sum;
    }
}
