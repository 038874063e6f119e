using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models.Skus;
using Forecasting.Core.Planning.Stock.QuickPick;
using Forecasting.Core.Simulation.Replay.Stock;

namespace Forecasting.Stock;

/// <summary>
/// Week after week, rooms are chosen from what was known and orders that came later are picked from them. Minutes are
/// those that the later orders took.
/// </summary>
internal sealed class RoomReplay
{
    /// <summary>The ways to fill a room: ours, top sellers in several ways, and no room.</summary>
    internal static readonly IReadOnlyList<string> Ways =
    [
        "plan", "top K by sales, equal days", "top K by sales, planned space", "best K by sales, equal days",
        "best K by lines, planned, kept", "no room",
    ];

    private static readonly TopWay[] TopWays =
    [
        new(IsByLines: false, IsBestCount: false, IsByDays: true, IsKept: false),
        new(IsByLines: false, IsBestCount: false, IsByDays: false, IsKept: false),
        new(IsByLines: false, IsBestCount: true, IsByDays: true, IsKept: false),
        new(IsByLines: true, IsBestCount: true, IsByDays: false, IsKept: true),
    ];

    private static readonly Horizon Horizon = new(QuickPickPlanner.Days);

    private readonly SkuHistory _whole;
    private readonly Origin _origin;
    private readonly int _weeks;
    private readonly QuickPickCosts _costs;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<HandledOrder>> _orders;
    private readonly WantedGoods _wanted;

    private RoomReplay(
        SkuHistory whole,
        Origin origin,
        int weeks,
        QuickPickCosts costs,
        IReadOnlyDictionary<string, IReadOnlyList<HandledOrder>> orders,
        WantedGoods wanted) =>
        (_whole, _origin, _weeks, _costs, _orders, _wanted) = (whole, origin, weeks, costs, orders, wanted);

    private readonly record struct TopWay(bool IsByLines, bool IsBestCount, bool IsByDays, bool IsKept);

    internal static RoomReplay Read(string folder, int weeks, QuickPickCosts costs, CancellationToken cancellation)
    {
        var future = Path.Combine(folder, "future");
        var origin = SkuHistoryFolder.Read([folder], null, cancellation).History.Origin;
        var goods = SkuHistoryFolder.Read([folder, future], null, cancellation);
        var whole = goods.History;
        if (origin.LeadDays(whole.Origin.LastDay) < 7 * weeks)
        {
            throw new ArgumentException($"'{folder}' does not hold {weeks} weeks after its history.", nameof(weeks));
        }

        var demand = DemandHistoryFolder.Read(folder, cancellation).History;
        var orders = HandledOrders.Read(demand.Stores, demand.Channels, folder, future).ByStore;
        var wanted = WantedGoods.Read(folder, origin.LastDay.AddDays(1), 7 * weeks, goods.Log, cancellation)
            ?? throw new ArgumentException($"'{folder}' has no truth/sku-days.csv.", nameof(folder));
        return new RoomReplay(whole, origin, weeks, costs, orders, wanted);
    }

    /// <summary>[store][way] what it cost.</summary>
    internal IReadOnlyList<RoomTotals[]> Play(ISkuForecaster forecaster, CancellationToken cancellation)
    {
        var contexts = Enumerable.Range(0, _weeks)
            .Select(w => new SkuContext(_whole.UpTo(new Origin(_origin.LastDay.AddDays(7 * w))))).ToList();
        var model = forecaster.Fit(contexts[0], Horizon, cancellation);
        return [.. _whole.Stores.Where(s => s.Series.Count > 0 && QuickPickRooms.LitresOf(s.Store) > 0).AsParallel()
            .AsOrdered().WithCancellation(cancellation).Select(s => Play(s.Store, contexts, model))];
    }

    private RoomTotals[] Play(Store store, List<SkuContext> contexts, IFittedSkuModel model)
    {
        var orders = _orders.GetValueOrDefault(store.Id, []);
        var byDay = orders.Where(o => o.Lines is >= 1).ToLookup(o => o.Date, o => o.Lines!.Value);
        var later = PickTimes.Learn(orders.Where(o => o.Date > _origin.LastDay));
        var earlier = orders.Where(o => o.Date <= _origin.LastDay && o.Lines is >= 1).ToList();
        var baskets = new Baskets([.. earlier.Select(o => o.Lines!.Value)], PickTimes.Learn(earlier));
        var replayed = Ways.Select(_ => new ReplayedRoom(later)).ToArray();
        var inside = new HashSet<string>(StringComparer.Ordinal);
        var tops = new string[TopWays.Length][];
        for (var week = 0; week < contexts.Count; week++)
        {
            var known = contexts[week].History.Store(store.Id);
            var forecasts = model.Forecast(contexts[week], store.Id, Horizon);
            var rooms = new QuickPickRooms();
            foreach (var sku in inside)
            {
                rooms.Add(store.Id, sku);
            }

            var planner = new QuickPickPlanner(rooms, _costs);
            var plan = planner.Plan(known, forecasts, orders)!;
            var skus = planner.Skus(known, forecasts);
            var places = skus.Index().ToDictionary(s => s.Item.SkuId, s => s.Index, StringComparer.Ordinal);
            inside = [.. plan.Lines.Where(l => l.IsInRoom).Select(l => l.SkuId)];
            Arrange(replayed[0], [.. plan.Lines.Select(l => l.Units)], known);
            replayed[0].Totals.Predicted += 7 * plan.CostPerDay;
            foreach (var (i, way) in TopWays.Index())
            {
                var ranked = TopSellers.Ranked(known, way.IsByLines);
                if (week == 0 || !way.IsKept)
                {
                    var count = !way.IsBestCount ? inside.Count
                        : TopSellers.BestCount(ranked, skus, baskets, plan.RoomLitres, _costs, way.IsByDays);
                    tops[i] = [.. ranked.Take(count).Select(sku => skus[sku].SkuId)];
                }

                var ranks = tops[i].Select(id => places[id]).ToList();
                Arrange(replayed[i + 1],
                    TopSellers.Units(ranks, ranks.Count, skus, plan.RoomLitres, _costs, way.IsByDays), known);
            }

            PlayWeek(store.Id, known, byDay, replayed);
        }

        return [.. replayed.Select(r => r.Totals)];
    }

    // SKUs that are listed later come between those that are known: places are those of the whole store.
    private void Arrange(ReplayedRoom room, int[] units, StoreSkus known)
    {
        var byId = known.Series.Select((s, i) => (s.Sku.Id, units[i]))
            .ToDictionary(p => p.Id, p => p.Item2, StringComparer.Ordinal);
        room.Arrange([.. _whole.Store(known.Store.Id).Series.Select(s => byId.GetValueOrDefault(s.Sku.Id))]);
    }

    private void PlayWeek(
        string storeId, StoreSkus known, ILookup<DateOnly, int> sizes, IReadOnlyList<ReplayedRoom> replayed)
    {
        var skus = _whole.Store(storeId).Series;
        for (var day = known.Days; day < known.Days + 7; day++)
        {
            var date = known.FirstDay.AddDays(day);
            var orders = HeldOutOrders.OfDay(skus, day, [.. sizes[date]], Seed(storeId, day));
            foreach (var room in replayed)
            {
                foreach (var order in orders)
                {
                    room.Pick(order);
                }

                room.Totals.Missed += Enumerable.Range(0, skus.Count).Where(i => !room.Holds(i))
                    .Sum(i => _wanted.On(storeId, skus[i].Sku.Id, date)?.LinesMissed ?? 0);
            }
        }
    }

    private static int Seed(string storeId, int day) => storeId.Aggregate(day, (hash, letter) => (hash * 31) + letter);
}
