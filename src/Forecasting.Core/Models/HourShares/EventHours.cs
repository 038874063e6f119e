using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;
using Forecasting.Core.Models.Regression;

namespace Forecasting.Core.Models.HourShares;

/// <summary>
/// How far the hours of a day with an event are those of the other part of the week: a holiday on a Wednesday may be
/// like a Sunday, a Saturday that is worked like a working day. Learnt by kind of event and part of the week from all
/// series together: the least squares of a day's shares between the usual ones of its weekday and of the other part.
/// </summary>
public sealed class EventHours
{
    /// <summary>For a kind that was never seen, and as prior of the others: a working day with an event may be free,
    /// but few weekends are worked.</summary>
    private static readonly double[] UsualShares = [0.5, 0];

    private const double UsualDeviation = 0.5;
    private const int FewestOrders = 10;

    /// <summary>Days of one kind differ by more than chance: variance of their shares.</summary>
    private const double DayVariance = 0.05;

    /// <summary>Share of the variance that series of one day have in common.</summary>
    private const double SharedVariance = 0.05;

    private const double LeastDifference = 1e-4;

    private static readonly OncePerHistory<EventCalendar, EventHours> Learnt = new();

    // [part of the week x kind].
    private readonly double[] _shares;
    private readonly EventCalendar _calendar;

    private EventHours(double[] shares, EventCalendar calendar) => (_shares, _calendar) = (shares, calendar);

    /// <summary>Learns from a history, once.</summary>
    /// <param name="history">All of its hours are used.</param>
    /// <param name="calendar">Its events.</param>
    public static EventHours Of(DemandHistory history, EventCalendar calendar) =>
        Learnt.Get(history, calendar, () => Learn(history, calendar));

    /// <summary>Whether a weekday is of the weekend.</summary>
    /// <param name="weekday">0 is Monday.</param>
    public static bool IsWeekend(int weekday) => weekday >= 5;

    /// <summary>How far a day is like the other part of the week.</summary>
    /// <param name="mask">Kinds of the calendar on the day.</param>
    /// <param name="weekday">0 is Monday.</param>
    /// <returns>0: like its weekday; 1: like a Sunday where it is a working day, else like a working day.</returns>
    public double Share(ulong mask, int weekday)
    {
        var share = 0.0;
        var first = IsWeekend(weekday) ? _calendar.Kinds.Count : 0;
        for (var bit = 0; bit < _calendar.Kinds.Count; bit++)
        {
            share += ((mask & _calendar.EventMask) >> bit & 1) * _shares[first + bit];
        }

        return Math.Clamp(share, 0, 1);
    }

    private static EventHours Learn(DemandHistory history, EventCalendar calendar)
    {
        var kinds = calendar.Kinds.Count;
        var sums = new NormalEquations[history.Hourly.Count];
        Parallel.For(0, sums.Length, Parallelism.Options(), series =>
        {
            sums[series] = new NormalEquations(2 * kinds);
            AddSeries(history.Hourly[series], calendar, sums[series]);
        });
        var all = new NormalEquations(2 * kinds);
        foreach (var ofSeries in sums)
        {
            all.Add(ofSeries);
        }

        double[] usual = [.. UsualShares.SelectMany(share => Enumerable.Repeat(share, kinds))];
        double[] sizes = [.. Enumerable.Repeat(UsualDeviation, 2 * kinds)];
        return new EventHours(all.Solve(sizes, 1 / (1 + ((sums.Length - 1) * SharedVariance)), usual), calendar);
    }

    private static void AddSeries(Series hourly, EventCalendar calendar, NormalEquations sums)
    {
        var masks = calendar.Masks(hourly.Key.StoreId);
        var firstWeekday = hourly.FirstDay.DaysSinceMonday();
        var usual = UsualByWeekday(hourly, masks, calendar.EventMask, firstWeekday);
        var row = new float[2 * calendar.Kinds.Count];
        for (var day = 0; day < hourly.Days; day++)
        {
            var mask = masks[day] & calendar.EventMask;
            var orders = Sum(hourly.Day(day));
            if (mask == 0 || orders < FewestOrders)
            {
                continue;
            }

            var weekday = (firstWeekday + day) % 7;
            var (own, other) = (usual[weekday], IsWeekend(weekday) ? usual[7] : usual[6]);
            var (product, square, noise) = (0.0, 0.0, 0.0);
            for (var hour = 0; hour < 24; hour++)
            {
                var difference = other[hour] - own[hour];
                var share = double.IsNaN(hourly.Day(day)[hour]) ? 0 : hourly.Day(day)[hour] / orders;
                product += (share - own[hour]) * difference;
                square += difference * difference;
                noise += difference * difference * own[hour] / orders;
            }

            if (square > LeastDifference)
            {
                Array.Clear(row);
                for (var bit = 0; bit < calendar.Kinds.Count; bit++)
                {
                    row[(IsWeekend(weekday) ? calendar.Kinds.Count : 0) + bit] = mask >> bit & 1;
                }

                sums.Add(row, product / square, 1 / (DayVariance + (noise / (square * square))));
            }
        }
    }

    /// <summary>[weekday, and 7 for Monday to Thursday together][hour], shares of days without an event; 0 where none
    /// is known.</summary>
    private static double[][] UsualByWeekday(
        Series hourly, ReadOnlySpan<ulong> masks, ulong eventMask, int firstWeekday)
    {
        double[][] shares = [.. Enumerable.Range(0, 8).Select(_ => new double[24])];
        for (var day = 0; day < hourly.Days; day++)
        {
            var weekday = (firstWeekday + day) % 7;
            for (var hour = 0; hour < 24 && (masks[day] & eventMask) == 0; hour++)
            {
                var orders = hourly.Day(day)[hour];
                shares[weekday][hour] += double.IsNaN(orders) ? 0 : orders;
                shares[7][hour] += double.IsNaN(orders) || weekday > 3 ? 0 : orders;
            }
        }

        foreach (var ofWeekday in shares)
        {
            var sum = ofWeekday.Sum();
            for (var hour = 0; hour < 24 && sum > 0; hour++)
            {
                ofWeekday[hour] /= sum;
            }
        }

        return shares;
    }

    private static double Sum(ReadOnlySpan<double> day)
    {
        var sum = 0.0;
        foreach (var orders in day)
        {
            sum += double.IsNaN(orders) ? 0 : orders;
        }

        return sum;
    }
}
