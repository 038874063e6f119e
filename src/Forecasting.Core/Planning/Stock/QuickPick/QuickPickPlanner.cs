using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models.Skus;

namespace Forecasting.Core.Planning.Stock.QuickPick;

/// <summary>
/// Plans quick-pick rooms from the demand that is forecast for the days to come, the lines of past orders and the
/// minutes that they took. Where the SKUs are only a part of what orders hold, the same part of the room is theirs.
/// </summary>
/// <param name="rooms">What lies in the rooms.</param>
/// <param name="costs">What work costs.</param>
public sealed class QuickPickPlanner(QuickPickRooms rooms, QuickPickCosts costs)
{
    /// <summary>Days of demand that a room is planned for, as far as forecasts reach.</summary>
    public const int Days = 7;

    private const int DaysBack = 56;
    private const double LinesOfUnknownOrders = 8;
    private const double TrolleyHours = 0.5;
    private const double UsualOpenHours = 16;

    // Days' weight of the store's mean share of sold-out days in a SKU's own.
    private const double PriorDays = 28;

    /// <summary>Plans the room of a store; null where it has none.</summary>
    /// <param name="store">The store's sales.</param>
    /// <param name="forecasts">One per series, in their order.</param>
    /// <param name="orders">The store's orders; those of the last eight weeks up to the store's origin count.</param>
    public QuickPickPlan? Plan(
        StoreSkus store, IReadOnlyList<SkuForecast> forecasts, IReadOnlyList<HandledOrder> orders)
    {
        var litres = QuickPickRooms.LitresOf(store.Store);
        if (litres <= 0)
        {
            return null;
        }

        var (last, first) = (store.Origin.LastDay, store.Origin.LastDay.AddDays(1 - DaysBack));
        var known = orders.Where(o => o.Date >= first && o.Date <= last && o.Lines is >= 1).ToList();
        var baskets = new Baskets(
            known.Count > 0 ? [.. known.Select(o => o.Lines!.Value)] : Baskets.Around(LinesOfUnknownOrders),
            PickTimes.Learn(known));
        return QuickPickPlan.Of(Skus(store, forecasts), baskets, litres * PartOf(store, known), costs);
    }

    /// <summary>What of each SKU matters for the room.</summary>
    /// <param name="store">The store's sales.</param>
    /// <param name="forecasts">One per series, in their order.</param>
    /// <returns>[series].</returns>
    public IReadOnlyList<QuickPickSku> Skus(StoreSkus store, IReadOnlyList<SkuForecast> forecasts)
    {
        var inside = rooms.Of(store.Store.Id);
        var pasts = store.Series.Select(s => new Past(s)).ToList();
        var soldOut = pasts.Sum(p => p.SoldOutDays) / Math.Max(1, pasts.Sum(p => p.Days));
        var openHours = OpenHours(store.Store);
        return
        [
            .. store.Series.Select((series, i) =>
            {
                var (past, forecast) = (pasts[i], forecasts[i]);
                var days = Math.Min(Days, forecast.Days);
                var units = Enumerable.Range(1, days).Sum(forecast.OnlineMean) / days;
                var lines = units / past.UnitsPerLine;
                var sellsOut = (past.SoldOutDays + (PriorDays * soldOut)) / (past.Days + PriorDays);
                return new QuickPickSku(
                    series.Sku.Id, lines, units, series.Sku.UnitVolumeL is > 0 and var volume ? volume : 1,
                    forecast.OnlineShare < 1 ? lines * sellsOut * TrolleyHours / openHours : 0)
                {
                    IsInRoom = inside.Contains(series.Sku.Id),
                    UnitsTogether = (int)Math.Ceiling(past.UnitsPerLine),
                };
            }),
        ];
    }

    // The last units lie in trolleys for half an hour before they are paid for: that long a SKU that sells out is
    // ordered and not found.
    private sealed class Past
    {
        internal Past(SkuSeries series)
        {
            double units = 0, lines = 0;
            for (var day = Math.Max(series.FirstDay, series.Days - DaysBack); day < series.Days; day++)
            {
                Days += series.IsKnown(day) ? 1 : 0;
                SoldOutDays += series.SoldOutHours(day) > 0 ? 1 : 0;
                units += series.Units(day);
                lines += series.Lines(day);
            }

            UnitsPerLine = lines > 0 ? Math.Max(1, units / lines) : 1;
        }

        internal double Days { get; }

        internal double SoldOutDays { get; }

        internal double UnitsPerLine { get; }
    }

    // Lines of the SKUs over lines of the orders, on the days on which both are known.
    private static double PartOf(StoreSkus store, IReadOnlyList<HandledOrder> orders)
    {
        double ofSkus = 0, ofOrders = 0;
        foreach (var day in orders.GroupBy(o => o.Date))
        {
            var index = day.Key.DayNumber - store.FirstDay.DayNumber;
            if (store.IsTraded(index))
            {
                ofOrders += day.Sum(o => o.Lines!.Value);
                ofSkus += store.Series.Sum(s => s.Lines(index));
            }
        }

        return ofOrders > 0 && ofSkus > 0 ? Math.Min(1, ofSkus / ofOrders) : 1;
    }

    private static double OpenHours(Store store) => store.OpenHour is { } open && store.CloseHour is { } close
        ? close > open ? close - open : close + 24 - open
        : UsualOpenHours;
}
