using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Tests.Models.Regression;

/// <summary>Stores with weekdays, a feast now and then, deep and less deep promotions, rain, and noise.</summary>
internal static class FeastChain
{
    public const int KnownDays = 700;
    public const int HorizonDays = 14;
    public const int Stores = 8;
    public const double Lift = 0.3;
    public static readonly DateOnly FirstDay = new(2023, 1, 2);
    private static readonly double[] Weekdays = [0, -0.05, 0, 0.02, 0.1, 0.25, 0.2];

    // The next feast lies 5 days ahead, as do a deep promotion after 9 days and rain after 11.
    public static readonly int[] Feasts = [120, 340, 520, KnownDays + 4];

    public static readonly Horizon Ahead = new(HorizonDays);

    /// <summary>What is known at the origin.</summary>
    public static DemandHistory Known(this DemandHistory whole) =>
        whole.UpTo(new Origin(FirstDay.AddDays(KnownDays - 1)));

    /// <summary>All of it, the days ahead too.</summary>
    /// <param name="lastStoreLift">What a feast does to the last store, a log.</param>
    /// <param name="hasNewKind">Whether fairs, which do nothing, are in the calendar.</param>
    /// <param name="hasHours">Whether hours are known: a wave of the same form each day.</param>
    /// <param name="hasTemperature">Whether warm days bring more orders; it is known for 3 days ahead.</param>
    /// <param name="entry">One more entry of the calendar.</param>
    public static DemandHistory Of(
        double lastStoreLift = Lift, bool hasNewKind = false, bool hasHours = false, bool hasTemperature = false,
        CalendarEntry? entry = null)
    {
        var builder = new DemandHistoryBuilder();
        if (entry is not null)
        {
            builder.Add(entry);
        }

        var random = new Random(3);
        for (var store = 0; store < Stores; store++)
        {
            builder.Add(new Store { Id = $"S{store}" });
        }

        AddCalendar(builder, hasNewKind);
        for (var day = 0; hasTemperature && day < KnownDays + 3; day++)
        {
            builder.AddCovariate("temperature", "", true, FirstDay.AddDays(day), -1, Temperature(day));
        }

        for (var store = 0; store < Stores; store++)
        {
            var level = 5 + (0.2 * store);
            var lift = store == Stores - 1 ? lastStoreLift : Lift;
            for (var day = 0; day < KnownDays + HorizonDays; day++)
            {
                level += 0.004 * Normal(random);
                var log = level + Weekdays[day % 7] + (Feasts.Contains(day) ? lift : 0) + Depth(day)
                    + (day % 5 == 1 ? 0.08 : 0) + (hasTemperature ? 0.06 * Temperature(day) : 0)
                    + (0.03 * Normal(random));
                var key = new SeriesKey($"S{store}", Channel.AllId);
                builder.AddDay(key, FirstDay.AddDays(day), Math.Exp(log));
                for (var hour = 0; hasHours && hour < 24; hour++)
                {
                    builder.AddHour(
                        key, FirstDay.AddDays(day), hour,
                        Math.Exp(log) * (1 - (0.9 * Math.Cos(2 * Math.PI * hour / 24))) / 24);
                }
            }
        }

        return builder.Build();
    }

    private static void AddCalendar(DemandHistoryBuilder builder, bool hasNewKind)
    {
        for (var day = 3; hasNewKind && day < KnownDays + HorizonDays; day += 40)
        {
            builder.Add(new CalendarEntry { Date = FirstDay.AddDays(day), Kind = "fair", Name = "fair" });
        }

        foreach (var feast in Feasts)
        {
            builder.Add(new CalendarEntry { Date = FirstDay.AddDays(feast), Kind = "festival", Name = "lanterns" });
        }

        for (var day = 0; day < KnownDays + HorizonDays; day++)
        {
            builder.AddCovariate("rain", "", true, FirstDay.AddDays(day), -1, day % 5 == 1 ? 10 + (day % 3) : 0);
            if (Depth(day) is > 0 and var depth)
            {
                builder.Add(new CalendarEntry
                {
                    Date = FirstDay.AddDays(day),
                    Kind = CalendarEntry.PromotionKind,
                    Name = "offers",
                    Value = depth,
                });
            }
        }
    }

    // The coldest day is a usual one less 2 degrees.
    private static double Temperature(int day) => day % 4 == 0 ? 6 : day % 4 == 2 ? 0 : 1;

    // Depths of a tenth or a fifth, whose lift is as large as they are.
    private static double Depth(int day) =>
        (day - KnownDays - 8) % 23 == 0 ? day % 2 == KnownDays % 2 ? 0.2 : 0.1 : 0;

    private static double Normal(Random random)
    {
        double sum = -6;
        for (var i = 0; i < 12; i++)
        {
            sum += random.NextDouble();
        }

        return sum;
    }
}
