namespace Forecasting.Core.Models.WeekdayMean;

/// <summary>The mean of the last known values of each step of the week (weekday, or hour of the week).</summary>
public static class HourOfWeekMean
{
    /// <summary>How far back a known value is looked for, in weeks.</summary>
    public const int LongestLookBackWeeks = 53;

    /// <summary>
    /// Writes the forecast: each step gets the mean of the last <paramref name="weeks"/> known values one or more whole
    /// weeks before it. A step of the week without any gets the mean of the same hour's other weekdays.
    /// </summary>
    /// <param name="values">[day x hour], row-major, up to the origin; NaN = unknown.</param>
    /// <param name="stepsPerDay">1 or 24.</param>
    /// <param name="weeks">Known values that are averaged, at least 1.</param>
    /// <param name="forecast">[day x hour] from the day after the last; NaN where no value of the last year is
    /// known.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="weeks"/> or <paramref name="stepsPerDay"/> is less
    /// than 1.
    /// </exception>
    public static void Predict(ReadOnlySpan<double> values, int stepsPerDay, int weeks, Span<double> forecast)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stepsPerDay, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(weeks, 1);
        var stepsPerWeek = 7 * stepsPerDay;
        Span<double> week = stackalloc double[stepsPerWeek];
        for (var step = 0; step < stepsPerWeek; step++)
        {
            week[step] = MeanOfLastKnown(values, step, stepsPerWeek, weeks);
        }

        FillFromOtherWeekdays(week, stepsPerDay);
        for (var step = 0; step < forecast.Length; step++)
        {
            forecast[step] = week[step % stepsPerWeek];
        }
    }

    private static double MeanOfLastKnown(ReadOnlySpan<double> values, int step, int stepsPerWeek, int weeks)
    {
        double sum = 0;
        var known = 0;
        var at = values.Length + step - stepsPerWeek;
        for (var week = 1; week <= LongestLookBackWeeks && at >= 0 && known < weeks; week++, at -= stepsPerWeek)
        {
            if (!double.IsNaN(values[at]))
            {
                sum += values[at];
                known++;
            }
        }

        return known > 0 ? sum / known : double.NaN;
    }

    private static void FillFromOtherWeekdays(Span<double> week, int stepsPerDay)
    {
        if (!week.ContainsAnyExcept(double.NaN))
        {
            return;
        }

        for (var hour = 0; hour < stepsPerDay; hour++)
        {
            double sum = 0;
            var known = 0;
            for (var step = hour; step < week.Length; step += stepsPerDay)
            {
                sum += double.IsNaN(week[step]) ? 0 : week[step];
                known += double.IsNaN(week[step]) ? 0 : 1;
            }

            // An hour that is unknown on every weekday, while others are known, is one in which the store sleeps.
            var usual = known > 0 ? sum / known : 0;
            for (var step = hour; step < week.Length; step += stepsPerDay)
            {
                week[step] = double.IsNaN(week[step]) ? usual : week[step];
            }
        }
    }
}
