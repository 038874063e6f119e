using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Reconciliation;

/// <summary>
/// The history of a hierarchy's totals, each as a store of its own, so that any forecaster can forecast them directly:
/// the base forecasts that reconciliation compares with the sums of finer ones.
/// </summary>
public static class TotalsHistory
{
    private const double LargestUnknownShare = 0.2;

    /// <summary>The key of a total in its history.</summary>
    /// <param name="node">The total.</param>
    public static SeriesKey KeyOf(HierarchyNode node) =>
        new($"{node.Level}:{node.Place}:{node.ChannelId}", Channel.AllId);

    /// <summary>
    /// The totals of what is known. A member that is closed or missing while others trade counts with its usual orders
    /// (the same weekday over the four weeks before), so that a single closing is no drop of the region; where the
    /// missing ones usually hold more than a fifth, the total is unknown. Before a member's first day it counts 0.
    /// </summary>
    /// <param name="history">Of the series.</param>
    /// <param name="hierarchy">All of whose series are in the history.</param>
    /// <param name="sums">The totals wanted: indices into <see cref="Hierarchy.Sums"/>.</param>
    public static DemandHistory Of(DemandHistory history, Hierarchy hierarchy, IReadOnlyList<int> sums)
    {
        List<HierarchyNode> nodes = [.. sums.Select(s => hierarchy.Sums[s])];
        return new DemandHistory(
            [.. nodes.Select(n => StoreOf(history, hierarchy, n))],
            [new Channel { Id = Channel.AllId }],
            new TradingCalendar(nodes.SelectMany(n => Entries(history, hierarchy, n))),
            [.. history.Covariates.Where(c => c.StoreId.Length == 0)],
            history.FirstDay,
            history.Days,
            Totals(history, hierarchy, nodes, Grain.Daily),
            history.Hourly.Count == history.Daily.Count ? Totals(history, hierarchy, nodes, Grain.Hourly) : []);
    }

    private static Store StoreOf(DemandHistory history, Hierarchy hierarchy, HierarchyNode node)
    {
        List<Store> stores = [.. Stores(history, hierarchy, node)];
        var key = KeyOf(node).StoreId;
        return stores.Count == 1
            ? stores[0] with { Id = key }
            : new Store
            {
                Id = key,
                Name = key,
                Region = stores.All(s => s.Region == stores[0].Region) ? stores[0].Region : "",
                TimeZoneId = stores[0].TimeZoneId,
                OpenedOn = stores.Min(s => s.OpenedOn),
                OpenHour = stores.All(s => s.OpenHour < s.CloseHour) ? stores.Min(s => s.OpenHour) : null,
                CloseHour = stores.All(s => s.OpenHour < s.CloseHour) ? stores.Max(s => s.CloseHour) : null,
            };
    }

    private static IEnumerable<Store> Stores(DemandHistory history, Hierarchy hierarchy, HierarchyNode node) =>
        node.Members.Select(m => hierarchy.Bottom[m].StoreId).Distinct().Select(history.Store);

    /// <summary>Events that most of the stores have; a closing only where it closes all.</summary>
    private static IEnumerable<CalendarEntry> Entries(DemandHistory history, Hierarchy hierarchy, HierarchyNode node)
    {
        List<Store> stores = [.. Stores(history, hierarchy, node)];
        var counts = new Dictionary<CalendarEntry, int>();
        foreach (var date in history.Calendar.Entries.Select(e => e.Date).Distinct())
        {
            counts.Clear();
            foreach (var entry in stores.SelectMany(s => history.Calendar.On(s, date)
                .Select(e => e with { StoreId = "", Region = "" }).Distinct()))
            {
                counts[entry] = counts.GetValueOrDefault(entry) + 1;
            }

            foreach (var (entry, count) in counts)
            {
                if (entry.Kind == CalendarEntry.ClosedKind ? count == stores.Count : 2 * count >= stores.Count)
                {
                    yield return entry with { StoreId = KeyOf(node).StoreId };
                }
            }
        }
    }

    private static List<Series> Totals(
        DemandHistory history, Hierarchy hierarchy, List<HierarchyNode> nodes, Grain grain)
    {
        var whole = new double[hierarchy.Bottom.Count][];
        var usual = new double[hierarchy.Bottom.Count][];
        Parallel.For(0, whole.Length, Parallelism.Options(), i =>
            (whole[i], usual[i]) = AsIfOpen(history, hierarchy.Bottom[i], grain));
        var series = new Series[nodes.Count];
        Parallel.For(0, series.Length, Parallelism.Options(), n =>
            series[n] = new Series(KeyOf(nodes[n]), grain, history.FirstDay,
                Total(history, nodes[n].Members, whole, usual, grain)));
        return [.. series.OrderBy(s => s.Key)];
    }

    /// <summary>A series' orders, NaN where closed or missing, and what is usual there.</summary>
    private static (double[] Known, double[] Usual) AsIfOpen(DemandHistory history, SeriesKey key, Grain grain)
    {
        var series = history.Find(key, grain)!;
        var store = history.Store(key.StoreId);
        var known = series.Values.ToArray();
        var usual = new double[known.Length];
        var perDay = grain.StepsPerDay();
        for (var day = 0; day < history.Days; day++)
        {
            if (history.Calendar.IsClosed(store, history.FirstDay.AddDays(day)))
            {
                known.AsSpan(day * perDay, perDay).Fill(double.NaN);
            }
        }

        for (var step = 0; step < known.Length; step++)
        {
            usual[step] = UsualOrders.At(known, step - (7 * perDay), 7 * perDay);
        }

        return (known, usual);
    }

    private static double[] Total(
        DemandHistory history, IReadOnlyList<int> members, double[][] known, double[][] usual, Grain grain)
    {
        var total = new double[history.Days * grain.StepsPerDay()];
        for (var step = 0; step < total.Length; step++)
        {
            double seen = 0, filled = 0;
            var isKnown = false;
            foreach (var member in members)
            {
                var orders = known[member][step];
                isKnown |= !double.IsNaN(orders);
                seen += double.IsNaN(orders) ? 0 : orders;
                filled += double.IsNaN(orders) ? usual[member][step] : 0;
            }

            total[step] = !isKnown || filled > LargestUnknownShare * (seen + filled)
                ? double.NaN : seen + Math.Round(filled);
        }

        return total;
    }
}
