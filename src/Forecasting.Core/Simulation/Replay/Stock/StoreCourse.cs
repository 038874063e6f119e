using Forecasting.Core.History;
using Forecasting.Core.Planning.Stock;

namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>
/// The course of a store's goods under one plan: before opening deliveries and waste, then sales as far as the stock
/// goes, in the evening orders. Deliveries are late by chance, the same ones under every plan.
/// </summary>
internal sealed class StoreCourse
{
    private readonly StoreGoods _goods;
    private readonly SellingHours _hours;
    private readonly Func<int, Lateness> _lateness;
    private readonly StockReplayWorld _world;
    private readonly ReplayedShelf[] _shelves;
    private readonly Dictionary<(string Category, char Class), StockDay> _today = [];

    /// <summary>Puts the stock there with which a store begins a day.</summary>
    internal StoreCourse(
        StoreGoods goods, SellingHours hours, Func<int, Lateness> lateness, StockReplayWorld world, int firstDay)
    {
        (_goods, _hours, _lateness, _world) = (goods, hours, lateness, world);
        _shelves = [.. Enumerable.Range(0, goods.Count).Select(i => new ReplayedShelf(goods.Sku(i).ShelfLifeDays))];
        for (var sku = 0; sku < goods.Count; sku++)
        {
            Fill(sku, firstDay);
        }
    }

    /// <summary>What came of the day, by category and class.</summary>
    internal IEnumerable<StockDay> Today => _today.Values;

    internal BookedStock Booked(int sku, int day) => _shelves[sku].Booked(day);

    /// <summary>Units there and on their way until the next order can come.</summary>
    internal int Position(int sku, int day, ProtectionInterval interval) =>
        _shelves[sku].OnHand + _shelves[sku].DueBefore(day + interval.NextArrivalLead);

    /// <summary>One day until closing.</summary>
    /// <param name="day">Day index.</param>
    /// <param name="sold">Called with what was sold of each SKU; null for nobody.</param>
    internal void Pass(int day, Action<int, SkuDay>? sold)
    {
        _today.Clear();
        var date = _goods.Sales.FirstDay.AddDays(day);
        for (var sku = 0; sku < _goods.Count; sku++)
        {
            var cost = _goods.UnitCost(sku);
            var wasted = _shelves[sku].Open(day);
            var wanted = _goods.On(sku, day);
            var row = Sell(sku, day, wanted);
            sold?.Invoke(sku, row);
            var key = (_goods.Sku(sku).Category, _goods.Classes[sku]);
            if (!_today.TryGetValue(key, out var cell))
            {
                _today[key] = cell = new StockDay(_goods.Store.Id, date, key.Category, key.Item2);
            }

            cell.Lines += wanted.Lines;
            cell.LostLines += wanted.Lines - row.Lines;
            cell.StockValue += cost * _shelves[sku].OnHand;
            cell.WasteValue += cost * wasted;
            cell.SoldCost += cost * row.AllUnits;
        }
    }

    /// <summary>Orders in the evening of a day.</summary>
    /// <param name="sku">The SKU.</param>
    /// <param name="day">Day index.</param>
    /// <param name="dueDay">Day index on which it should come.</param>
    /// <param name="units">Units, 0 or more.</param>
    internal void Order(int sku, int day, int dueDay, int units)
    {
        if (units > 0)
        {
            _shelves[sku].Send(dueDay, dueDay + Late(sku, day), units);
        }
    }

    private SkuDay Sell(int sku, int day, WantedDay wanted)
    {
        var there = _shelves[sku].OnHand;
        var (units, walkIn, lines, soldOut) = ((int)wanted.Units, (int)wanted.WalkInUnits, (int)wanted.Lines, 0.0);
        if (wanted.AllUnits > there)
        {
            var (hour, share) = _hours.SoldOut(day, wanted, there);
            units = Math.Min(units, (int)Math.Round(units * share));
            walkIn = Math.Clamp(there - units, 0, wanted.WalkInUnits);
            units = there - walkIn;
            lines = units == 0 ? 0
                : Math.Min(wanted.Lines, Math.Max(1, (int)Math.Round((double)wanted.Lines * units / wanted.Units)));
            soldOut = Math.Max(0.1, _hours.Close - hour);
        }

        var newest = (int)Math.Round(walkIn * _world.NewestFirstShare);
        _shelves[sku].Take(units + walkIn - newest, newest);
        var series = _goods.Sales.Series[sku];
        return new SkuDay(
            units, lines, walkIn, (float)series.Price(day), series.IsPromoted(day), (float)Math.Min(24, soldOut));
    }

    // What lay there is known, its ages are not: the last deliveries explain it.
    private void Fill(int sku, int firstDay)
    {
        var first = _goods.Sales.FirstDay.AddDays(firstDay);
        List<StockDelivery> deliveries = [.. _world.DeliveriesOf(_goods.Store.Id, _goods.Sku(sku).Id)];
        var atOpening = _goods.On(sku, firstDay).Opening;
        var arriving = deliveries.Where(d => d.DeliveredOn == first).Sum(d => d.Units);
        var batches = AgedStock.Estimate(
            Math.Max(0, atOpening - arriving), deliveries, first.AddDays(-1), _goods.Sku(sku).ShelfLifeDays);
        foreach (var batch in batches)
        {
            var came = _goods.Sku(sku).ShelfLifeDays is { } life ? firstDay - 1 + batch.LastLead - life + 1 : firstDay;
            _shelves[sku].Receive(came, batch.Units);
        }

        foreach (var delivery in deliveries.Where(d => d.OrderedOn < first && !(d.DeliveredOn < first)))
        {
            var due = firstDay + delivery.DueOn.DayNumber - first.DayNumber;
            var arrival = delivery.DeliveredOn is { } on ? firstDay + on.DayNumber - first.DayNumber : due;
            _shelves[sku].Send(due, arrival, delivery.Units);
        }
    }

    private int Late(int sku, int day)
    {
        var chance = new RandomStream(
            _world.Seed, $"late {_goods.Store.Id} {_goods.Sku(sku).Id}", day).Uniform();
        var law = _lateness(sku);
        var late = 0;
        while (late < law.Most && chance < law.ShareFrom(late + 1))
        {
            late++;
        }

        return late;
    }
}
