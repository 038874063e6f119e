using Forecasting.Core.Features;
using Forecasting.Core.History;
using Forecasting.Core.Models.HourShares;

namespace Forecasting.Core.Models.Trees;

/// <summary>
/// Feature rows of single hours: what level, profile and hour shares expect, and how the same hours went lately against
/// it.
/// </summary>
internal sealed class HourlyRows(DemandHistory history, ChainState chain, EventCalendar calendar)
{
    public const int Columns = 17;

    private static readonly string[] Names =
    [
        "lead", "hour", "weekday", "log_expected", "share", "fast_to_level", "slow_to_level", "event", "event_after",
        "event_before", "regime", "day_of_year", "recent", "series", "week_back_1", "week_back_2", "week_back_3",
    ];

    private const int Weeks = 3;

    private readonly EventHours _eventHours = EventHours.Of(history, calendar);

    /// <summary>What the rows stand for.</summary>
    public FeatureLayout Layout => new(Names, FeatureLayout.KindsOf(calendar));

    /// <summary>Fills 24 rows, one per hour, for one series, origin and lead; returns the expected orders of each
    /// hour.</summary>
    /// <param name="series">Index of the hourly series.</param>
    /// <param name="daily">Index of the daily series of the same key.</param>
    /// <param name="origin">Day index of the last known day; a snapshot day.</param>
    /// <param name="lead">Days ahead.</param>
    /// <param name="rows">[hour x column], row-major.</param>
    /// <param name="expected">[hour].</param>
    public void Fill(int series, int daily, int origin, int lead, Span<float> rows, Span<double> expected)
    {
        var hourly = history.Hourly[series].Take(origin + 1);
        var target = new TargetDay(chain, daily, origin, lead);
        HourProfile.Fill(hourly, calendar, _eventHours, history.Store(hourly.Key.StoreId), lead, expected);
        var total = Math.Max(0, Math.Exp(target.Baseline) - 1);
        var mask = target.Mask(0);
        for (var hour = 0; hour < 24; hour++)
        {
            var share = expected[hour];
            expected[hour] = share * total;
            var row = rows.Slice(hour * Columns, Columns);
            row[0] = lead;
            row[1] = hour;
            row[2] = target.State.Weekday(target.Day);
            row[3] = (float)Math.Log(1 + expected[hour]);
            row[4] = (float)share;
            row[5] = target.State.Fast[origin] - target.Level;
            row[6] = target.State.Slow[origin] - target.Level;
            row[7] = (mask & calendar.EventMask) != 0 ? 1 : 0;
            row[8] = (target.Mask(1) & (calendar.EventMask | 1)) != 0 ? 1 : 0;
            row[9] = (target.Mask(-1) & (calendar.EventMask | 1)) != 0 ? 1 : 0;
            row[10] = calendar.Regime(mask);
            row[11] = chain.Calendar.FirstDay.AddDays(target.Day).DayOfYear;
            row[12] = Recent(hourly, hour, 7, expected[hour]);
            row[13] = daily;
            FillWeeks(hourly, origin, lead, hour, expected[hour], row[14..]);
        }
    }

    private static void FillWeeks(Series hourly, int origin, int lead, int hour, double expected, Span<float> cells)
    {
        var first = origin + lead - (7 * ((lead + 6) / 7));
        for (var week = 0; week < Weeks; week++)
        {
            var day = first - (7 * week);
            var orders = day >= 0 ? hourly.Day(day)[hour] : double.NaN;
            cells[week] = double.IsNaN(orders) ? TargetDay.Unknown : (float)Math.Log((orders + 1) / (expected + 1));
        }
    }

    private static float Recent(Series hourly, int hour, int days, double expected)
    {
        double sum = 0;
        var count = 0;
        for (var day = Math.Max(0, hourly.Days - days); day < hourly.Days; day++)
        {
            var orders = hourly.Day(day)[hour];
            if (!double.IsNaN(orders))
            {
                sum += orders;
                count++;
            }
        }

        return count > 0 ? (float)Math.Log(((sum / count) + 1) / (expected + 1)) : TargetDay.Unknown;
    }
}
