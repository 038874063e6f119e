namespace Forecasting.Core.History;

/// <summary>Weekdays on which a store does not trade, read from its rows where the calendar does not say so.</summary>
public static class TradingPattern
{
    private const int WeeksSeen = 8;
    private const double SmallestKnownShare = 0.5;

    // A store that is known for a few weeks only shows its week as well, if hardly a row of another day is missing.
    private const int FewestWeeksSeen = 3;
    private const double SmallestKnownShareOfFew = 0.8;

    /// <summary>
    /// Whether the store will be closed on a day: the calendar says so, it opens later, or it rests on that weekday.
    /// </summary>
    /// <param name="history">What is known.</param>
    /// <param name="series">A daily series of it.</param>
    /// <param name="date">A day after the history's last.</param>
    public static bool IsClosed(DemandHistory history, Series series, DateOnly date)
    {
        var store = history.Store(series.Key.StoreId);
        var first = series.FirstKnownStep();
        return history.Calendar.IsClosed(store, date) || (first < 0 && date < store.OpenedOn)
            || RestsOn(history, series, date);
    }

    /// <summary>
    /// Whether the store rests on a day as in every week: it has no rows of that weekday, or the calendar closes the
    /// day and closed the same weekday in each of the last weeks.
    /// </summary>
    /// <param name="history">What is known.</param>
    /// <param name="series">A daily series of it.</param>
    /// <param name="date">A day of the week after the history's last day.</param>
    public static bool RestsWeeklyOn(DemandHistory history, Series series, DateOnly date)
    {
        var store = history.Store(series.Key.StoreId);
        return RestsOn(history, series, date)
            || Enumerable.Range(0, FewestWeeksSeen + 1)
                .All(back => history.Calendar.IsClosed(store, date.AddDays(-7 * back)));
    }

    /// <summary>
    /// Whether the store rests on the weekday of a day: it never had a row in the last eight weeks although most other
    /// days had one. A store that is known for less than eight weeks, but at least three, must have rows on nearly all
    /// other days.
    /// </summary>
    /// <param name="history">What is known.</param>
    /// <param name="series">A daily series of it.</param>
    /// <param name="date">A day after the history's last.</param>
    public static bool RestsOn(DemandHistory history, Series series, DateOnly date)
    {
        var first = series.FirstKnownStep();
        if (first < 0)
        {
            return false;
        }

        var lead = history.Origin.LeadDays(date);
        var lastSameWeekday = history.Days - 1 - ((7 - (lead % 7)) % 7);
        int sameKnown = 0, otherKnown = 0, others = 0;
        var weeks = Math.Min(WeeksSeen, (lastSameWeekday + 1 - first) / 7);
        for (var back = 0; back < weeks * 7; back++)
        {
            var day = lastSameWeekday - back;
            var known = !double.IsNaN(series.Values[day]);
            sameKnown += back % 7 == 0 && known ? 1 : 0;
            otherKnown += back % 7 != 0 && known ? 1 : 0;
            others += back % 7 != 0 ? 1 : 0;
        }

        return weeks >= FewestWeeksSeen && sameKnown == 0
            && otherKnown >= (weeks < WeeksSeen ? SmallestKnownShareOfFew : SmallestKnownShare) * others;
    }
}
