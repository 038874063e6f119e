using Forecasting.Core.Domain;

namespace Forecasting.Core.Planning.Stock;

/// <summary>When what is ordered in an evening comes, and how long it must last.</summary>
/// <param name="ArrivalLead">Lead on which it comes before opening, 1 or more.</param>
/// <param name="NextArrivalLead">Lead on which the next order can come, above the first.</param>
public readonly record struct ProtectionInterval(int ArrivalLead, int NextArrivalLead)
{
    /// <summary>Days until the next order can come: demand of so many days is met by what is there and on the
    /// way.</summary>
    public int Days => NextArrivalLead - 1;

    /// <summary>Days that the order itself has to serve.</summary>
    public int ReviewDays => NextArrivalLead - ArrivalLead;
}

/// <summary>Delivery weekdays and lead times as leads from an evening.</summary>
public static class DeliverySchedule
{
    /// <summary>The kind of calendar entry for a day on which suppliers bring nothing.</summary>
    public const string NoDeliveryKind = "no_delivery";

    private const int DaysLookedAt = 28;

    /// <summary>
    /// The interval of an order that is placed after closing; null where none may be placed that evening: it would not
    /// come on a delivery weekday. The lead time must have passed, and the store must be open.
    /// </summary>
    /// <param name="sku">Its lead time (unknown: one day) and delivery weekdays.</param>
    /// <param name="today">The day of the order.</param>
    /// <param name="isOpen">Whether goods can come on a date, see <see cref="OpenDays"/>; null: always.</param>
    /// <param name="isAfterCutOff">Whether it is given after the supplier's cut-off hour, so that it counts as the next
    /// day's.</param>
    public static ProtectionInterval? Of(
        Sku sku, DateOnly today, Func<DateOnly, bool>? isOpen = null, bool isAfterCutOff = false)
    {
        var wait = Wait(sku, isAfterCutOff);
        if (!Comes(sku, today.AddDays(wait), isOpen))
        {
            return null;
        }

        return Next(sku, today, wait, isOpen) is { } next ? new ProtectionInterval(wait, next) : null;
    }

    /// <summary>The interval of the next order that can be placed, this evening or later, as leads from today; null
    /// where no delivery day is left within four weeks.</summary>
    /// <param name="sku">Its lead time and delivery weekdays.</param>
    /// <param name="today">A day.</param>
    /// <param name="isOpen">Whether goods can come on a date, see <see cref="OpenDays"/>; null: always.</param>
    /// <param name="isAfterCutOff">Whether today's cut-off hour has passed.</param>
    public static ProtectionInterval? Coming(
        Sku sku, DateOnly today, Func<DateOnly, bool>? isOpen = null, bool isAfterCutOff = false)
    {
        var wait = Wait(sku, isAfterCutOff);
        return Next(sku, today, wait - 1, isOpen) is { } arrival && Next(sku, today, arrival, isOpen) is { } next
            ? new ProtectionInterval(arrival, next)
            : null;
    }

    /// <summary>On which days goods can come to a store: it is not closed, and suppliers do not rest.</summary>
    /// <param name="calendar">Entries of the kinds closed and no_delivery.</param>
    /// <param name="store">The store.</param>
    public static Func<DateOnly, bool> OpenDays(TradingCalendar calendar, Store store) =>
        date => !calendar.On(store, date).Any(e => e.Kind is CalendarEntry.ClosedKind or NoDeliveryKind);

    /// <summary>The first lead after another on which the SKU can come; null where there is none within four
    /// weeks.</summary>
    /// <param name="sku">Its delivery weekdays.</param>
    /// <param name="today">Lead 0.</param>
    /// <param name="after">A lead, 0 or more.</param>
    /// <param name="isOpen">Whether goods can come on a date; null: always.</param>
    public static int? Next(Sku sku, DateOnly today, int after, Func<DateOnly, bool>? isOpen = null)
    {
        for (var lead = after + 1; lead <= after + DaysLookedAt; lead++)
        {
            if (Comes(sku, today.AddDays(lead), isOpen))
            {
                return lead;
            }
        }

        return null;
    }

    // An order of today cannot serve today: goods come before opening.
    private static int Wait(Sku sku, bool isAfterCutOff) =>
        Math.Max(1, sku.LeadTimeDays ?? 1) + (isAfterCutOff ? 1 : 0);

    private static bool Comes(Sku sku, DateOnly date, Func<DateOnly, bool>? isOpen) =>
        sku.IsDeliveredOn(date) && (isOpen?.Invoke(date) ?? true);
}
