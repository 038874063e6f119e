using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation;
using Forecasting.Core.Features;
using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Persistence.Runs;

/// <summary>
/// Why the daily means of one series are what they are, as stored and served: whole ten-thousandths of an order by
/// reason, which add up to the rounded means exactly. Hours have their day's reasons in proportion.
/// </summary>
public sealed class RoundedExplanation
{
    private const int HourDecimals = 6;

    private readonly long[] _units;

    /// <summary>Makes a split from rounded parts that the caller gives away.</summary>
    /// <param name="key">Store and channel.</param>
    /// <param name="firstDay">Date of the first day: lead 1.</param>
    /// <param name="units">[day x reason], row-major, ten-thousandths of an order.</param>
    /// <exception cref="ArgumentException">The length is no whole number of days.</exception>
    public RoundedExplanation(SeriesKey key, DateOnly firstDay, long[] units)
    {
        if (units.Length == 0 || units.Length % Reasons.Count != 0)
        {
            throw new ArgumentException($"{units.Length} parts are no whole days of {key}.", nameof(units));
        }

        (Key, FirstDay, _units) = (key, firstDay, units);
    }

    /// <summary>Store and channel.</summary>
    public SeriesKey Key { get; }

    /// <summary>Date of the first day.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>Days.</summary>
    public int Days => _units.Length / Reasons.Count;

    /// <summary>All parts, [day x reason], row-major, ten-thousandths of an order.</summary>
    public ReadOnlySpan<long> Units => _units;

    /// <summary>Rounds a split of a forecast's days. What rounding leaves over, and what the published mean differs
    /// from the explained one, is other.</summary>
    /// <param name="forecast">The daily means as they are published.</param>
    /// <param name="days">[day]; as many as the forecast has.</param>
    /// <exception cref="ArgumentException">There is not one split per day.</exception>
    public static RoundedExplanation Of(RoundedForecast forecast, IReadOnlyList<Explanation> days)
    {
        if (forecast.Grain != Grain.Daily || forecast.Steps != days.Count)
        {
            throw new ArgumentException($"{days.Count} splits are not one for each day of {forecast.Key}.",
                nameof(days));
        }

        var units = new long[days.Count * Reasons.Count];
        for (var day = 0; day < days.Count; day++)
        {
            var parts = units.AsSpan(day * Reasons.Count, Reasons.Count);
            var left = forecast.Units[day * RoundedForecast.NumbersPerStep];
            if (left == 0)
            {
                continue;
            }

            for (var reason = 0; reason < (int)Reason.Other; reason++)
            {
                parts[reason] = PrintedOrders.Units(days[day].Parts[reason]);
                left -= parts[reason];
            }

            parts[(int)Reason.Other] = left;
        }

        return new RoundedExplanation(forecast.Key, forecast.FirstDay, units);
    }

    /// <summary>The split of a total of series, such as all channels of a store or all stores of a region: the sum of
    /// theirs.</summary>
    /// <param name="key">What the sum is called.</param>
    /// <param name="parts">At least one; of the same days.</param>
    public static RoundedExplanation Sum(SeriesKey key, IReadOnlyList<RoundedExplanation> parts)
    {
        var units = new long[parts[0]._units.Length];
        foreach (var part in parts)
        {
            for (var i = 0; i < units.Length; i++)
            {
                units[i] += part._units[i];
            }
        }

        return new RoundedExplanation(key, parts[0].FirstDay, units);
    }

    /// <summary>The parts of hours added up reason by reason, again with six decimals. They have no more than six to
    /// begin with, so that nothing is lost over however many series.</summary>
    /// <param name="parts">[series][reason] orders.</param>
    public static double[] Sum(IReadOnlyList<double[]> parts)
    {
        var sums = new double[Reasons.Count];
        for (var reason = 0; reason < sums.Length; reason++)
        {
            sums[reason] = Math.Round(parts.Sum(p => p[reason]), HourDecimals);
        }

        return sums;
    }

    /// <summary>The parts of a day.</summary>
    /// <param name="day">0 to <see cref="Days"/> - 1.</param>
    /// <returns>[reason] orders.</returns>
    public double[] Day(int day) =>
        Array.ConvertAll(_units[(day * Reasons.Count)..((day + 1) * Reasons.Count)], RoundedForecast.Orders);

    /// <summary>The parts of a step of days or weeks: those of its days added up.</summary>
    /// <param name="forecast">Days, or weeks of days that all have parts.</param>
    /// <param name="step">0 to the forecast's steps - 1.</param>
    /// <returns>[reason] orders.</returns>
    public double[] Step(RoundedForecast forecast, int step)
    {
        var units = new long[Reasons.Count];
        var first = forecast.FirstDay.DayNumber - FirstDay.DayNumber + (step * forecast.DaysPerStep);
        for (var i = first * Reasons.Count; i < (first + forecast.DaysPerStep) * Reasons.Count; i++)
        {
            units[i % Reasons.Count] += _units[i];
        }

        return Array.ConvertAll(units, RoundedForecast.Orders);
    }

    /// <summary>Whether the parts add up to daily means to the last digit.</summary>
    /// <param name="days">Daily means.</param>
    public bool AddsUpTo(RoundedForecast days)
    {
        var adds = days.FirstDay == FirstDay && days.Days == Days;
        for (var day = 0; adds && day < Days; day++)
        {
            long sum = 0;
            foreach (var part in _units.AsSpan(day * Reasons.Count, Reasons.Count))
            {
                sum += part;
            }

            adds = sum == days.DayMeanUnits(day);
        }

        return adds;
    }

    /// <summary>The parts of an hour: its day's in proportion to its mean, with six decimals.</summary>
    /// <param name="hours">The hourly means of the same series, as they are published.</param>
    /// <param name="step">Hour of the forecast.</param>
    /// <returns>[reason] orders, which sum to the hour's mean within 1e-6.</returns>
    public double[] Hour(RoundedForecast hours, int step)
    {
        var parts = new double[Reasons.Count];
        var day = step / 24;
        var (mean, dayUnits) = (hours.Units[step * RoundedForecast.NumbersPerStep], hours.DayMeanUnits(day));
        if (mean == 0)
        {
            return parts;
        }

        var left = RoundedForecast.Orders(mean);
        for (var reason = 0; reason < (int)Reason.Other; reason++)
        {
            var share = _units[(day * Reasons.Count) + reason] * (mean / (double)dayUnits);
            parts[reason] = Math.Round(share / PrintedOrders.UnitsPerOrder, HourDecimals);
            left -= parts[reason];
        }

        parts[(int)Reason.Other] = Math.Round(left, HourDecimals);
        return parts;
    }
}
