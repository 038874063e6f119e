namespace Forecasting.Core.History;

/// <summary>Weekdays on which a store does not trade, read from its rows where the calendar does not say so.</summary>
public static class TradingPattern
{
    private const int WeeksSeen = 8;
    private const double SmallestKnownShare = 0.5;

    /// <summary>
    /// Whether the store will be closed on a day: the calendar says so, or the same weekday never had a row in the last
    /// eight
    /// weeks although most other days had one.
    /// </summary>
    /// <param name="history">What is known.</param>
    /// <param name="series">A daily series of it.</param>
    /// <param name="date">A day after the history's last.</param>
    public static bool IsClosed(DemandHistory history, Series series, DateOnly date)
    {
        if (history.Calendar.IsClosed(history.Store(series.Key.StoreId), date))
        {
            return true;
        }

        var lead = history.Origin.LeadDays(date);
        var lastSameWeekday = history.Days - 1 - ((7 - (lead % 7)) % 7);
        int sameKnown = 0, otherKnown = 0, others = 0;
        for (var back = 0; back < WeeksSeen * 7; back++)
        {
            var day = lastSameWeekday - back;
            if (day < 0)
            {
                return false;
            }

            var known = !double.IsNaN(series.Values[day]);
            sameKnown += back % 7 == 0 && known ? 1 : 0;
            otherKnown += back % 7 != 0 && known ? 1 : 0;
            others += back % 7 != 0 ? 1 : 0;
        }

        return sameKnown == 0 && otherKnown >= SmallestKnownShare * others;
    }
}
