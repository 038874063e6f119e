using Forecasting.Core.Domain;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>One slot of a staff day.</summary>
/// <param name="Date">Local date on which it begins; after midnight, the day after the staff day's.</param>
/// <param name="Hour">Local hour, 0-23.</param>
/// <param name="Minute">Local minute, 0-59.</param>
/// <param name="IsOpen">Whether orders may come; false for the slots after closing in which work is finished.</param>
public readonly record struct StaffSlot(DateOnly Date, int Hour, int Minute, bool IsOpen)
{
    /// <summary>Local time at which it begins, HH:mm.</summary>
    public string Time => LocalTime.Text((Hour * 60) + Minute);

    /// <summary>Local time at which it begins.</summary>
    public TimeOnly Clock => new(Hour, Minute);
}

/// <summary>
/// A store's working day in slots of a quarter of an hour: from opening to closing, over midnight where the store
/// closes after it, and on until the last orders are delivered. Slots are elapsed time: a skipped hour has none, a
/// repeated hour has them twice.
/// </summary>
public sealed class StaffDay
{
    /// <summary>Length of a slot.</summary>
    public const int SlotMinutes = 15;

    /// <summary>Slots in an hour.</summary>
    public const int SlotsPerHour = 60 / SlotMinutes;

    private StaffDay(Store store, DateOnly date, IReadOnlyList<StaffSlot> slots)
    {
        Store = store;
        Date = date;
        Slots = slots;
    }

    /// <summary>The store.</summary>
    public Store Store { get; }

    /// <summary>The date on which the day begins.</summary>
    public DateOnly Date { get; }

    /// <summary>All slots in order; none on a closed day.</summary>
    public IReadOnlyList<StaffSlot> Slots { get; }

    /// <summary>Minutes from the first slot to the end of the last.</summary>
    public int Minutes => Slots.Count * SlotMinutes;

    /// <summary>The slots of one day.</summary>
    /// <param name="store">Opening hours and time zone; without opening hours it is open around the clock.</param>
    /// <param name="date">The day on which it opens.</param>
    /// <param name="isClosed">Whether the calendar closes the store: the day then has no slots.</param>
    /// <param name="minutesAfterClosing">Minutes after the last open hour in which work is finished, 0 or more.</param>
    public static StaffDay Of(Store store, DateOnly date, bool isClosed = false, int minutesAfterClosing = 60)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minutesAfterClosing);
        if (isClosed)
        {
            return new StaffDay(store, date, []);
        }

        var open = store.OpenHour ?? 0;
        var close = store.CloseHour ?? 24;
        var hours = close > open ? close - open : close + 24 - open;
        var roundTheClock = store.OpenHour is null || hours >= 24;
        var clock = new StoreClock(store.TimeZoneId);
        var slots = new List<StaffSlot>();
        for (var hour = 0; hour < hours; hour++)
        {
            AddHour(slots, clock, date, open + hour, isOpen: true, SlotsPerHour);
        }

        var left = roundTheClock ? 0 : (minutesAfterClosing + SlotMinutes - 1) / SlotMinutes;
        for (var hour = open + hours; left > 0; hour++, left -= SlotsPerHour)
        {
            AddHour(slots, clock, date, hour, isOpen: false, Math.Min(left, SlotsPerHour));
        }

        return new StaffDay(store, date, slots);
    }

    /// <summary>The instant at which a slot begins.</summary>
    /// <param name="slot">The slot; their number for the end of the day.</param>
    public DateTimeOffset Instant(int slot)
    {
        var first = Slots[0];
        var clock = new StoreClock(Store.TimeZoneId);
        var start = clock.Instant(first.Date, (first.Hour * 60) + first.Minute);

        // A day that begins in the hour that comes twice begins the first time.
        return start.AddMinutes((slot * SlotMinutes) - (clock.RepeatedHour(first.Date) == first.Hour ? 60 : 0));
    }

    /// <summary>The slot at a number of minutes, or the last slot for later ones.</summary>
    /// <param name="minutes">Minutes since the first slot, 0 or more.</param>
    public int SlotAt(double minutes) => Math.Min((int)(minutes / SlotMinutes), Slots.Count - 1);

    /// <summary>The first minute at which the local clock shows a time; null where no slot contains it.</summary>
    /// <param name="date">Local date.</param>
    /// <param name="secondOfDay">Local time, 0-86,399.</param>
    public double? MinuteAt(DateOnly date, int secondOfDay)
    {
        var (hour, minute) = (secondOfDay / 3600, secondOfDay / 60 % 60);
        for (var i = 0; i < Slots.Count; i++)
        {
            var slot = Slots[i];
            if (slot.Date == date && slot.Hour == hour && minute >= slot.Minute && minute < slot.Minute + SlotMinutes)
            {
                return (i * SlotMinutes) + ((secondOfDay % 3600) / 60.0) - slot.Minute;
            }
        }

        return null;
    }

    private static void AddHour(
        List<StaffSlot> slots, StoreClock clock, DateOnly first, int hourFromFirst, bool isOpen, int count)
    {
        var date = first.AddDays(hourFromFirst / 24);
        var hour = hourFromFirst % 24;
        if (clock.SkippedHour(date) == hour)
        {
            return;
        }

        var times = clock.RepeatedHour(date) == hour ? 2 : 1;
        for (var time = 0; time < times; time++)
        {
            for (var i = 0; i < count; i++)
            {
                slots.Add(new StaffSlot(date, hour, i * SlotMinutes, isOpen));
            }
        }
    }
}
