using Forecasting.Core.Domain;

namespace Forecasting.Core.History.Readers;

/// <summary>
/// Counts raw orders into hours. On a day with orders of a store, an hour without any counts 0 for each channel that
/// the store has orders of, from that channel's first day in the store on, so that a new channel is not taken for one
/// without demand; before the first and after the last hour of all orders given, and on days without orders, nothing is
/// said: there the orders are unknown.
/// </summary>
public sealed class HourCounts
{
    private readonly Dictionary<SeriesKey, Dictionary<int, Count>> _counts = [];
    private readonly Dictionary<string, HashSet<int>> _days = new(StringComparer.Ordinal);
    private readonly Dictionary<SeriesKey, int> _begun = [];
    private int _firstHour = int.MaxValue;
    private int _lastHour = int.MinValue;

    /// <summary>Counts one order.</summary>
    /// <param name="order">The order; each is given once.</param>
    public void Add(in RawOrder order)
    {
        Cover(order);
        Add(new HourOrders(order.Key, order.Date, order.Hour, 1, order.Lines, order.Units));
    }

    /// <summary>The hours, in order of store, channel and time.</summary>
    public IEnumerable<HourOrders> Hours()
    {
        foreach (var (key, counts) in _counts.OrderBy(p => p.Key))
        {
            var first = Math.Min(
                _begun.GetValueOrDefault(key, int.MaxValue), counts.Count > 0 ? counts.Keys.Min() / 24 : int.MaxValue);
            var covered = (_days.GetValueOrDefault(key.StoreId) ?? []).Where(day => day >= first)
                .SelectMany(CoveredHours);
            foreach (var hour in counts.Keys.Union(covered).Order())
            {
                var count = counts.GetValueOrDefault(hour);
                yield return new HourOrders(
                    key, DateOnly.FromDayNumber(hour / 24), hour % 24, count.Orders, count.Lines, count.Units);
            }
        }
    }

    /// <summary>The series that orders were given of.</summary>
    internal IEnumerable<SeriesKey> Keys => _counts.Keys;

    /// <summary>Says that a series has been known since a day, earlier than its first order given here.</summary>
    /// <param name="key">Store and channel.</param>
    /// <param name="day">Its first known day.</param>
    internal void Begin(SeriesKey key, DateOnly day) => _begun[key] = day.DayNumber;

    /// <summary>Says that an order came in an hour, without counting it.</summary>
    /// <param name="order">The order.</param>
    internal void Cover(in RawOrder order)
    {
        var hour = (order.Date.DayNumber * 24) + order.Hour;
        _firstHour = Math.Min(_firstHour, hour);
        _lastHour = Math.Max(_lastHour, hour);
        CountsOf(order.Key);
        if (!_days.TryGetValue(order.Key.StoreId, out var days))
        {
            _days[order.Key.StoreId] = days = [];
        }

        days.Add(order.Date.DayNumber);
    }

    /// <summary>Adds orders that are counted already; 0 orders make the hour known.</summary>
    /// <param name="hour">The hour and its orders.</param>
    internal void Add(in HourOrders hour)
    {
        var counts = CountsOf(hour.Key);
        var number = (hour.Date.DayNumber * 24) + hour.Hour;
        counts[number] = counts.GetValueOrDefault(number).With(hour);
    }

    private Dictionary<int, Count> CountsOf(SeriesKey key)
    {
        if (!_counts.TryGetValue(key, out var counts))
        {
            _counts[key] = counts = [];
        }

        return counts;
    }

    private IEnumerable<int> CoveredHours(int day) =>
        Enumerable.Range(day * 24, 24).Where(hour => hour >= _firstHour && hour <= _lastHour);

    private readonly record struct Count(int Orders, int? Lines, int? Units)
    {
        public Count With(in HourOrders more) =>
            new(Orders + more.Orders, Sum(Lines, more.Lines), Sum(Units, more.Units));

        private static int? Sum(int? left, int? right) =>
            left is null && right is null ? null : (left ?? 0) + (right ?? 0);
    }
}
