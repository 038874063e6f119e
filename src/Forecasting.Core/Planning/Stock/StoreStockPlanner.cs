using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models.Skus;

namespace Forecasting.Core.Planning.Stock;

/// <summary>Plans one evening's orders of whole stores from what is known of them.</summary>
/// <param name="policy">Targets and costs.</param>
/// <param name="book">Stock on hand and on its way.</param>
/// <param name="lateness">By category, "" for the others: see <see cref="Lateness"/>.</param>
/// <param name="calendar">Closed days, and those without delivery.</param>
/// <param name="limits">Bounds on rooms and budgets.</param>
public sealed class StoreStockPlanner(
    StockPolicy policy,
    StockBook book,
    IReadOnlyDictionary<string, Lateness> lateness,
    TradingCalendar calendar,
    StockLimits limits)
{
    private const int LaterOrders = 4;
    private const double UsualOpenHours = 16;
    private const int DaysOfLines = 56;

    /// <summary>Whether orders are given after the suppliers' cut-off hour, so that they count as the next
    /// day's.</summary>
    public bool IsAfterCutOff { get; init; }

    /// <summary>Days for which orders are to be expected, this evening included, 0 or more.</summary>
    public int ExpectedDays { get; init; } = 14;

    /// <summary>Days that forecasts must reach for a store's orders.</summary>
    /// <param name="store">The store.</param>
    public int HorizonDays(StoreSkus store)
    {
        var (today, isOpen, most) = (store.Origin.LastDay, OpenDays(store.Store), 1);
        foreach (var sku in store.Series.Select(s => s.Sku).DistinctBy(s => (s.LeadTimeDays, s.DeliveryWeekdays)))
        {
            for (var day = 0; day < Math.Max(1, ExpectedDays); day++)
            {
                var interval = DeliverySchedule.Coming(sku, today.AddDays(day), isOpen, IsAfterCutOff);
                most = Math.Max(most, day + (interval?.Days ?? 0) + Lateness.MostDays);
            }
        }

        return Math.Min(most, Horizon.MaximumDays);
    }

    /// <summary>Plans the orders of the evening of the last day that is known.</summary>
    /// <param name="store">The store's sales.</param>
    /// <param name="forecasts">One per series, in their order, over <see cref="HorizonDays"/>.</param>
    public StoreStockPlan Plan(StoreSkus store, IReadOnlyList<SkuForecast> forecasts) =>
        Plan(store, forecasts, [.. store.Series.Select(book.Of)], null);

    /// <summary>The same, where stock and price of a lost line are known from elsewhere.</summary>
    /// <param name="store">The store's sales.</param>
    /// <param name="forecasts">One per series, in their order, over <see cref="HorizonDays"/>.</param>
    /// <param name="booked">What is there of each series.</param>
    /// <param name="priceOfLostLine">Yuan; null: the price at which the store keeps its target.</param>
    public StoreStockPlan Plan(
        StoreSkus store,
        IReadOnlyList<SkuForecast> forecasts,
        IReadOnlyList<BookedStock> booked,
        double? priceOfLostLine)
    {
        var skus = store.Series.Select((s, i) => new Known(s, forecasts[i], booked[i], LateOf(s.Sku))).ToList();
        var isOpen = OpenDays(store.Store);
        var today = store.Origin.LastDay;
        var margin = MeanMargin(skus);
        var price = priceOfLostLine ?? PriceOf(store.Store, skus, today, isOpen, margin);
        var (ordered, contexts) = (new int[skus.Count], new List<StockContext>());
        for (var i = 0; i < skus.Count; i++)
        {
            ordered[i] = -1;
            if (DeliverySchedule.Of(skus[i].Sku, today, isOpen, IsAfterCutOff) is { } interval
                && skus[i].IsForecastOver(today, interval))
            {
                ordered[i] = contexts.Count;
                contexts.Add(Context(
                    store.Store, skus[i], today, interval, skus[i].Booked.OnHand, skus[i].Booked.Incoming, margin,
                    isOpen).AtPrice(price));
            }
        }

        var budget = limits.Budget(store.Store.Id) ?? policy.Budget;
        var lines = StockPlanner.Plan(contexts, policy with { Budget = budget });
        var planned = skus.Select((s, i) => new PlannedSku(
            s.Sku, s.Booked, ordered[i] >= 0 ? lines[ordered[i]] : null,
            StockNotes.Of(
                s.Sku, s.Booked, today, DeliverySchedule.Coming(s.Sku, today, isOpen, IsAfterCutOff),
                limits.RoomUnits(store.Store.Id, s.Sku.Id))));
        var expected = new List<ExpectedOrder>();
        for (var i = 0; i < skus.Count && ExpectedDays > 0; i++)
        {
            var known = skus[i];
            var projection = new OrderProjection(known.Forecast, today, known.Booked, isOpen, IsAfterCutOff);
            expected.AddRange(projection.Orders(
                ordered[i] >= 0 ? lines[ordered[i]] : null, ExpectedDays,
                (orderOn, interval, onHand, incoming) => Context(
                    store.Store, known, orderOn, interval, onHand, incoming, margin, isOpen).AtPrice(price)));
        }

        return new StoreStockPlan(store.Store, today, price, [.. planned, .. NeverSold(store)], expected);
    }

    private sealed record Known(SkuSeries Series, SkuForecast Forecast, BookedStock Booked, Lateness Lateness)
    {
        public Sku Sku => Series.Sku;

        public double UnitsPerLine { get; } = LineSize(Series);

        // Before a store closes for weeks, an order would have to last longer than anybody looks ahead.
        public bool IsForecastOver(DateOnly today, ProtectionInterval interval) =>
            today.DayNumber - Forecast.Origin.LastDay.DayNumber + interval.Days <= Forecast.Days;
    }

    private IEnumerable<PlannedSku> NeverSold(StoreSkus store)
    {
        var sold = store.Series.Select(s => s.Sku.Id).ToHashSet(StringComparer.Ordinal);
        return book.LevelsOf(store.Store.Id).Where(l => !sold.Contains(l.SkuId)).Select(l => new PlannedSku(
            new Sku { Id = l.SkuId, Name = l.SkuId },
            new BookedStock([new StockBatch(l.OnHand, AgedStock.Keeps)], [], l.AsOf), null,
            [StockNotes.NeverSold]));
    }

    private StockContext Context(
        Store store, Known known, DateOnly orderOn, ProtectionInterval interval, IReadOnlyList<StockBatch> onHand,
        IReadOnlyList<(int Lead, int Units)> incoming, double meanMargin, Func<DateOnly, bool> isOpen) =>
        new(known.Forecast, orderOn, interval, onHand, incoming, policy)
        {
            Lateness = known.Lateness,
            LaterArrivals = known.Sku.MaxOrderPacks is null ? [] : Later(known.Sku, orderOn, interval, isOpen),
            RoomUnits = limits.RoomUnits(store.Id, known.Sku.Id),
            OpenHours = OpenHours(store),
            UnitsPerLine = known.UnitsPerLine,
            MeanMargin = meanMargin,
        };

    // The price is that of a store whose SKUs are all ordered with nothing there: orders of these kinds for ever.
    private double PriceOf(
        Store store, IReadOnlyList<Known> skus, DateOnly today, Func<DateOnly, bool> isOpen, double meanMargin)
    {
        var contexts = new List<StockContext>();
        foreach (var known in skus)
        {
            if (DeliverySchedule.Coming(known.Sku, today, isOpen, IsAfterCutOff) is { } interval
                && known.IsForecastOver(today, interval))
            {
                contexts.Add(Context(store, known, today, interval, [], [], meanMargin, isOpen));
            }
        }

        return LinePrice.Solve(price => contexts.Select(c => c.AtPrice(price)), policy.LostLineShare);
    }

    private static double MeanMargin(IReadOnlyList<Known> skus)
    {
        double margin = 0, lines = 0;
        foreach (var known in skus)
        {
            var (units, cost) = (known.Forecast.Mean(1), StockContext.CostOf(known.Sku));
            margin += units * Math.Max(0, (known.Sku.UnitPrice ?? cost) - cost);
            lines += units * known.Forecast.OnlineShare / known.UnitsPerLine;
        }

        return margin > 0 && lines > 0 ? margin / lines : 5;
    }

    private Lateness LateOf(Sku sku) =>
        lateness.TryGetValue(sku.Category, out var own) ? own : lateness.GetValueOrDefault("", Lateness.Usual);

    private Func<DateOnly, bool> OpenDays(Store store) => DeliverySchedule.OpenDays(calendar, store);

    private static List<int> Later(
        Sku sku, DateOnly orderOn, ProtectionInterval interval, Func<DateOnly, bool> isOpen)
    {
        var later = new List<int> { interval.NextArrivalLead };
        while (later.Count <= LaterOrders && DeliverySchedule.Next(sku, orderOn, later[^1], isOpen) is { } next)
        {
            later.Add(next);
        }

        return later;
    }

    private static double OpenHours(Store store) => store.OpenHour is { } open && store.CloseHour is { } close
        ? close > open ? close - open : close + 24 - open
        : UsualOpenHours;

    private static double LineSize(SkuSeries series)
    {
        double units = 0, lines = 0;
        for (var day = Math.Max(series.FirstDay, series.Days - DaysOfLines); day < series.Days; day++)
        {
            units += series.Units(day);
            lines += series.Lines(day);
        }

        return lines > 0 ? Math.Max(1, units / lines) : 1;
    }
}
