using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Tests.Contracts;

/// <summary>A small made-up chain with all that models meet: growth, weekdays, promotions, closings, gaps, channels,
/// sleeping hours.</summary>
internal static class SampleChain
{
    public const int KnownDays = 119;
    public const int HorizonDays = 7;

    public static readonly DateOnly FirstDay = new(2024, 1, 1);
    public static readonly Origin Origin = new(FirstDay.AddDays(KnownDays - 1));
    public static readonly Horizon Horizon = new(HorizonDays);

    private static readonly double[] Weekdays = [0.9, 0.9, 1.0, 1.0, 1.1, 1.3, 1.2];

    /// <summary>Three stores, two channels in the first, with days after the origin.</summary>
    /// <param name="change">May replace any hour's orders: (series, day, hour, orders).</param>
    public static DemandHistory Make(Func<SeriesKey, int, int, double, double>? change = null)
    {
        var builder = new DemandHistoryBuilder();
        var keys = new[] { new SeriesKey("S1", "app"), new SeriesKey("S1", "web"), new SeriesKey("S2", "app"),
            new SeriesKey("S3", "app") };
        foreach (var id in keys.Select(k => k.StoreId).Distinct())
        {
            builder.Add(new Store { Id = id, OpenHour = 8, CloseHour = 20, Region = id == "S3" ? "south" : "north" });
        }

        for (var day = 0; day < KnownDays + HorizonDays; day++)
        {
            AddCalendar(builder, day);
        }

        for (var k = 0; k < keys.Length; k++)
        {
            AddOrders(builder, keys[k], k, change ?? ((_, _, _, orders) => orders));
        }

        return builder.Build();
    }

    public static bool IsClosed(int day) => day is 30 or 93 or KnownDays + 3;

    private static void AddCalendar(DemandHistoryBuilder builder, int day)
    {
        var date = FirstDay.AddDays(day);
        if (IsClosed(day))
        {
            builder.Add(new CalendarEntry { Date = date, Kind = CalendarEntry.ClosedKind });
        }

        if (day / 5 % 4 == 0)
        {
            builder.Add(new CalendarEntry { Date = date, Kind = CalendarEntry.PromotionKind, Name = "week of offers" });
        }

        if (day is 29 or 60 or 92 or KnownDays + 2)
        {
            builder.Add(new CalendarEntry { Date = date, Kind = CalendarEntry.PublicHolidayKind, Name = "holiday" });
        }
    }

    private static void AddOrders(
        DemandHistoryBuilder builder, SeriesKey key, int index, Func<SeriesKey, int, int, double, double> change)
    {
        for (var day = 0; day < KnownDays + HorizonDays; day++)
        {
            var level = 100 * (index + 1) * Math.Exp(0.002 * day) * Weekdays[day % 7] * (day / 5 % 4 == 0 ? 1.2 : 1);
            for (var hour = 8; hour < 20; hour++)
            {
                var wave = 1 + (0.5 * Math.Sin(hour)) + (0.1 * Math.Sin((day * 3.7) + (hour * 1.3) + index));
                var orders = IsClosed(day) ? 0 : Math.Round(level * wave / 12);
                var isGap = index == 2 && day is 50 or 51;
                if (!isGap)
                {
                    builder.AddHour(key, FirstDay.AddDays(day), hour, change(key, day, hour, orders));
                }
            }
        }
    }
}
