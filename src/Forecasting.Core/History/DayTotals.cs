namespace Forecasting.Core.History;

/// <summary>Day totals from hours, where some hours may be unknown.</summary>
public static class DayTotals
{
    private const int ProfileDays = 28;
    private const double LargestUnknownShare = 0.05;

    /// <summary>
    /// Fills each unknown day with the sum of its hours. Unknown hours count with their usual share (same hour over the
    /// <see cref="ProfileDays"/> days before, never after); a day whose unknown hours usually hold more than 5 % stays
    /// unknown.
    /// </summary>
    /// <param name="daily">[day], orders; NaN = unknown; filled in place.</param>
    /// <param name="hourly">The same days by hour.</param>
    public static void FillUnknownDays(Span<double> daily, Series hourly)
    {
        for (var day = 0; day < daily.Length; day++)
        {
            if (double.IsNaN(daily[day]))
            {
                daily[day] = Total(hourly, day);
            }
        }
    }

    private static double Total(Series hourly, int day)
    {
        double known = 0;
        var unknown = 0;
        foreach (var orders in hourly.Day(day))
        {
            if (double.IsNaN(orders))
            {
                unknown++;
            }
            else
            {
                known += orders;
            }
        }

        if (unknown is 0 or 24)
        {
            return unknown == 0 ? known : double.NaN;
        }

        var share = UsualShareOfUnknown(hourly, day);
        return share <= LargestUnknownShare ? Math.Round(known / (1 - share)) : double.NaN;
    }

    private static double UsualShareOfUnknown(Series hourly, int day)
    {
        double unknown = 0, all = 0;
        var target = hourly.Day(day);
        for (var other = Math.Max(0, day - ProfileDays); other < day; other++)
        {
            var hours = hourly.Day(other);
            for (var hour = 0; hour < 24; hour++)
            {
                if (!double.IsNaN(hours[hour]))
                {
                    all += hours[hour];
                    unknown += double.IsNaN(target[hour]) ? hours[hour] : 0;
                }
            }
        }

        return all > 0 ? unknown / all : 1;
    }
}
