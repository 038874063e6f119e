using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Core.Models.Skus;
using Forecasting.Core.Planning.Stock;
using Forecasting.Core.Planning.Stock.QuickPick;

namespace Forecasting.Training.Pipeline;

/// <summary>What one evening's orders of a chain are planned from.</summary>
/// <param name="Orders">Orders up to the origin, and the calendar.</param>
/// <param name="Goods">Sales of SKUs up to the origin.</param>
/// <param name="Levels">Stock after closing.</param>
/// <param name="Deliveries">Deliveries.</param>
/// <param name="Limits">Rooms and budgets.</param>
internal sealed record StockPlanMatter(
    DemandHistory Orders,
    SkuHistory Goods,
    IReadOnlyList<StockLevel> Levels,
    IReadOnlyList<StockDelivery> Deliveries,
    StockLimits Limits);

/// <summary>Forecasts the demand for SKUs and plans the orders of every store.</summary>
/// <param name="matter">What is known.</param>
/// <param name="orders">Forecasts the stores' orders by day.</param>
/// <param name="skus">Forecasts the demand for SKUs.</param>
/// <param name="policy">Targets and costs.</param>
/// <param name="expectedDays">Days for which orders are to be expected, 0 or more.</param>
/// <param name="isAfterCutOff">Whether the suppliers' cut-off hour has passed.</param>
internal sealed class StockPlanStage(
    StockPlanMatter matter,
    IForecaster orders,
    ISkuForecaster skus,
    StockPolicy policy,
    int expectedDays,
    bool isAfterCutOff)
{
    private readonly StoreStockPlanner _planner = new(
        policy,
        new StockBook(matter.Levels, matter.Deliveries, matter.Goods.Origin),
        Lateness.Learn(
            matter.Deliveries.Where(d => d.DeliveredOn <= matter.Goods.Origin.LastDay), matter.Goods.Skus),
        matter.Orders.Calendar,
        matter.Limits)
    {
        ExpectedDays = expectedDays,
        IsAfterCutOff = isAfterCutOff,
    };

    /// <summary>Plans the quick-pick rooms as well; null for none.</summary>
    public QuickPickPlanner? Rooms { get; init; }

    /// <summary>Single orders by store, for the rooms.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<HandledOrder>> Handled { get; init; } =
        new Dictionary<string, IReadOnlyList<HandledOrder>>();

    /// <summary>Fits and plans.</summary>
    /// <param name="figures">Takes the stages' times.</param>
    /// <param name="progress">Told the stores that are done.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One plan for every store that sold or has anything, in the order of the stores.</returns>
    public IReadOnlyList<StoreStockPlan> Run(
        Figures figures, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        var stores = matter.Goods.Stores.Where(s => s.Series.Count > 0).ToList();
        var least = Rooms is null ? 1 : QuickPickPlanner.Days;
        var horizon = new Horizon(stores.Select(_planner.HorizonDays).Append(least).Max());
        var context = figures.Stage("forecast orders", () => new SkuContext(matter.Goods)
        {
            Orders = matter.Orders,
            OrderForecasts = Expected(horizon, cancellation),
        });
        var model = figures.Stage("fit SKUs", () => skus.Fit(context, horizon, cancellation));
        return figures.Stage("plan stores", () =>
        {
            var (plans, done) = (new StoreStockPlan[stores.Count], 0);
            Parallel.For(0, stores.Count, Parallelism.Options(cancellation), i =>
            {
                var forecasts = model.Forecast(context, stores[i].Store.Id, horizon);
                plans[i] = _planner.Plan(stores[i], forecasts) with
                {
                    Room = Rooms?.Plan(stores[i], forecasts, Handled.GetValueOrDefault(stores[i].Store.Id, [])),
                };
                progress.Report(new WorkProgress(Interlocked.Increment(ref done), plans.Length, stores[i].Store.Id));
            });
            return plans;
        });
    }

    private Dictionary<string, ForecastDistribution> Expected(Horizon horizon, CancellationToken cancellation)
    {
        if (matter.Orders.Daily.Count == 0 || matter.Orders.Origin != matter.Goods.Origin)
        {
            return [];
        }

        return ForecastDistribution.OfStores(
            orders.Fit(matter.Orders, horizon, cancellation).Forecast(matter.Orders, horizon));
    }
}
