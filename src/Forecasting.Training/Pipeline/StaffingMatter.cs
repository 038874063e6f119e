using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Core.Planning.Staffing;
using Forecasting.Core.Simulation.Replay;

namespace Forecasting.Training.Pipeline;

/// <summary>What staffing is planned and replayed from: a history, single orders, and forecasts of hours.</summary>
internal sealed class StaffingMatter
{
    private const int WeeksOfShares = 4;

    private readonly DemandHistory _history;
    private readonly ManualForecasts _manual;
    private readonly HandledOrders _handled;
    private readonly Dictionary<string, DeliveryPromise> _promises;

    public StaffingMatter(DemandHistory history, ManualForecasts manual, HandledOrders handled)
    {
        (_history, _manual, _handled) = (history, manual, handled);
        _promises = history.Channels.ToDictionary(c => c.Id, c => c.Promise);
    }

    /// <summary>How a store handles orders, from those up to an origin.</summary>
    public StoreHandling Handling(Store store, Origin origin) => StoreHandling.Learn(
        [.. OrdersOf(store.Id).Where(o => o.Date <= origin.LastDay)], PickWorkload.Of(store));

    /// <summary>Forecasts of hours for the seven days after an origin, by store.</summary>
    public static ILookup<string, ForecastDistribution> Expected(
        IFittedModel model, DemandHistory known, int days) =>
        model.Forecast(known, new Horizon(days)).ToLookup(f => f.Key.StoreId);

    /// <summary>A store's demand by channel from its forecasts.</summary>
    public IReadOnlyList<ChannelDemand> Demand(IEnumerable<ForecastDistribution> forecasts) =>
        [.. forecasts.Select(f => new ChannelDemand(_promises.GetValueOrDefault(f.Key.ChannelId), f))];

    /// <summary>A day of a store as it came; null on closed days and days without orders.</summary>
    public ReplayDay? Day(
        Store store, DateOnly date, Origin origin, StoreHandling handling, IEnumerable<ForecastDistribution> forecasts)
    {
        var day = StaffDay.Of(store, date, _history.Calendar.IsClosed(store, date));
        List<WorkOrder> orders =
        [
            .. OrdersOf(store.Id).Where(o => o.Date >= date && o.Date <= date.AddDays(1))
                .Select(o => handling.Work(o, day)).OfType<WorkOrder>(),
        ];
        if (day.Slots.Count == 0 || orders.Count == 0)
        {
            return null;
        }

        var series = _history.Hourly.Where(s => s.Key.StoreId == store.Id).ToList();
        return new ReplayDay(
            day,
            orders,
            Demand(forecasts),
            Demand(series.Select(s => CameOn(s, date))),
            ManualOrders(store.Id, date, series, origin),
            HourShares(series, origin))
        {
            Bulk = BulkOrder.On(_history.Calendar, day),
        };
    }

    private IReadOnlyList<HandledOrder> OrdersOf(string storeId) =>
        _handled.ByStore.TryGetValue(storeId, out var orders) ? orders : [];

    private ForecastDistribution CameOn(Series series, DateOnly date)
    {
        var values = new float[48];
        for (var step = 0; step < values.Length; step++)
        {
            var at = (_history.DayIndex(date) * 24) + step;
            var orders = at < series.Values.Length ? series.Values[at] : 0;
            values[step] = double.IsNaN(orders) ? 0 : (float)orders;
        }

        return new ForecastDistribution(series.Key, new Origin(date.AddDays(-1)), Grain.Hourly, 1, values);
    }

    /// <summary>What the planner expected; without a planner the stand-in, the mean of the last four such
    /// weekdays.</summary>
    private double ManualOrders(string storeId, DateOnly date, List<Series> series, Origin origin)
    {
        var stood = _manual.At(storeId, date, Math.Max(1, origin.LeadDays(date)));
        if (double.IsFinite(stood))
        {
            return stood;
        }

        var totals = new List<double>();
        var day = date.AddDays(-7);
        for (; totals.Count < WeeksOfShares && day >= _history.FirstDay; day = day.AddDays(-7))
        {
            var total = day <= origin.LastDay ? DayTotal(series, day) : 0;
            if (total > 0)
            {
                totals.Add(total);
            }
        }

        return totals.DefaultIfEmpty(0).Average();
    }

    private double[] HourShares(List<Series> series, Origin origin)
    {
        var shares = new double[24];
        for (var back = 0; back < 7 * WeeksOfShares; back++)
        {
            var date = origin.LastDay.AddDays(-back);
            foreach (var one in date >= _history.FirstDay ? series : [])
            {
                var hours = one.Day(_history.DayIndex(date));
                for (var hour = 0; hour < 24; hour++)
                {
                    shares[hour] += double.IsNaN(hours[hour]) ? 0 : hours[hour];
                }
            }
        }

        var total = shares.Sum();
        return total > 0 ? [.. shares.Select(s => s / total)] : shares;
    }

    private double DayTotal(List<Series> series, DateOnly date)
    {
        double total = 0;
        foreach (var one in series)
        {
            foreach (var orders in one.Day(_history.DayIndex(date)))
            {
                total += double.IsNaN(orders) ? 0 : orders;
            }
        }

        return total;
    }
}
