using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Core.Models.Skus;
using Forecasting.Core.Models.Skus.Pooled;
using Forecasting.Core.Planning.Stock;

namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>What a replay of stock is made from.</summary>
/// <param name="Goods">Sales of SKUs, also of the replayed days.</param>
/// <param name="Orders">Orders, also of the replayed days, and the calendar.</param>
/// <param name="Manual">The planners' forecasts of orders.</param>
/// <param name="Wanted">What was wanted, from <see cref="StockReplay.FirstWanted"/> on.</param>
/// <param name="Deliveries">Deliveries, of which those before the replay are used.</param>
public sealed record StockReplayMatter(
    SkuHistory Goods,
    DemandHistory Orders,
    ManualForecasts Manual,
    WantedGoods Wanted,
    IReadOnlyList<StockDelivery> Deliveries);

/// <summary>What a replay of stock is asked for.</summary>
/// <param name="FirstDay">First day that is measured.</param>
/// <param name="Weeks">Weeks that are measured.</param>
/// <param name="RefitWeeks">Weeks from one training of the forecasts to the next.</param>
/// <param name="Seed">Seed of late deliveries.</param>
public sealed record StockReplaySpan(DateOnly FirstDay, int Weeks, int RefitWeeks, long Seed)
{
    /// <summary>Share of walk-in units that customers take from the newest, 0 to 1.</summary>
    public double NewestFirstShare { get; init; }

    /// <summary>Days from one forecast to the next, 1 to 7.</summary>
    public int ForecastDays { get; init; } = 1;
}

/// <summary>What came of the three plans.</summary>
/// <param name="Ours">Days under our plan.</param>
/// <param name="Manual">Days under the plan made by hand.</param>
/// <param name="Oracle">Days under the plan of one who knew the demand.</param>
/// <param name="Predicted">What our plan expected.</param>
/// <param name="OrdersOf">Orders of a store on a day, and their mean lines, of all goods.</param>
/// <param name="TargetMultiple">Our plan aimed at so many times the target, by which the target would have been kept on
/// the weeks before.</param>
/// <param name="Covers">Days of cover that the manual plan has, by store.</param>
public sealed record StockReplayResult(
    IReadOnlyList<StockDay> Ours,
    IReadOnlyList<StockDay> Manual,
    IReadOnlyList<StockDay> Oracle,
    IReadOnlyList<PredictedStock> Predicted,
    IReadOnlyDictionary<(string StoreId, DateOnly Date), (double Orders, double MeanLines)> OrdersOf,
    double TargetMultiple,
    IReadOnlyDictionary<string, ManualStock> Covers);

/// <summary>
/// Replays the goods of stores day by day under our plan, the manual plan and an oracle's. All begin with the same
/// stock, some days before it counts, so that each has its own stock by then.
/// </summary>
/// <param name="matter">What came.</param>
/// <param name="orders">Forecasts the stores' orders by day.</param>
/// <param name="skus">Forecasts the demand for SKUs.</param>
/// <param name="policy">Targets and costs.</param>
public sealed class StockReplay(
    StockReplayMatter matter, IForecaster orders, ISkuForecaster skus, StockPolicy policy)
{
    /// <summary>Days before the first measured one: the longest lead time and review period of most goods.</summary>
    public const int RunInDays = 14;

    private const int ManualDays = 56;

    /// <summary>The first day of which it must be known what was wanted.</summary>
    /// <param name="firstDay">First day that is measured.</param>
    public static DateOnly FirstWanted(DateOnly firstDay) => firstDay.AddDays(-ManualDays - RunInDays);

    /// <summary>Replays.</summary>
    /// <param name="span">Which days.</param>
    /// <param name="passed">Told how many of all days are done, and what is being done.</param>
    /// <param name="cancellation">Stops the work.</param>
    public StockReplayResult Run(
        StockReplaySpan span, Action<int, int, string> passed, CancellationToken cancellation)
    {
        var measured = span.FirstDay.DayNumber - matter.Goods.FirstDay.DayNumber;
        var days = new ReplayedDays(measured - RunInDays, measured, measured + (7 * span.Weeks) - 1);
        var sales = ListedBefore(days.First);
        var stores = StoresOf(sales, span, days);
        var (manual, oracle) = (new IReadOnlyList<StockDay>[stores.Count], new IReadOnlyList<StockDay>[stores.Count]);
        var (covers, done, all) = (new ManualStock[stores.Count], 0, stores.Count + days.Count + ManualDays + RunInDays);
        var planner = Planner(days, 1);
        Parallel.For(0, stores.Count, Parallelism.Options(cancellation), i =>
        {
            var byHand = new ManualReplay(stores[i], matter.Orders.Calendar);
            covers[i] = byHand.JustEnough(
                measured - ManualDays - RunInDays, measured - ManualDays, measured - 1, policy.LostLineShare);
            manual[i] = byHand.Run(covers[i], days.First, days.Measured, days.Last);
            oracle[i] = Oracle(stores[i], planner, days);
            passed(Interlocked.Increment(ref done), all, "the manual plan and the oracle's");
        });
        var multiple = Multiple(stores, sales, days, span, (day, what) => passed(done + day, all, what), cancellation);
        done += ManualDays + RunInDays;
        var ours = Ours(
            stores, sales, multiple, days, span, (day, what) => passed(done + day, all, what), cancellation);
        return new StockReplayResult(
            [.. ours.SelectMany(o => o.Days)],
            [.. manual.SelectMany(m => m)],
            [.. oracle.SelectMany(o => o)],
            [.. ours.SelectMany(o => o.Predicted)],
            OrdersOf(stores, days),
            multiple,
            stores.Zip(covers).ToDictionary(p => p.First.Goods.Store.Id, p => p.Second, StringComparer.Ordinal));
    }

    private sealed record ReplayedDays(int First, int Measured, int Last)
    {
        public int Count => Last - First + 1;
    }

    private PlannedCourse Begin(ReplayedStore store, StoreStockPlanner planner, int firstDay) => new(
        store, planner, firstDay, DeliverySchedule.OpenDays(matter.Orders.Calendar, store.Goods.Store));

    private SkuHistory ListedBefore(int firstDay)
    {
        var goods = matter.Goods;
        return new SkuHistory(
            goods.Skus,
            [.. goods.Stores.Select(s => s.Listed(series => series.FirstDay < firstDay))],
            goods.Promotions, goods.FirstDay, goods.Days);
    }

    private List<ReplayedStore> StoresOf(SkuHistory sales, StockReplaySpan span, ReplayedDays days)
    {
        var lateness = Lateness.Learn(matter.Deliveries, CategoryOf());
        var world = new StockReplayWorld(matter.Deliveries, span.Seed, span.NewestFirstShare);
        var all = new SkuContext(sales) { Orders = matter.Orders };
        var walkIn = SellOutProfile.Learn(all, all.History.Stores);
        return
        [
            .. sales.Stores.Where(s => s.Series.Count > 0).Select(s => new ReplayedStore(
                StoreGoods.Of(s, matter.Wanted, Math.Max(0, days.Measured - ManualDays), days.Measured),
                new SellingHours(all, s, walkIn),
                new StoreOrders(s, matter.Orders, matter.Manual, days.Measured - ManualDays - RunInDays - 1,
                    days.Last),
                category => lateness.TryGetValue(category, out var own) ? own : lateness[""],
                world)),
        ];
    }

    private StoreStockPlanner Planner(ReplayedDays days, double multiple)
    {
        var before = new Origin(matter.Goods.FirstDay.AddDays(days.First - 1));
        var known = matter.Deliveries.Where(d => d.DeliveredOn <= before.LastDay);
        return new StoreStockPlanner(
            policy with { LostLineShare = multiple * policy.LostLineShare }, new StockBook([], [], before), Lateness.Learn(known, CategoryOf()), matter.Orders.Calendar,
            StockLimits.None)
        {
            ExpectedDays = 0,
        };
    }

    private Func<string, string> CategoryOf()
    {
        var categories = matter.Goods.Skus.ToDictionary(s => s.Id, s => s.Category, StringComparer.Ordinal);
        return sku => categories.GetValueOrDefault(sku, "");
    }

    private List<StockDay> Oracle(ReplayedStore store, StoreStockPlanner planner, ReplayedDays days)
    {
        var course = Begin(store, planner, days.First);
        for (var day = days.First; day <= days.Last; day++)
        {
            course.Pass(day, day >= days.Measured, null);
            var known = store.Goods.Sales.UpTo(new Origin(store.Goods.Sales.FirstDay.AddDays(day)));
            course.Order(day, known, OracleDemand.From(store.Goods, day, course.Horizon(day)), _ => false);
        }

        return course.Days;
    }

    // Plans with several targets over the weeks before, from what was known a day before them.
    private double Multiple(
        List<ReplayedStore> stores, SkuHistory sales, ReplayedDays days, StockReplaySpan span, Action<int, string> passed,
        CancellationToken cancellation)
    {
        var before = new ReplayedDays(days.Measured - ManualDays - RunInDays, days.Measured - ManualDays,
            days.Measured - 1);
        var forecasts = new EveningForecasts(orders, skus, matter.Orders, span.ForecastDays);
        PlannedCourse[][] courses =
        [
            .. TargetTrial.Multiples.Select(m => Planner(before, m))
                .Select(planner => stores.Select(s => Begin(s, planner, before.First)).ToArray()),
        ];
        for (var day = before.First; day <= before.Last; day++)
        {
            passed(day - before.First, "our target on the weeks before");
            var known = sales.UpTo(new Origin(sales.FirstDay.AddDays(day)));
            forecasts.Learn(known, false, cancellation);
            Parallel.For(0, stores.Count, Parallelism.Options(cancellation), i =>
            {
                var ahead = forecasts.Of(stores[i].Goods.Store.Id, courses[0][i].Horizon(day));
                foreach (var course in courses)
                {
                    course[i].Pass(day, day >= before.Measured, null);
                    course[i].Order(day, known.Store(stores[i].Goods.Store.Id), ahead, _ => false);
                }
            });
        }

        return TargetTrial.Multiple(
            [
                .. courses.Select(tried => tried.SelectMany(c => c.Days).ToList())
                    .Select(all => all.Sum(d => (double)d.LostLines) / Math.Max(1, all.Sum(d => (long)d.Lines))),
            ],
            policy.LostLineShare);
    }

    private PlannedCourse[] Ours(
        List<ReplayedStore> stores,
        SkuHistory sales,
        double multiple,
        ReplayedDays days,
        StockReplaySpan span,
        Action<int, string> passed,
        CancellationToken cancellation)
    {
        var ledger = new SalesLedger(sales, days.First);
        var planner = Planner(days, multiple);
        PlannedCourse[] courses = [.. stores.Select(s => Begin(s, planner, days.First))];
        var (firstDate, lastDate) = (sales.FirstDay.AddDays(days.Measured), sales.FirstDay.AddDays(days.Last));
        var forecasts = new EveningForecasts(orders, skus, matter.Orders, span.ForecastDays);
        for (var day = days.First; day <= days.Last; day++)
        {
            passed(day - days.First, "our plan");
            Parallel.For(0, courses.Length, Parallelism.Options(cancellation), i => courses[i].Pass(
                day, day >= days.Measured,
                (sku, row) => ledger.Write(stores[i].Goods.Store.Id, sku, day, row)));
            var known = ledger.UpTo(new Origin(sales.FirstDay.AddDays(day)));
            forecasts.Learn(known, (day - days.Measured + 1) % (7 * span.RefitWeeks) == 0, cancellation);
            Parallel.For(0, courses.Length, Parallelism.Options(cancellation), i => courses[i].Order(
                day, known.Store(stores[i].Goods.Store.Id),
                forecasts.Of(stores[i].Goods.Store.Id, courses[i].Horizon(day)),
                date => date >= firstDate && date <= lastDate));
        }

        return courses;
    }

    private Dictionary<(string, DateOnly), (double, double)> OrdersOf(List<ReplayedStore> stores, ReplayedDays days)
    {
        var orders = new Dictionary<(string, DateOnly), (double, double)>();
        foreach (var store in stores)
        {
            for (var day = days.Measured; day <= days.Last; day++)
            {
                var (id, date) = (store.Goods.Store.Id, store.Goods.Sales.FirstDay.AddDays(day));
                orders[(id, date)] = (store.Orders.Came(day), matter.Wanted.LinesPerOrder(id, date));
            }
        }

        return orders;
    }
}
