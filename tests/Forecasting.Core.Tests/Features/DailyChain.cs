using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Tests.Features;

/// <summary>Small chains of daily orders for the tests of features. Day 0 is Monday 2022-01-03.</summary>
internal static class DailyChain
{
    public const int RichDays = 860;

    public static readonly DateOnly Monday = new(2022, 1, 3);

    /// <summary>A history of any stores and entries; every store has one series.</summary>
    /// <param name="stores">Each id once.</param>
    /// <param name="entries">Calendar entries.</param>
    /// <param name="days">Days on the axis.</param>
    /// <param name="orders">Orders by store and day; NaN = no row.</param>
    public static DemandHistory Make(
        IReadOnlyList<Store> stores, IEnumerable<CalendarEntry> entries, int days, Func<int, int, double> orders) =>
        Make(stores, new TradingCalendar(entries), days, orders);

    public static DemandHistory Make(
        IReadOnlyList<Store> stores, TradingCalendar calendar, int days, Func<int, int, double> orders) => new(
        stores,
        [new Channel { Id = Channel.AllId }],
        calendar,
        [],
        Monday,
        days,
        [.. stores.Select((s, i) => new Series(
            new SeriesKey(s.Id, Channel.AllId), Grain.Daily, Monday,
            [.. Enumerable.Range(0, days).Select(d => orders(i, d))]))],
        []);

    public static CalendarEntry Entry(
        int day, string kind, string name = "", string storeId = "", string region = "") =>
        new() { Date = Monday.AddDays(day), Kind = kind, Name = name, StoreId = storeId, Region = region };

    public static IEnumerable<CalendarEntry> Entries(string kind, IEnumerable<int> days) =>
        days.Select(d => Entry(d, kind));

    /// <summary>
    /// Over two years of three stores with growth, seasons, noise, promotions, festivals, closings, gaps and a late
    /// opening.
    /// </summary>
    /// <param name="change">May replace a value: (store, day, orders).</param>
    public static DemandHistory Rich(Func<int, int, double, double>? change = null)
    {
        Store[] stores =
        [
            new() { Id = "a", Region = "north", Attributes = Words(("size", "3"), ("format", "city")) },
            new() { Id = "b", Region = "north", Attributes = Words(("size", "7")) },
            new() { Id = "c", Region = "south" },
        ];
        List<CalendarEntry> entries =
        [
            .. Entries("promotion", Enumerable.Range(0, RichDays + 70).Where(d => d / 7 % 3 == 0)),
            .. Enumerable.Range(0, 10).Select(k => Entry(30 + (k * 91), "festival", k % 2 == 0 ? "spring" : "autumn")),
            .. Enumerable.Range(0, 10).Select(k => Entry(31 + (k * 91), CalendarEntry.ClosedKind)),
        ];
        return Make(stores, entries, RichDays, (store, day) =>
        {
            var wave = Math.Sin((day * 1.7) + (store * 2.1)) + Math.Sin(day * day * 0.37);
            var level = 200 * (store + 1) * Math.Exp((0.001 * day) + (0.1 * Math.Sin(day / 58.0)) + (0.1 * wave));
            var orders = day % 91 == 31 ? 0 : Math.Round(level * (day % 7 >= 5 ? 1.3 : 1) * (day % 91 == 30 ? 1.8 : 1));
            orders = (store == 2 && day < 300) || (store == 1 && day % 97 is 5 or 6) ? double.NaN : orders;
            return change is null ? orders : change(store, day, orders);
        });
    }

    private static Dictionary<string, string> Words(params (string Name, string Word)[] attributes) =>
        attributes.ToDictionary(a => a.Name, a => a.Word);
}
