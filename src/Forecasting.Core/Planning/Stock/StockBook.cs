using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Planning.Stock;

/// <summary>The stock of every SKU and store after closing on one day, from stock.csv and deliveries.csv.</summary>
public sealed class StockBook
{
    private readonly Dictionary<(string StoreId, string SkuId), StockLevel> _levels = [];
    private readonly ILookup<(string StoreId, string SkuId), StockDelivery> _deliveries;
    private readonly Origin _origin;

    /// <summary>Takes what is known.</summary>
    /// <param name="levels">Stock after closing, of any days; of each SKU and store the newest up to the origin
    /// holds.</param>
    /// <param name="deliveries">Deliveries; those ordered after the origin do not count, and those that came after it
    /// are still on their way.</param>
    /// <param name="origin">The day.</param>
    public StockBook(IEnumerable<StockLevel> levels, IEnumerable<StockDelivery> deliveries, Origin origin)
    {
        _origin = origin;
        foreach (var level in levels.Where(l => l.AsOf <= origin.LastDay))
        {
            var key = (level.StoreId, level.SkuId);
            if (!_levels.TryGetValue(key, out var known) || known.AsOf < level.AsOf)
            {
                _levels[key] = level;
            }
        }

        _deliveries = deliveries.Where(d => d.OrderedOn <= origin.LastDay).ToLookup(d => (d.StoreId, d.SkuId));
    }

    /// <summary>The SKUs of which a store has stock, in the order of the file.</summary>
    /// <param name="storeId">The store.</param>
    public IEnumerable<StockLevel> LevelsOf(string storeId) => _levels.Values.Where(l => l.StoreId == storeId);

    /// <summary>
    /// What is there. Reserved units are sold already. A stock older than the day is rolled forward: deliveries in,
    /// sales out, never below 0. Where no delivery is known, units on order of stock.csv come after the lead time.
    /// </summary>
    /// <param name="series">The SKU's sales in the store.</param>
    public BookedStock Of(SkuSeries series)
    {
        var key = (series.StoreId, series.Sku.Id);
        var isKnown = _levels.TryGetValue(key, out var level);
        List<StockDelivery> deliveries = [.. _deliveries[key]];
        var units = isKnown ? RolledForward(level, deliveries, series) : 0;
        var incoming = deliveries
            .Where(d => !(d.DeliveredOn <= _origin.LastDay) && d.Units > 0)
            .Select(d => (_origin.LeadDays(d.DueOn), d.Units)).ToList();
        if (deliveries.Count == 0 && isKnown && level.OnOrder > 0)
        {
            incoming.Add((Math.Max(1, series.Sku.LeadTimeDays ?? 1), level.OnOrder));
        }

        return new BookedStock(
            AgedStock.Estimate(units, deliveries, _origin.LastDay, series.Sku.ShelfLifeDays), incoming,
            isKnown ? level.AsOf : null);
    }

    private int RolledForward(StockLevel level, List<StockDelivery> deliveries, SkuSeries series)
    {
        var units = Math.Max(0, level.OnHand - level.Reserved);
        for (var date = level.AsOf.AddDays(1); date <= _origin.LastDay; date = date.AddDays(1))
        {
            var day = series.Days - 1 - (_origin.LastDay.DayNumber - date.DayNumber);
            units += deliveries.Where(d => d.DeliveredOn == date).Sum(d => d.Units);
            units = Math.Max(0, units - series.AllUnits(day));
        }

        return units;
    }
}
