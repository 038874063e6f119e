using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.WeekdayMean;

/// <summary>
/// Demand of the days on which a store traded: what a closing hides is unknown there, and 0 in a forecast.
/// </summary>
public static class OpenDemand
{
    /// <summary>
    /// The values of the last days of a series; a day that the calendar closes and that sold nothing is unknown.
    /// </summary>
    /// <param name="history">Where the series comes from.</param>
    /// <param name="series">One of its series.</param>
    /// <param name="days">How many days at most, 1 or more; fewer where the axis is shorter.</param>
    /// <returns>A new array, [day x hour], row-major, orders per step; NaN = unknown or closed.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is less than 1.</exception>
    public static double[] LastDays(DemandHistory history, Series series, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var store = history.Store(series.Key.StoreId);
        var firstDay = Math.Max(0, series.Days - days);
        var values = series.Values[(firstDay * series.StepsPerDay)..].ToArray();
        for (var day = firstDay; day < series.Days; day++)
        {
            // Only a day without orders asks the calendar: orders on a closed day prove that it was open.
            if (!series.Day(day).ContainsAnyInRange(double.Epsilon, double.PositiveInfinity)
                && history.Calendar.IsClosed(store, series.FirstDay.AddDays(day)))
            {
                values.AsSpan((day - firstDay) * series.StepsPerDay, series.StepsPerDay).Fill(double.NaN);
            }
        }

        return values;
    }

    /// <summary>
    /// Sets the days that the calendar closes, and the hours outside the store's opening hours, to exactly 0.
    /// </summary>
    /// <param name="context">What is known; the forecast begins on the day after its last.</param>
    /// <param name="series">The series that is forecast.</param>
    /// <param name="forecast">[day x hour], row-major, orders per step; changed in place.</param>
    public static void Close(DemandHistory context, Series series, Span<double> forecast)
    {
        var store = context.Store(series.Key.StoreId);
        var stepsPerDay = series.StepsPerDay;
        for (var day = 0; day < forecast.Length / stepsPerDay; day++)
        {
            var hours = forecast.Slice(day * stepsPerDay, stepsPerDay);
            if (context.Calendar.IsClosed(store, context.Origin.Target(day + 1)))
            {
                hours.Clear();
            }

            for (var hour = 0; series.Grain == Grain.Hourly && hour < stepsPerDay; hour++)
            {
                hours[hour] = store.IsOpenHour(hour) ? hours[hour] : 0;
            }
        }
    }
}
