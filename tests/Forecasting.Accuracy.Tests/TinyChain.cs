using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Accuracy.Tests;

/// <summary>Four stores in two regions, 140 days, with a week, holidays that double the orders, and a closed
/// day.</summary>
internal static class TinyChain
{
    public const int Days = 140;
    public const int ClosedDay = 50;

    public static readonly DateOnly FirstDay = new(2024, 1, 1);

    public static DemandHistory Make()
    {
        var builder = new DemandHistoryBuilder();
        builder.Add(Entry(ClosedDay, CalendarEntry.ClosedKind));
        foreach (var day in Holidays)
        {
            builder.Add(Entry(day, CalendarEntry.PublicHolidayKind));
        }

        builder.Add(Entry(20, "festival") with { Region = "north" });
        builder.Add(Entry(21, "festival") with { StoreId = "S1" });
        for (var store = 0; store < 4; store++)
        {
            var id = $"S{store}";
            builder.Add(new Store { Id = id, Region = store < 2 ? "north" : "south" });
            for (var day = 0; day < Days; day++)
            {
                builder.AddDay(new SeriesKey(id, Channel.AllId), FirstDay.AddDays(day), Orders(store, day));
            }
        }

        return builder.Build();
    }

    /// <summary>The last one lies in the windows that are forecast.</summary>
    private static int[] Holidays { get; } = [15, 33, 58, 77, 96, 110, 128];

    private static CalendarEntry Entry(int day, string kind) => new() { Date = FirstDay.AddDays(day), Kind = kind };

    private static double Orders(int store, int day)
    {
        if (day == ClosedDay)
        {
            return 0;
        }

        var noise = Math.Sin((day * 2.7) + (store * 1.9)) * (3 + store);
        var level = (50 * (store + 1)) + (6 * (day % 7)) + (0.2 * day);
        return Math.Round((level + noise) * (Holidays.Contains(day) ? 2 : 1));
    }
}
