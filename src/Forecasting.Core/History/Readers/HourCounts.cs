namespace Forecasting.Core.History.Readers;

/// <summary>
/// Counts raw orders into hours. On a day with orders of a store, an hour without any counts 0 for each channel that the store
/// has orders of; before the first and after the last hour of all orders given, and on days without orders, nothing is said.
/// </summary>
public sealed class HourCounts
{
    private readonly Dictionary<Domain.SeriesKey, Dictionary<int, Count>> _counts = [];
    private int _firstHour = int.MaxValue;
    private int _lastHour = int.MinValue;

    private readonly record struct Count(int Orders, int? Lines, int? Units)
    {
        public Count With(in RawOrder order) =>
            new(Orders + 1, Sum(Lines, order.Lines), Sum(Units, order.Units));

        private static int? Sum(int? left, int? right) => left is null && right is null ? null : (left ?? 0) + (right ?? 0);
    }

    /// <summary>Counts one order.</summary>
    /// <param name="order">The order; each is given once.</param>
    public void Add(in RawOrder order)
    {
        var hour = (order.Date.DayNumber * 24) + order.Hour;
        _firstHour = Math.Min(_firstHour, hour);
        _lastHour = Math.Max(_lastHour, hour);
        if (!_counts.TryGetValue(order.Key, out var counts))
        {
            _counts[order.Key] = counts = [];
        }

        counts[hour] = counts.GetValueOrDefault(hour).With(order);
    }

    /// <summary>The hours, in order of store, channel and time.</summary>
    public IEnumerable<HourOrders> Hours()
    {
        foreach (var store in _counts.GroupBy(p => p.Key.StoreId).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var days = store.SelectMany(p => p.Value.Keys.Select(hour => hour / 24)).Distinct().Order().ToList();
            foreach (var (key, counts) in store.OrderBy(p => p.Key))
            {
                foreach (var hour in days.SelectMany(CoveredHours))
                {
                    var count = counts.GetValueOrDefault(hour);
                    yield return new HourOrders(
                        key, DateOnly.FromDayNumber(hour / 24), hour % 24, count.Orders, count.Lines, count.Units);
                }
            }
        }
    }

    private IEnumerable<int> CoveredHours(int day) =>
        Enumerable.Range(day * 24, 24).Where(hour => hour >= _firstHour && hour <= _lastHour);
}
