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
    private const double WorkingDay = 0.4;
    private const double SameEvent = 2;

    /// <summary>At this many orders an hour, an hour without any happens once in 150 (Poisson).</summary>
    private const double LargestMeanOfAbsent = 5;

    /// <summary>Fills the shares of one target day.</summary>
    /// <param name="hourly">Hourly orders up to the origin.</param>
    /// <param name="calendar">Events, the target's included.</param>
    /// <param name="eventHours">What events do to hours; null: the target is taken for a day without one.</param>
    /// <param name="store">The series' store.</param>
    /// <param name="leadDays">Days from the last known day to the target.</param>
    /// <param name="shares">[hour], 24 numbers; all 0 where nothing is known.</param>
    public static void Fill(
        Series hourly,
        EventCalendar calendar,
        EventHours? eventHours,
        Store store,
        int leadDays,
        Span<double> shares)
    {
        var masks = calendar.Masks(hourly.Key.StoreId);
        var target = hourly.Days - 1 + leadDays;
        var firstWeekday = hourly.FirstDay.DaysSinceMonday();
        Span<double> orders = stackalloc double[24];
        Span<double> weights = stackalloc double[24];
        orders.Clear();
        weights.Clear();
        double daysWeight = 0;
        var events = eventHours is null ? 0 : masks[target] & calendar.EventMask;
        var weekday = (firstWeekday + target) % 7;
        var wanted = new Wanted(weekday, events, eventHours?.Share(masks[target], weekday) ?? 0);
        for (var day = hourly.Days - 1; day >= Math.Max(0, hourly.Days - LookBackDays); day--)
        {
            var likeness = Likeness((firstWeekday + day) % 7, masks[day] & calendar.EventMask, wanted);
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

    /// <param name="Weekday">0 is Monday.</param>
    /// <param name="Events">Kinds of its events; 0: none.</param>
    /// <param name="Other">How far it is like the other part of the week.</param>
    private readonly record struct Wanted(int Weekday, ulong Events, double Other);

    /// <summary>How much a past day tells about the target: the same weekday all, days of the same part of the week
    /// some; where the target has an event, those with such an event most.</summary>
    private static double Likeness(int weekday, ulong events, in Wanted target)
    {
        var asWeekday = OfWeekday(weekday, target.Weekday);
        if (events == 0)
        {
            return ((1 - target.Other) * asWeekday) + (target.Other * OfOtherPart(weekday, target.Weekday));
        }

        return (events & target.Events) == 0 ? OtherDay
            : SameEvent * (target.Other + ((1 - target.Other) * asWeekday));
    }

    private static double OfWeekday(int weekday, int target) =>
        weekday == target ? 1 : PartOfWeek(weekday) == PartOfWeek(target) ? SimilarDay : OtherDay;

    /// <summary>A working day is like a Sunday then, a day of the weekend like any working day.</summary>
    private static double OfOtherPart(int weekday, int target) =>
        EventHours.IsWeekend(target) ? (weekday <= 3 ? WorkingDay : OtherDay) : weekday == 6 ? 1 : OtherDay;

    private static int PartOfWeek(int weekday) => weekday <= 3 ? 0 : weekday;
}
