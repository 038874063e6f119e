using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.HourShares;

/// <summary>
/// How the orders of a day spread over its hours: recent days count more, days of the same weekday most, similar days
/// some, so that sparse hours are smoothed. Shares sum to 1; hours in which the store sleeps get 0.
/// </summary>
public static class HourProfile
{
    private const int LookBackDays = 112;
    private const double HalfLifeDays = 28;
    private const double SimilarDay = 0.2;
    private const double OtherDay = 0.04;

    /// <summary>At this many orders an hour, an hour without any happens once in 150 (Poisson).</summary>
    private const double LargestMeanOfAbsent = 5;

    /// <summary>Fills the shares of one target day.</summary>
    /// <param name="hourly">Hourly orders up to the origin.</param>
    /// <param name="calendar">Events, the target's included.</param>
    /// <param name="store">The series' store.</param>
    /// <param name="leadDays">Days from the last known day to the target.</param>
    /// <param name="shares">[hour], 24 numbers; all 0 where nothing is known.</param>
    public static void Fill(Series hourly, EventCalendar calendar, Store store, int leadDays, Span<double> shares)
    {
        var masks = calendar.Masks(hourly.Key.StoreId);
        var target = hourly.Days - 1 + leadDays;
        var firstWeekday = ((int)hourly.FirstDay.DayOfWeek + 6) % 7;
        Span<double> orders = stackalloc double[24];
        Span<double> weights = stackalloc double[24];
        orders.Clear();
        weights.Clear();
        double daysWeight = 0;
        for (var day = hourly.Days - 1; day >= Math.Max(0, hourly.Days - LookBackDays); day--)
        {
            var likeness = Likeness(
                (firstWeekday + day) % 7, (masks[day] & calendar.EventMask) != 0,
                (firstWeekday + target) % 7, (masks[target] & calendar.EventMask) != 0);
            var weight = likeness * Math.Pow(0.5, (hourly.Days - 1 - day) / HalfLifeDays);
            daysWeight += Add(hourly.Day(day), weight, orders, weights) ? weight : 0;
        }

        double sum = 0;
        for (var hour = 0; hour < 24; hour++)
        {
            shares[hour] = weights[hour] > 0 && store.IsOpenHour(hour)
                ? Mean(orders[hour], weights[hour], daysWeight) : 0;
            sum += shares[hour];
        }

        for (var hour = 0; hour < 24 && sum > 0; hour++)
        {
            shares[hour] /= sum;
        }
    }

    /// <summary>Mean orders of an hour. Many files leave out hours without orders: where zero would be no surprise, an
    /// hour that is absent from a known day counts as zero.</summary>
    private static double Mean(double orders, double knownWeight, double daysWeight) =>
        orders / (orders / knownWeight < LargestMeanOfAbsent ? daysWeight : knownWeight);

    /// <returns>Whether anything is known of the day.</returns>
    private static bool Add(ReadOnlySpan<double> day, double weight, Span<double> orders, Span<double> weights)
    {
        var isKnown = false;
        for (var hour = 0; hour < 24; hour++)
        {
            if (!double.IsNaN(day[hour]))
            {
                orders[hour] += weight * day[hour];
                weights[hour] += weight;
                isKnown = true;
            }
        }

        return isKnown;
    }

    /// <summary>How much a past day tells about the target: the same weekday all, days of the same part of the week
    /// some.</summary>
    private static double Likeness(int weekday, bool isEvent, int targetWeekday, bool targetIsEvent)
    {
        if (targetIsEvent)
        {
            // A holiday is like other holidays, like Sundays, and like its own weekday.
            return isEvent ? 2 : weekday == 6 ? 0.5 : weekday == targetWeekday ? 0.5 : OtherDay;
        }

        if (isEvent)
        {
            return OtherDay;
        }

        return weekday == targetWeekday ? 1 : PartOfWeek(weekday) == PartOfWeek(targetWeekday) ? SimilarDay : OtherDay;
    }

    private static int PartOfWeek(int weekday) => weekday <= 3 ? 0 : weekday;
}
