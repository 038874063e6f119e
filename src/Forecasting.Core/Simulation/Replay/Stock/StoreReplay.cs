using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Stock;
using Forecasting.Core.Simulation.Goods;

namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>One SKU at the start of a replay.</summary>
/// <param name="Sku">The SKU.</param>
/// <param name="Class">A, B or C.</param>
/// <param name="UnitCost">Cost of a unit, yuan.</param>
/// <param name="OnHand">Units after closing of the day before: batches, the oldest first.</param>
/// <param name="Incoming">Units on their way, with the lead on which they come.</param>
/// <param name="Wanted">[day], what customers want; day 0 is the first of the replay.</param>
public sealed record ReplayedSku(
    Domain.Sku Sku,
    char Class,
    double UnitCost,
    IReadOnlyList<StockBatch> OnHand,
    IReadOnlyList<(int Lead, int Units)> Incoming,
    WantedDay[] Wanted);

/// <summary>
/// Lets the days of a store pass under a plan: before opening, what is out of date goes and deliveries come, some of
/// them a day late; then customers, online and in the store, take what there is in proportion to what they want, the
/// oldest first; after closing the plan orders.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="firstDay">First day.</param>
/// <param name="lateShare">Share of deliveries that come a day late, 0 to 1.</param>
/// <param name="seed">Seed of the late deliveries; equal for all plans.</param>
/// <param name="isOpen">Whether the store trades on a date.</param>
public sealed class StoreReplay(
    Store store, DateOnly firstDay, double lateShare, int seed, Func<DateOnly, bool> isOpen)
{
    private const int Never = 1_000_000;

    /// <summary>Replays.</summary>
    /// <param name="skus">All SKUs of the store.</param>
    /// <param name="plan">Who orders; asked on every evening on which a SKU may be ordered.</param>
    /// <param name="runIn">Days that pass before anything counts.</param>
    /// <param name="days">Days, those included.</param>
    /// <returns>By week and class; weeks count from the end of the run-in.</returns>
    public IReadOnlyList<ReplayedGoods> Run(IReadOnlyList<ReplayedSku> skus, IReplayedPlan plan, int runIn, int days)
    {
        var totals = new Dictionary<(int, char), ReplayedGoods>();
        for (var number = 0; number < skus.Count; number++)
        {
            RunSku(number, skus[number], plan, runIn, days, totals);
        }

        return [.. totals.OrderBy(t => t.Key).Select(t => t.Value)];
    }

    private void RunSku(
        int number,
        ReplayedSku sku,
        IReplayedPlan plan,
        int runIn,
        int days,
        Dictionary<(int, char), ReplayedGoods> totals)
    {
        var shelf = new Shelf(sku.Sku.ShelfLifeDays ?? Never);
        foreach (var batch in sku.OnHand)
        {
            // The shelf counts from delivery; day -1 is the evening before.
            var last = batch.LastLead == AgedStock.Keeps ? Never : batch.LastLead - 1;
            shelf.Receive(last - (sku.Sku.ShelfLifeDays ?? Never) + 1, batch.Units);
        }

        List<(int Arrives, int Due, int Units)> coming =
            [.. sku.Incoming.Select(i => (i.Lead - 1, i.Lead - 1, i.Units))];
        var random = new RandomStream(seed, $"late deliveries of {sku.Sku.Id} to {store.Id}");
        for (var day = 0; day < days; day++)
        {
            var date = firstDay.AddDays(day);
            var isLate = random.Happens(lateShare);
            if (!isOpen(date))
            {
                continue;
            }

            var week = Week(totals, (day - runIn) / 7, sku.Class);
            var counts = day >= runIn;
            var wasted = shelf.Expire(day);
            foreach (var delivery in coming.Where(c => c.Arrives <= day))
            {
                shelf.Receive(day, delivery.Units);
            }

            coming.RemoveAll(c => c.Arrives <= day);
            var sold = Sell(shelf, sku.Wanted[day], counts ? week : null);
            if (counts)
            {
                week.WasteValue += wasted * sku.UnitCost;
                week.SoldValue += sold * sku.UnitCost;
                week.StockValueDays += shelf.OnHand * sku.UnitCost;
            }

            if (DeliverySchedule.Of(sku.Sku, date, isOpen) is { } interval)
            {
                var units = plan.Order(new StockEvening(
                    number, date, interval,
                    [.. shelf.Batches.Select(b => new StockBatch(
                        b.Units, b.LastDay > Never / 2 ? AgedStock.Keeps : b.LastDay - day))],
                    [.. coming.Select(c => (Math.Max(1, c.Due - day), c.Units))]));
                if (units > 0)
                {
                    var due = day + interval.ArrivalLead;
                    coming.Add((due + (isLate ? 1 : 0), due, units));
                }
            }
        }
    }

    private ReplayedGoods Week(Dictionary<(int, char), ReplayedGoods> totals, int week, char group)
    {
        if (!totals.TryGetValue((week, group), out var found))
        {
            totals[(week, group)] = found = new ReplayedGoods(store.Id, week, group);
        }

        return found;
    }

    private static int Sell(Shelf shelf, WantedDay wanted, ReplayedGoods? week)
    {
        var sold = Math.Min(shelf.OnHand, wanted.AllUnits);
        if (week is not null)
        {
            var met = wanted.AllUnits == 0 ? 1 : (double)sold / wanted.AllUnits;
            week.Lines += wanted.Lines;
            week.LostLines += wanted.Lines * (1 - met);
        }

        shelf.Take(sold);
        return sold;
    }
}
