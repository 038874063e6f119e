using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Core.Models.Skus;
using Forecasting.Core.Models.Skus.Recovery;
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

    /// <summary>Part of the lines that may be lost which our plan keeps back for what the weeks before do not show, 0
    /// to below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public double Reserve
    {
        get;
        init => field = value is >= 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A reserve is 0 or more, and below 1.");
    } = 0.15;

    /// <summary>Days from one forecast to the next, 1 to 7.</summary>
    public int ForecastDays { get; init; } = 1;
}

/// <summary>What came of the three plans.</summary>
/// <param name="Ours">Days under our plan.</param>
/// <param name="Manual">Days under the plan made by hand.</param>
/// <param name="Oracle">Days under the plan of one who knew the demand.</param>
/// <param name="Predicted">What our plan expected.</param>
/// <param name="OrdersOf">Orders of a store on a day, and their mean lines, of all goods.</param>
/// <param name="Trial">What our plan had to aim at, and what its predictions are worth, by the weeks before.</param>
/// <param name="Covers">Days of cover that the manual plan has, by store.</param>
public sealed record StockReplayResult(
    IReadOnlyList<StockDay> Ours,
    IReadOnlyList<StockDay> Manual,
    IReadOnlyList<StockDay> Oracle,
    IReadOnlyList<PredictedStock> Predicted,
    IReadOnlyDictionary<(string StoreId, DateOnly Date), (double Orders, double MeanLines)> OrdersOf,
    TargetTrial Trial,
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

    // SKUs in stores on which targets are tried.
    private const int MostTried = 6_000;

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
        var world = new StockReplayWorld(matter.Deliveries, span.Seed, span.NewestFirstShare);
        var stores = StoresOf(sales, world, days);
        var (manual, oracle) = (new IReadOnlyList<StockDay>[stores.Count], new IReadOnlyList<StockDay>[stores.Count]);
        var covers = new ManualStock[stores.Count];
        var (done, all) = (0, stores.Count + days.Count + ManualDays + RunInDays);
        var planner = Planners(days, [1])[0];
        Parallel.For(0, stores.Count, Parallelism.Options(cancellation), i =>
        {
            var byHand = new ManualReplay(stores[i], matter.Orders.Calendar);
            covers[i] = byHand.JustEnough(
                measured - ManualDays - RunInDays, measured - ManualDays, measured - 1, policy.LostLineShare);
            manual[i] = byHand.Run(covers[i], days.First, days.Measured, days.Last);
            oracle[i] = Oracle(stores[i], planner, days);
            passed(Interlocked.Increment(ref done), all, "the manual plan and the oracle's");
        });
        var planned = new PlannedReplay(orders, skus, matter.Orders, span);
        var trial = Trial(
            planned, (1 - span.Reserve) * policy.LostLineShare, world, days.Before(ManualDays),
            day => passed(done + day, all, "our target on the weeks before"), cancellation);
        done += ManualDays + RunInDays;
        var ours = planned.Run(
            stores, sales, Planners(days, [trial.Multiple])[0], days, day => passed(done + day, all, "our plan"),
            cancellation);
        return new StockReplayResult(
            [.. ours.SelectMany(o => o.Days)],
            [.. manual.SelectMany(m => m)],
            [.. oracle.SelectMany(o => o)],
            [.. ours.SelectMany(o => o.Predicted)],
            OrdersOf(stores, days),
            trial,
            stores.Zip(covers).ToDictionary(p => p.First.Goods.Store.Id, p => p.Second, StringComparer.Ordinal));
    }

    private SkuHistory ListedBefore(int firstDay) => Listed(matter.Goods, (_, series) => series.FirstDay < firstDay);

    private static SkuHistory Listed(SkuHistory goods, Func<int, SkuSeries, bool> isWanted) => new(
        goods.Skus, [.. goods.Stores.Select((s, i) => s.Listed(series => isWanted(i, series)))], goods.Promotions,
        goods.FirstDay, goods.Days);

    private List<ReplayedStore> StoresOf(SkuHistory sales, StockReplayWorld world, ReplayedDays days)
    {
        var lateness = Lateness.Learn(matter.Deliveries, matter.Goods.Skus);
        var all = new SkuContext(sales) { Orders = matter.Orders };
        var walkIn = SellOutProfile.Learn(all, all.History.Stores);
        return
        [
            .. sales.Stores.Where(s => s.Series.Count > 0 && IsOpen(s, days)).Select(s => new ReplayedStore(
                StoreGoods.Of(s, matter.Wanted, Math.Max(0, days.Measured - ManualDays), days.Measured),
                new SellingHours(all, s, walkIn),
                new StoreOrders(s, matter.Orders, matter.Manual, days.Measured - ManualDays - RunInDays - 1,
                    days.Last),
                category => lateness.TryGetValue(category, out var own) ? own : lateness[""],
                world)),
        ];
    }

    // Stores that have closed for good are left out.
    private bool IsOpen(StoreSkus store, ReplayedDays days) =>
        Enumerable.Range(days.Measured, days.Last - days.Measured).Any(
            day => !matter.Orders.Calendar.IsClosed(store.Store, store.FirstDay.AddDays(day)));

    // [multiple of the target].
    private StoreStockPlanner[] Planners(ReplayedDays days, IReadOnlyList<double> multiples)
    {
        var before = new Origin(matter.Goods.FirstDay.AddDays(days.First - 1));
        var lateness = Lateness.Learn(
            matter.Deliveries.Where(d => d.DeliveredOn <= before.LastDay), matter.Goods.Skus);
        return
        [
            .. multiples.Select(multiple => new StoreStockPlanner(
                policy with { LostLineShare = multiple * policy.LostLineShare }, new StockBook([], [], before),
                lateness, matter.Orders.Calendar, StockLimits.None)
            {
                ExpectedDays = 0,
            }),
        ];
    }

    private List<StockDay> Oracle(ReplayedStore store, StoreStockPlanner planner, ReplayedDays days)
    {
        var course = new PlannedCourse(
            store, planner, days.First, DeliverySchedule.OpenDays(matter.Orders.Calendar, store.Goods.Store));
        for (var day = days.First; day <= days.Last; day++)
        {
            course.Pass(day, day >= days.Measured, null);
            var known = store.Goods.Sales.UpTo(new Origin(store.Goods.Sales.FirstDay.AddDays(day)));
            course.Order(day, known, OracleDemand.From(store.Goods, day, course.Horizon(day)), _ => false);
        }

        return course.Days;
    }

    // Plans with several targets over the weeks before, from what was known before them. Where there are many SKUs, for
    // every second, third, ... of a store, others in each: a few SKUs lose most, and none of them must count for a
    // whole chain.
    private TargetTrial Trial(
        PlannedReplay planned, double target, StockReplayWorld world, ReplayedDays days, Action<int> passed,
        CancellationToken cancellation)
    {
        var listed = ListedBefore(days.First);
        var step = Math.Max(1, listed.Stores.Sum(s => s.Series.Count) / MostTried);
        var numbers = listed.Skus.Select(s => s.Id).Order(StringComparer.Ordinal).Index()
            .ToDictionary(s => s.Item, s => s.Index, StringComparer.Ordinal);
        var sales = Listed(listed, (store, series) => (numbers[series.Sku.Id] + store) % step == 0);
        var courses = planned.Try(
            StoresOf(sales, world, days), sales, Planners(days, TargetTrial.Multiples), days, passed,
            cancellation);
        return TargetTrial.Of([.. courses.Select(Shares)], target);
    }

    private static (double Lost, double Predicted) Shares(IReadOnlyList<PlannedCourse> courses)
    {
        var (days, predicted) = (courses.SelectMany(c => c.Days), courses.SelectMany(c => c.Predicted).ToList());
        return (days.Sum(d => (double)d.LostLines) / Math.Max(1, days.Sum(d => (long)d.Lines)),
            predicted.Sum(p => p.LostLines) / Math.Max(1e-9, predicted.Sum(p => p.Lines)));
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
