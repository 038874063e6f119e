using Forecasting.Core.Domain;
using Forecasting.Core.Features;

namespace Forecasting.Core.Evaluation.Switching;

/// <summary>
/// The days that say nothing about an ordinary day: those of an event, such as a festival or a weekend that is worked
/// for one, and the days beside them. Promotions and announced orders are ordinary business.
/// </summary>
/// <param name="calendar">The calendar of the history.</param>
public sealed class HeldOutDays(EventCalendar calendar)
{
    private readonly ulong _mask = calendar.EventMask & ~Enumerable.Range(0, calendar.Kinds.Count)
        .Where(bit => calendar.Kinds[bit] is CalendarEntry.PromotionKind or CalendarEntry.GroupOrderKind)
        .Aggregate(0UL, (mask, bit) => mask | (1UL << bit));

    /// <summary>Whether a store's day is held out.</summary>
    /// <param name="storeId">The store.</param>
    /// <param name="date">A date of the calendar.</param>
    public bool Contains(string storeId, DateOnly date) => EventCalendar.IsAtAny(
        calendar.Masks(storeId), date.DayNumber - calendar.FirstDay.DayNumber, _mask);
}
