using Forecasting.Core.History;

namespace Forecasting.Core.Models.Skus.Pooled;

/// <summary>
/// How busy a store was by day, in lines sold of the followed SKUs: its orders where they are known, and its lines
/// where they are not, so that a file of orders that covers the last weeks only still helps.
/// </summary>
internal sealed class StoreTraffic
{
    private const int ProfileDays = 56;
    private const int LevelDays = 28;
    private const int FewestCommonDays = 28;
    private readonly double[] _sums;
    private readonly int[] _known;
    private readonly double[] _traffic;
    private readonly double _linesPerOrder;
    private readonly float[]? _ahead;

    internal StoreTraffic(SkuContext context, StoreSkus store)
    {
        _traffic = Lines(store);
        _linesPerOrder = TakeOrders(context, store);
        _sums = new double[store.Days + 1];
        _known = new int[store.Days + 1];
        for (var day = 0; day < store.Days; day++)
        {
            var isKnown = !double.IsNaN(_traffic[day]);
            _sums[day + 1] = _sums[day] + (isKnown ? _traffic[day] : 0);
            _known[day + 1] = _known[day] + (isKnown ? 1 : 0);
        }

        if (!double.IsNaN(_linesPerOrder) && context.OrderForecasts.TryGetValue(store.Store.Id, out var orders))
        {
            _ahead = new float[orders.Days];
            for (var lead = 0; lead < orders.Days; lead++)
            {
                _ahead[lead] = (float)(orders.Mean(lead) * _linesPerOrder);
            }
        }
    }

    /// <summary>Traffic of a day over that of an ordinary day of the last four weeks before <paramref name="end"/>: as
    /// it came or as the orders are forecast; where neither is known, as the weekday's.</summary>
    internal double Ratio(int end, int target, bool isOrdersKnown)
    {
        var level = Mean(end, LevelDays);
        if (!(level > 0))
        {
            return 1;
        }

        var traffic = target >= _traffic.Length
            ? _ahead is null || target - _traffic.Length >= _ahead.Length ? double.NaN
                : _ahead[target - _traffic.Length]
            : isOrdersKnown ? _traffic[target] : double.NaN;
        traffic = double.IsNaN(traffic) ? WeekdayMean(end, target) : traffic;
        return double.IsNaN(traffic) ? 1 : Math.Clamp(traffic / level, 0.1, 10);
    }

    /// <summary>Whether the orders ahead are forecast, so that training may look at those that came.</summary>
    internal bool HasOrderForecast => _ahead is not null;

    /// <summary>Mean of the known days of a stretch over that of a longer one; 1 where it is not known.</summary>
    internal double Trend(int end, int days, int longer)
    {
        var trend = Mean(end, days) / Mean(end, longer);
        return double.IsFinite(trend) && trend > 0 ? trend : 1;
    }

    private double Mean(int end, int days)
    {
        var first = Math.Max(0, end - days);
        var known = _known[end] - _known[first];
        return known > 0 ? (_sums[end] - _sums[first]) / known : double.NaN;
    }

    private double WeekdayMean(int end, int target)
    {
        double sum = 0;
        var known = 0;
        for (var day = target - (7 * ((target - end + 7) / 7)); day >= Math.Max(0, end - ProfileDays); day -= 7)
        {
            if (!double.IsNaN(_traffic[day]))
            {
                sum += _traffic[day];
                known++;
            }
        }

        return known > 0 ? sum / known * Mean(end, LevelDays) / Mean(end, ProfileDays) : double.NaN;
    }

    private static double[] Lines(StoreSkus store)
    {
        var lines = new double[store.Days];
        for (var day = 0; day < store.Days; day++)
        {
            lines[day] = store.IsTraded(day) ? 0 : double.NaN;
        }

        foreach (var series in store.Series)
        {
            for (var day = series.FirstDay; day < store.Days; day++)
            {
                lines[day] += series.Lines(day);
            }
        }

        return lines;
    }

    private double TakeOrders(SkuContext context, StoreSkus store)
    {
        if (context.Orders is not { } history)
        {
            return double.NaN;
        }

        var shift = store.FirstDay.DayNumber - history.FirstDay.DayNumber;
        var orders = new double[store.Days];
        Array.Fill(orders, double.NaN);
        foreach (var series in history.Daily.Where(s => s.Key.StoreId == store.Store.Id))
        {
            for (var day = 0; day < store.Days; day++)
            {
                var at = day + shift;
                if (at >= 0 && at < history.Days && !double.IsNaN(series.Values[at]))
                {
                    orders[day] = (double.IsNaN(orders[day]) ? 0 : orders[day]) + series.Values[at];
                }
            }
        }

        return Fill(orders);
    }

    private double Fill(double[] orders)
    {
        double lines = 0, known = 0;
        var common = 0;
        for (var day = Math.Max(0, orders.Length - 182); day < orders.Length; day++)
        {
            if (!double.IsNaN(orders[day]) && !double.IsNaN(_traffic[day]))
            {
                lines += _traffic[day];
                known += orders[day];
                common++;
            }
        }

        if (common < FewestCommonDays || !(known > 0) || !(lines > 0))
        {
            return double.NaN;
        }

        for (var day = 0; day < orders.Length; day++)
        {
            _traffic[day] = double.IsNaN(orders[day]) || double.IsNaN(_traffic[day])
                ? _traffic[day]
                : orders[day] * lines / known;
        }

        return lines / known;
    }
}
