using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Planning.Stock;
using Forecasting.Core.Simulation.Replay.Stock;

namespace Forecasting.Training.Pipeline;

/// <summary>One store in a replay of stock.</summary>
/// <param name="Store">The store.</param>
/// <param name="FirstDay">Date of day 0.</param>
/// <param name="RunIn">Days that pass before anything counts.</param>
/// <param name="Days">Days, those included.</param>
/// <param name="Skus">Its SKUs.</param>
/// <param name="UnitsPerLine">[SKU] units of an online line.</param>
/// <param name="IsOpen">Whether it trades on a date.</param>
internal sealed record StoreMatter(
    Store Store,
    DateOnly FirstDay,
    int RunIn,
    int Days,
    IReadOnlyList<ReplayedSku> Skus,
    IReadOnlyList<double> UnitsPerLine,
    Func<DateOnly, bool> IsOpen)
{
    /// <summary>Hours for which it is open.</summary>
    public double OpenHours =>
        Store is { OpenHour: { } open, CloseHour: { } close } && close > open ? close - open : 24;

    /// <summary>Mean margin of its SKUs' lines, yuan.</summary>
    public required double MeanMargin { get; init; }

    /// <summary>The same with the SKUs of one class only.</summary>
    public StoreMatter Only(char group)
    {
        var chosen = Skus.Index().Where(s => s.Item.Class == group).Select(s => s.Index).ToList();
        return this with
        {
            Skus = [.. chosen.Select(i => Skus[i])],
            UnitsPerLine = [.. chosen.Select(i => UnitsPerLine[i])],
        };
    }
}

/// <summary>What stock is replayed from: sales, orders, stock levels and what was truly wanted.</summary>
internal sealed class StockMatter(
    DemandHistory orders, ManualForecasts manual, SkuReading goods, WantedGoods wanted)
{
    private const int ShareDays = 28;
    private const int DaysBefore = 56;
    private const int RunInBefore = 14;
    private const double ShareOfA = 0.8;
    private const double ShareOfB = 0.95;

    private readonly Dictionary<string, double[]> _storeOrders = Totals(orders);

    private readonly ILookup<(string, string), StockDelivery> _deliveries =
        goods.Deliveries.ToLookup(d => (d.StoreId, d.SkuId));

    private readonly ILookup<(string, string), StockLevel> _levels =
        goods.Levels.ToLookup(l => (l.StoreId, l.SkuId));

    /// <summary>Orders of all days.</summary>
    public DemandHistory Orders => orders;

    /// <summary>Sales of all days.</summary>
    public SkuHistory Skus => goods.History;

    /// <summary>Days before the days that count of which what was wanted is needed.</summary>
    public static int DaysNeededBefore => DaysBefore + RunInBefore;

    /// <summary>Days of the longest time from an evening to the delivery after next.</summary>
    public int LongestInterval { get; } = goods.History.Skus
        .SelectMany(s => Enumerable.Range(0, 7)
            .Select(d => DeliverySchedule.Coming(s, new DateOnly(2024, 1, 1).AddDays(d))))
        .Select(i => i?.Days ?? 0).DefaultIfEmpty(1).Max();

    /// <summary>A store over the weeks before a day, its shelves filled for some days.</summary>
    public StoreMatter Before(Store store, DateOnly firstDay)
    {
        var start = firstDay.AddDays(-DaysNeededBefore);
        return Matter(store, start, firstDay, RunInBefore, DaysNeededBefore, (series, _) =>
            (Filled(store, series, start.AddDays(-1)), []));
    }

    /// <summary>A store as it was on the evening before a replay.</summary>
    public StoreMatter At(Store store, StockReplaySpan span) =>
        Matter(store, span.FirstDay, span.FirstDay, span.RunIn, span.Days, (series, evening) =>
        {
            var level = _levels[(store.Id, series.Sku.Id)].Where(l => l.AsOf <= evening)
                .OrderByDescending(l => l.AsOf).FirstOrDefault();
            var deliveries = _deliveries[(store.Id, series.Sku.Id)].ToList();
            var incoming = deliveries
                .Where(d => d.OrderedOn <= evening && d.DueOn > evening)
                .Select(d => (d.DueOn.DayNumber - evening.DayNumber, d.Units)).Distinct().ToList();
            return (AgedStock.Estimate(level.OnHand, deliveries, evening, series.Sku.ShelfLifeDays), incoming);
        });

    /// <summary>The manual plan of a store.</summary>
    public ManualStock Manual(
        StoreMatter store, IReadOnlyList<ReplayedSku> skus, IReadOnlyDictionary<char, double> cover)
    {
        var series = goods.History.Store(store.Store.Id).Series.ToDictionary(s => s.Sku.Id, StringComparer.Ordinal);
        var shares = new Dictionary<(int, int), double>();
        double Share(int sku, DateOnly date)
        {
            // Planners look at their shares once a week.
            var week = date.DayNumber / 7;
            if (!shares.TryGetValue((sku, week), out var share))
            {
                var last = Day(new DateOnly(1, 1, 1).AddDays((7 * week) - 1));
                var sales = series[skus[sku].Sku.Id];
                var (units, sum) = (0.0, 0.0);
                for (var day = Math.Max(0, last - ShareDays + 1); day <= last && day < sales.Days; day++)
                {
                    units += sales.AllUnits(day);
                    sum += OrdersOn(store.Store.Id, goods.History.FirstDay.AddDays(day));
                }

                shares[(sku, week)] = share = sum > 0 ? units / sum : 0;
            }

            return share;
        }

        return new ManualStock(skus, Share, date => ManualOrders(store.Store.Id, date), cover);
    }

    /// <summary>Orders of a store over some days.</summary>
    public double OrdersIn(string storeId, DateOnly first, int days) =>
        Enumerable.Range(0, days).Sum(d => OrdersOn(storeId, first.AddDays(d)));

    private int Day(DateOnly date) => date.DayNumber - goods.History.FirstDay.DayNumber;

    private StoreMatter Matter(
        Store store,
        DateOnly firstDay,
        DateOnly knownBefore,
        int runIn,
        int days,
        Func<SkuSeries, DateOnly, (IReadOnlyList<StockBatch>, IReadOnlyList<(int, int)>)> stockAt)
    {
        var listed = goods.History.Store(store.Id).Series.Where(s => s.FirstDay < Day(knownBefore)).ToList();
        var last = Day(knownBefore) - 1;
        var lines = listed.Select(s => Sum(s, last, (series, day) => series.Lines(day))).ToList();
        var units = listed.Select(s => Sum(s, last, (series, day) => series.Units(day))).ToList();
        var classes = Classes(lines);
        var from = firstDay.DayNumber - wanted.FirstDay.DayNumber;
        var skus = listed.Select((series, i) =>
        {
            var (onHand, incoming) = stockAt(series, firstDay.AddDays(-1));
            var cost = series.Sku.UnitCost ?? 1;
            return new ReplayedSku(
                series.Sku, classes[i], cost, onHand, incoming,
                wanted.Of(store.Id, series.Sku.Id)[from..Math.Min(from + days, wanted.Days)]);
        }).ToList();
        var margin = listed
            .Select((s, i) => units[i] * Math.Max(0, (s.Sku.UnitPrice ?? 0) - (s.Sku.UnitCost ?? 0))).Sum();
        return new StoreMatter(
            store, firstDay, runIn, days, skus,
            [.. units.Select((u, i) => lines[i] > 0 ? Math.Max(1, u / lines[i]) : 1)],
            date => !orders.Calendar.IsClosed(store, date))
        {
            MeanMargin = lines.Sum() > 0 && margin > 0 ? margin / lines.Sum() : 5,
        };
    }

    private static char[] Classes(List<double> lines)
    {
        var classes = new char[lines.Count];
        var (sum, all) = (0.0, Math.Max(1, lines.Sum()));
        foreach (var i in Enumerable.Range(0, lines.Count).OrderByDescending(i => lines[i]).ThenBy(i => i))
        {
            classes[i] = sum < ShareOfA * all ? 'A' : sum < ShareOfB * all ? 'B' : 'C';
            sum += lines[i];
        }

        return classes;
    }

    private static double Sum(SkuSeries series, int last, Func<SkuSeries, int, double> of) =>
        Enumerable.Range(Math.Max(0, last - ShareDays + 1), Math.Min(last + 1, ShareDays)).Sum(day => of(series, day));

    private IReadOnlyList<StockBatch> Filled(Store store, SkuSeries series, DateOnly evening)
    {
        const int DaysOfStock = 4;
        var perDay = Sum(series, Day(evening), (s, day) => s.AllUnits(day)) / ShareDays;
        var units = (int)Math.Ceiling(perDay * DaysOfStock);
        return units == 0 ? [] : [new StockBatch(units, series.Sku.ShelfLifeDays ?? AgedStock.Keeps)];
    }

    private double ManualOrders(string storeId, DateOnly date)
    {
        var stood = manual.At(storeId, date, 7);
        if (double.IsFinite(stood))
        {
            return stood;
        }

        // The stand-in: the mean of the last four such weekdays that were known a week before.
        return Enumerable.Range(1, 4).Select(week => OrdersOn(storeId, date.AddDays(-7 * week)))
            .Where(o => o > 0).DefaultIfEmpty(0).Average();
    }

    private double OrdersOn(string storeId, DateOnly date)
    {
        var day = date.DayNumber - orders.FirstDay.DayNumber;
        return _storeOrders.TryGetValue(storeId, out var days) && day >= 0 && day < days.Length ? days[day] : 0;
    }

    private static Dictionary<string, double[]> Totals(DemandHistory history) =>
        history.Daily.GroupBy(s => s.Key.StoreId, StringComparer.Ordinal).ToDictionary(g => g.Key, g =>
        {
            var days = new double[history.Days];
            foreach (var series in g)
            {
                for (var day = 0; day < days.Length; day++)
                {
                    days[day] += double.IsNaN(series.Values[day]) ? 0 : series.Values[day];
                }
            }

            return days;
        });
}
