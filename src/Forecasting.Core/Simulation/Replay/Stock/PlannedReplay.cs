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
    // Of several plans, models see what is sold under this one: none of them lacks much.
    private const int Seen = 1;

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
        Action<int> passed, CancellationToken cancellation) =>
        Run(stores, sales, [planner], days, 7 * span.RefitWeeks, passed, cancellation)[0];

    /// <summary>Replays several plans from the same forecasts, whose models are trained once. They see what is sold
    /// under the second plan, not what was sold in fact: with more on the shelves, more of what is wanted is
    /// seen.</summary>
    /// <returns>[planner][store].</returns>
    internal IReadOnlyList<IReadOnlyList<PlannedCourse>> Try(
        IReadOnlyList<ReplayedStore> stores, SkuHistory sales, IReadOnlyList<StoreStockPlanner> planners,
        ReplayedDays days, Action<int> passed, CancellationToken cancellation) =>
        Run(stores, sales, planners, days, int.MaxValue, passed, cancellation);

    private PlannedCourse[][] Run(
        IReadOnlyList<ReplayedStore> stores,
        SkuHistory sales,
        IReadOnlyList<StoreStockPlanner> planners,
        ReplayedDays days,
        int refitDays,
        Action<int> passed,
        CancellationToken cancellation)
    {
        var ledger = new SalesLedger(sales, days.First);
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
                for (var plan = 0; plan < courses.Length; plan++)
                {
                    courses[plan][i].Pass(today, today >= days.Measured, plan != Math.Min(Seen, courses.Length - 1)
                        ? null
                        : (sku, row) => ledger.Write(stores[i].Goods.Store.Id, sku, today, row));
                }
            });
            var known = ledger.UpTo(new Origin(firstDate.AddDays(day)));
            forecasts.Learn(known, (day - days.First) % refitDays == 0, cancellation);
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
