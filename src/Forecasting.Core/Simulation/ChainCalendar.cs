using Forecasting.Core.Domain;

namespace Forecasting.Core.Simulation;

/// <summary>Everything about a simulated chain's days that is known ahead, as calendar entries.</summary>
public static class ChainCalendar
{
    /// <summary>The kind of a Saturday or Sunday that is worked for a holiday.</summary>
    public const string MakeupWorkdayKind = "makeup_workday";

    private const int WinterHolidayDaysBefore = 14;
    private const int WinterHolidayDaysAfter = 15;

    /// <summary>Public holidays, make-up working days, festivals and school holidays of China, not ordered.</summary>
    /// <param name="first">First date (included).</param>
    /// <param name="end">Date after the last (excluded).</param>
    public static IEnumerable<CalendarEntry> Holidays(DateOnly first, DateOnly end)
    {
        for (var year = first.Year - 1; year <= end.Year + 1; year++)
        {
            foreach (var entry in HolidaysOf(year).Where(e => e.Date >= first && e.Date < end))
            {
                yield return entry;
            }
        }
    }

    /// <summary>Promotions, closings and announced group orders of a chain, not ordered.</summary>
    /// <param name="chain">The chain.</param>
    public static IEnumerable<CalendarEntry> Plans(ChainSimulator chain)
    {
        var promotions = chain.SharedPromotions
            .Concat(chain.Stores.SelectMany(s => PromotionPlan.OfStore(chain.Settings, s)));
        foreach (var promotion in promotions)
        {
            for (var day = promotion.FirstDay; day <= promotion.LastDay; day++)
            {
                yield return new CalendarEntry
                {
                    Date = chain.Settings.Date(day),
                    Kind = CalendarEntry.PromotionKind,
                    Name = promotion.Name,
                    Region = promotion.Region,
                    StoreId = promotion.StoreId,
                    Value = promotion.Depth,
                };
            }
        }

        foreach (var store in chain.Stores)
        {
            for (var day = Math.Max(0, store.RefurbishedFrom); day < store.RefurbishedUntil; day++)
            {
                yield return Closing(chain, store, day, "refurbishment");
            }

            for (var day = store.ClosedForGoodFrom; day >= 0 && day < chain.Settings.AllDays; day++)
            {
                yield return Closing(chain, store, day, "closed_for_good");
            }
        }

        foreach (var order in chain.GroupOrders.SelectMany(orders => orders))
        {
            yield return Entry(chain.Settings.Date(order.Day), CalendarEntry.GroupOrderKind, order.CalendarName) with
            {
                StoreId = order.StoreId,
                Value = order.Announced,
            };
        }
    }

    private static CalendarEntry Closing(ChainSimulator chain, SimulatedStore store, int day, string name) =>
        Entry(chain.Settings.Date(day), CalendarEntry.ClosedKind, name) with { StoreId = store.Store.Id };

    private static IEnumerable<CalendarEntry> HolidaysOf(int year)
    {
        foreach (var spell in ChineseHolidays.Of(year))
        {
            foreach (var date in spell.DaysOff)
            {
                yield return Entry(date, CalendarEntry.PublicHolidayKind, spell.Name);
            }

            foreach (var date in spell.MakeupWorkdays)
            {
                yield return Entry(date, MakeupWorkdayKind, spell.Name);
            }
        }

        foreach (var festival in Festivals.All)
        {
            yield return Entry(festival.DateIn(year), festival.Kind, festival.Name);
        }

        for (var date = new DateOnly(year, 7, 1); date.Month <= 8; date = date.AddDays(1))
        {
            yield return Entry(date, "school_holiday", "summer_holiday");
        }

        var spring = LunarCalendar.SpringFestival(year);
        for (var offset = -WinterHolidayDaysBefore; offset <= WinterHolidayDaysAfter; offset++)
        {
            yield return Entry(spring.AddDays(offset), "winter_school_holiday", "winter_holiday");
        }
    }

    private static CalendarEntry Entry(DateOnly date, string kind, string name) =>
        new() { Date = date, Kind = kind, Name = name };
}
