using System.Globalization;

namespace Forecasting.Core.Simulation;

/// <summary>
/// A bulk order that a neighbourhood announces ahead: its day, its hour and about how many orders it will be.
/// </summary>
/// <param name="StoreId">The store it is placed with.</param>
/// <param name="Day">Day index.</param>
/// <param name="Hour">The announced hour, 0-23.</param>
/// <param name="Announced">Orders announced.</param>
public sealed record GroupOrder(string StoreId, int Day, int Hour, int Announced)
{
    /// <summary>The channel whose orders they are.</summary>
    public const string ChannelId = "group";

    private static readonly int[] Slots = [10, 12, 16, 19];

    /// <summary>Name in calendar.csv: it says the hour.</summary>
    public string CalendarName => string.Create(CultureInfo.InvariantCulture, $"group_order_{Hour:00}h");

    /// <summary>
    /// Draws the announcements of a store: about every third week once group buying has settled, each for 3 to 9 % of
    /// an ordinary day's orders.
    /// </summary>
    /// <param name="settings">The chain's settings.</param>
    /// <param name="store">The store.</param>
    public static IReadOnlyList<GroupOrder> Draw(SimulationSettings settings, SimulatedStore store)
    {
        var port = store.Ports.FirstOrDefault(p => p.Channel.Id == ChannelId);
        var stream = new RandomStream(settings.Seed, "group orders", store.Number);
        var first = port is null ? settings.AllDays : (int)(settings.Days * port.StartsAt) + 30;
        List<GroupOrder> orders = [];
        for (var day = first + stream.Whole(0, 20); day < settings.AllDays; day += stream.Whole(12, 32))
        {
            var size = store.OrdersPerDay.Sum() * stream.Between(0.03, 0.09);
            var hour = Slots[stream.Whole(0, Slots.Length - 1)];
            if (day > store.OpeningDay + 60 && !store.IsRefurbished(day) && !store.IsClosedForGood(day))
            {
                orders.Add(new GroupOrder(store.Store.Id, day, hour, Math.Max(10, (int)Math.Round(size / 5) * 5)));
            }
        }

        return orders;
    }
}
