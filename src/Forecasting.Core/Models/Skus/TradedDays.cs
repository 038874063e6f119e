using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.Skus;

/// <summary>On which days ahead a store trades, told by the calendar, and by its sales where that is silent.</summary>
public static class TradedDays
{
    private const int WeeksSeen = 8;

    /// <summary>
    /// [lead - 1] whether the store trades: the calendar does not close it, it has opened, and the same weekday was not
    /// without any sale in all of the last eight weeks while most other days had some.
    /// </summary>
    /// <param name="context">What is known.</param>
    /// <param name="store">A store of its history.</param>
    /// <param name="horizon">Days ahead.</param>
    public static bool[] Ahead(SkuContext context, StoreSkus store, Horizon horizon)
    {
        var seen = Math.Min(store.Days, WeeksSeen * 7);
        var traded = 0;
        var byWeekday = new int[7];
        for (var back = 0; back < seen; back++)
        {
            var sold = store.IsTraded(store.Days - 1 - back) ? 1 : 0;
            traded += sold;
            byWeekday[back % 7] += sold;
        }

        var ahead = new bool[horizon.Days];
        for (var lead = 1; lead <= horizon.Days; lead++)
        {
            var date = store.Origin.Target(lead);
            var sameWeekday = byWeekday[(7 - (lead % 7)) % 7];
            var rests = seen == WeeksSeen * 7 && sameWeekday == 0 && 2 * traded >= 6 * WeeksSeen;
            ahead[lead - 1] = !rests && !(date < store.Store.OpenedOn)
                && context.Orders?.Calendar.IsClosed(store.Store, date) != true;
        }

        return ahead;
    }
}
