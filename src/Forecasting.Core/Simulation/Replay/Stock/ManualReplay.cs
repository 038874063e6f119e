using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Planning.Stock;

namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>Replays a store's goods as its planners would order them.</summary>
/// <param name="store">The store.</param>
/// <param name="calendar">Closed days, and those without delivery.</param>
internal sealed class ManualReplay(ReplayedStore store, TradingCalendar calendar)
{
    private readonly Func<DateOnly, bool> _isOpen = DeliverySchedule.OpenDays(calendar, store.Goods.Store);

    /// <summary>What came under a plan.</summary>
    /// <param name="manual">The plan.</param>
    /// <param name="firstDay">Day index on which it begins.</param>
    /// <param name="measuredFrom">Day index from which it counts: before it lies the run-in.</param>
    /// <param name="lastDay">Last day index.</param>
    internal IReadOnlyList<StockDay> Run(ManualStock manual, int firstDay, int measuredFrom, int lastDay) =>
        Run(manual, firstDay, measuredFrom, lastDay, (_, _, _) => { });

    /// <summary>The covers that would just have met a target on some days.</summary>
    internal ManualStock JustEnough(int firstDay, int measuredFrom, int lastDay, double target) =>
        ManualStock.JustEnough(
            manual =>
            {
                var (lost, lines) = (new double[ManualStock.Groups.Count], new double[ManualStock.Groups.Count]);
                Run(manual, firstDay, measuredFrom, lastDay, (sku, day, row) =>
                {
                    var (group, wanted) = (ManualStock.Group(store.Goods, sku), store.Goods.On(sku, day).Lines);
                    var counts = day >= measuredFrom;
                    lines[group] += counts ? wanted : 0;
                    lost[group] += counts ? wanted - row.Lines : 0;
                });
                return [.. lost.Zip(lines, (l, all) => l / Math.Max(1, all))];
            },
            target);

    private List<StockDay> Run(
        ManualStock manual, int firstDay, int measuredFrom, int lastDay, Action<int, int, SkuDay> sold)
    {
        var course = store.Begin(firstDay);
        var demand = new ManualDemand(store.Goods, store.Orders, firstDay);
        var days = new List<StockDay>();
        for (var day = firstDay; day <= lastDay; day++)
        {
            var today = day;
            course.Pass(day, (sku, row) =>
            {
                demand.Learn(sku, today, row.AllUnits);
                sold(sku, today, row);
            });
            demand.Close(day);
            days.AddRange(day >= measuredFrom ? course.Today : []);
            var date = store.Goods.Sales.FirstDay.AddDays(day);
            for (var sku = 0; sku < store.Goods.Count; sku++)
            {
                if (DeliverySchedule.Of(store.Goods.Sku(sku), date, _isOpen) is { } interval)
                {
                    var position = course.Position(sku, day, interval);
                    course.Order(sku, day, day + interval.ArrivalLead,
                        manual.Units(store.Goods, sku, interval, demand, position));
                }
            }
        }

        return days;
    }
}
