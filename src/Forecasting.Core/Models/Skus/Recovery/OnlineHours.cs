using Forecasting.Core.History;

namespace Forecasting.Core.Models.Skus.Recovery;

/// <summary>Which share of a store's online orders of a day comes before a time of day.</summary>
internal sealed class OnlineHours
{
    // A day with fewer orders is as likely to be like the store's mean day as like itself.
    private const double PriorOrders = 30;
    private readonly double[] _until;

    private OnlineHours(double[] until, int close) => (_until, Close) = (until, close);

    /// <summary>The hour at which the store closes.</summary>
    internal int Close { get; }

    /// <summary>Share of a day's online orders before a time, 0 to 1.</summary>
    internal double Until(int day, double hour)
    {
        var low = (int)Math.Clamp(Math.Floor(hour), 0, 23);
        var at = (day * 25) + low;
        return _until[at] + ((_until[at + 1] - _until[at]) * Math.Clamp(hour - low, 0, 1));
    }

    /// <summary>Adds up a store's hourly orders of all channels; null where there are none, or it is not known when the
    /// store closes, or it closes after midnight.</summary>
    internal static OnlineHours? Of(SkuContext context, StoreSkus store)
    {
        if (context.Orders is not { } history || store.Store.CloseHour is not { } close
            || close <= (store.Store.OpenHour ?? 0))
        {
            return null;
        }

        var shift = store.FirstDay.DayNumber - history.FirstDay.DayNumber;
        var orders = new double[store.Days * 24];
        foreach (var series in history.Hourly.Where(s => s.Key.StoreId == store.Store.Id))
        {
            for (var step = 0; step < orders.Length; step++)
            {
                var at = step + (shift * 24);
                var value = at >= 0 && at < history.Days * 24 ? series.Values[at] : double.NaN;
                orders[step] += double.IsNaN(value) ? 0 : value;
            }
        }

        var total = orders.Sum();
        if (!(total > 0))
        {
            return null;
        }

        var mean = new double[24];
        for (var step = 0; step < orders.Length; step++)
        {
            mean[step % 24] += orders[step] / total;
        }

        var until = new double[store.Days * 25];
        for (var day = 0; day < store.Days; day++)
        {
            double sum = 0, all = PriorOrders;
            for (var hour = 0; hour < 24; hour++)
            {
                all += orders[(day * 24) + hour];
            }

            for (var hour = 0; hour < 24; hour++)
            {
                sum += (orders[(day * 24) + hour] + (PriorOrders * mean[hour])) / all;
                until[(day * 25) + hour + 1] = sum;
            }
        }

        return new OnlineHours(until, close);
    }
}
