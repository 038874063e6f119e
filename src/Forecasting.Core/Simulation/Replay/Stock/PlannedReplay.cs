using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Core.Models.Skus;
using Forecasting.Core.Planning.Stock;

namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>Days of a replay, counted on the axis of the sales.</summary>
/// <param name="First">First day; from here to the first measured one lies the run-in.</param>
/// <param name="Measured">First day that counts.</param>
/// <param name="Last">Last day.</param>
internal readonly record struct ReplayedDays(int First, int Measured, int Last)
{
    internal int Count => Last - First + 1;

    /// <summary>Days before, with a run-in as long.</summary>
    internal ReplayedDays Before(int days) => new(First - days, Measured - days, Measured - 1);
}

/// <summary>Replays stores whose goods are ordered from forecasts, evening by evening.</summary>
/// <param name="orders">Forecasts the stores' orders by day.</param>
/// <param name="skus">Forecasts the demand for SKUs.</param>
/// <param name="demand">Orders, also of days to come, and the calendar.</param>
/// <param name="span">How often models are trained and asked.</param>
internal sealed class PlannedReplay(
    IForecaster orders, ISkuForecaster skus, DemandHistory demand, StockReplaySpan span)
{
    /// <summary>Replays one plan; models see what is sold in it.</summary>
    /// <param name="stores">The stores.</param>
    /// <param name="sales">Sales up to the replay.</param>
    /// <param name="planner">The plan.</param>
    /// <param name="days">Which days.</param>
    /// <param name="passed">Told each day how many are done.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>[store].</returns>
    internal IReadOnlyList<PlannedCourse> Run(
        IReadOnlyList<ReplayedStore> stores, SkuHistory sales, StoreStockPlanner planner, ReplayedDays days,
        Action<int> passed, CancellationToken cancellation)
    {
        var ledger = new SalesLedger(sales, days.First);
        return Run(
            stores, [planner], days, ledger.UpTo,
            (store, sku, day, row) => ledger.Write(store.Goods.Store.Id, sku, day, row), passed, cancellation)[0];
    }

    /// <summary>Replays several plans from the same forecasts, which are trained once; models see what was sold in
    /// fact.</summary>
    /// <returns>[planner][store].</returns>
    internal IReadOnlyList<IReadOnlyList<PlannedCourse>> Try(
        IReadOnlyList<ReplayedStore> stores, SkuHistory sales, IReadOnlyList<StoreStockPlanner> planners,
        ReplayedDays days, Action<int> passed, CancellationToken cancellation) =>
        Run(stores, planners, days, sales.UpTo, null, passed, cancellation);

    private PlannedCourse[][] Run(
        IReadOnlyList<ReplayedStore> stores,
        IReadOnlyList<StoreStockPlanner> planners,
        ReplayedDays days,
        Func<Origin, SkuHistory> upTo,
        Action<ReplayedStore, int, int, SkuDay>? sold,
        Action<int> passed,
        CancellationToken cancellation)
    {
        PlannedCourse[][] courses =
            [.. planners.Select(planner => stores.Select(s => Begin(s, planner, days.First)).ToArray())];
        var firstDate = stores.Count > 0 ? stores[0].Goods.Sales.FirstDay : default;
        var (from, until) = (firstDate.AddDays(days.Measured), firstDate.AddDays(days.Last));
        var forecasts = new EveningForecasts(orders, skus, demand, span.ForecastDays);
        for (var day = days.First; day <= days.Last; day++)
        {
            var today = day;
            passed(day - days.First);
            Parallel.For(0, stores.Count, Parallelism.Options(cancellation), i =>
            {
                foreach (var course in courses)
                {
                    course[i].Pass(
                        today, today >= days.Measured,
                        sold is null ? null : (sku, row) => sold(stores[i], sku, today, row));
                }
            });
            var known = upTo(new Origin(firstDate.AddDays(day)));
            var isRefit = sold is not null && (day - days.First) % (7 * span.RefitWeeks) == 0;
            forecasts.Learn(known, isRefit, cancellation);
            Parallel.For(0, stores.Count, Parallelism.Options(cancellation), i =>
            {
                var id = stores[i].Goods.Store.Id;
                var ahead = forecasts.Of(id, () => courses[0][i].Horizon(today, span.ForecastDays));
                foreach (var course in courses)
                {
                    course[i].Order(today, known.Store(id), ahead, date => date >= from && date <= until);
                }
            });
        }

        return courses;
    }

    private PlannedCourse Begin(ReplayedStore store, StoreStockPlanner planner, int firstDay) =>
        new(store, planner, firstDay, DeliverySchedule.OpenDays(demand.Calendar, store.Goods.Store));
}
