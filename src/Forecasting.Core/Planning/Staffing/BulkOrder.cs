using System.Globalization;
using Forecasting.Core.Domain;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>Announced orders, which touch only their hour and what follows of it until they are due.</summary>
/// <param name="Date">Local date.</param>
/// <param name="Hour">Local hour in which they come, 0-23.</param>
/// <param name="Orders">How many, 0 or more.</param>
public sealed record BulkOrder(DateOnly Date, int Hour, int Orders)
{
    private const int Most = 100_000;

    /// <summary>The bulk orders that are announced to a store for a day, after midnight included.</summary>
    /// <param name="calendar">Entries of kind <see cref="CalendarEntry.GroupOrderKind"/>: the value is the number of
    /// orders, and the name ends in the hour.</param>
    /// <param name="day">The store's day.</param>
    /// <param name="warn">Told of each announcement that cannot be planned, and why; null: nobody.</param>
    public static IReadOnlyList<BulkOrder> On(TradingCalendar calendar, StaffDay day, Action<string>? warn = null)
    {
        var bulk = new List<BulkOrder>();
        foreach (var date in day.Slots.Select(s => s.Date).Append(day.Date).Distinct())
        {
            foreach (var entry in calendar.On(day.Store, date).Where(e => e.Kind == CalendarEntry.GroupOrderKind))
            {
                var order = Read(entry);
                var isOpen = order is not null
                    && day.Slots.Any(s => s.IsOpen && s.Date == date && s.Hour == order.Hour);
                if (isOpen)
                {
                    bulk.Add(order!);
                }
                else if (date == day.Date && (order is null || !IsAfterMidnight(day, order.Hour)))
                {
                    warn?.Invoke(Trouble(day.Store, entry, order is null));
                }
            }
        }

        return bulk;
    }

    /// <summary>How many orders are announced for an hour.</summary>
    /// <param name="bulk">Announced orders.</param>
    /// <param name="date">Local date.</param>
    /// <param name="hour">Local hour, 0-23.</param>
    public static int Announced(IReadOnlyList<BulkOrder> bulk, DateOnly date, int hour) =>
        bulk.Where(b => b.Date == date && b.Hour == hour).Sum(b => b.Orders);

    /// <summary>What an entry of the calendar announces; null where it does not say the hour or a number.</summary>
    /// <param name="entry">An entry.</param>
    public static BulkOrder? Read(CalendarEntry entry)
    {
        var name = entry.Name.AsSpan().TrimEnd('h');
        var digits = name.Length;
        while (digits > 0 && char.IsAsciiDigit(name[digits - 1]))
        {
            digits--;
        }

        return entry.Value is >= 0 and <= Most
            && int.TryParse(name[digits..], NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour < 24
            ? new BulkOrder(entry.Date, hour, (int)Math.Round(entry.Value.Value))
            : null;
    }

    /// <summary>Whether an hour before opening belongs to the day before, which the store closes after
    /// midnight.</summary>
    private static bool IsAfterMidnight(StaffDay day, int hour) =>
        day.Store is { OpenHour: { } open, CloseHour: { } close } && close <= open && hour < close;

    private static string Trouble(Store store, CalendarEntry entry, bool isUnread) => string.Create(
        CultureInfo.InvariantCulture,
        $"calendar: the group_order {entry.Name} of {store.Id} on {entry.Date:yyyy-MM-dd} is not planned: ")
        + (isUnread
            ? $"its name must end in an hour, as group_order_16h, and its value be from 0 to {Most} orders."
            : "the store is not open in that hour.");
}
