using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>
/// The sales of a chain as they were until a replay begins, and as they are in it from then on: what models may see,
/// sold-out days included. Prices and promotions are those of the real days. Stores may write at the same time.
/// </summary>
internal sealed class SalesLedger
{
    private readonly SkuHistory _all;
    private readonly Dictionary<string, SkuColumns[]> _columns = new(StringComparer.Ordinal);

    /// <summary>Copies sales; those from the first day on are blank until they are written.</summary>
    internal SalesLedger(SkuHistory sales, int firstDay)
    {
        var stores = new List<StoreSkus>();
        foreach (var store in sales.Stores)
        {
            var traded = Enumerable.Range(0, sales.Days).Select(store.IsTraded).ToArray();
            var columns = store.Series.Select(s => Copy(s, firstDay)).ToArray();
            _columns[store.Store.Id] = columns;
            stores.Add(new StoreSkus(
                store.Store, sales.FirstDay, sales.Days, traded,
                [.. store.Series.Select((s, i) =>
                    new SkuSeries(store.Store.Id, s.Sku, columns[i], traded, sales.Days))]));
        }

        _all = new SkuHistory(sales.Skus, stores, sales.Promotions, sales.FirstDay, sales.Days);
    }

    /// <summary>Writes what was sold.</summary>
    /// <param name="storeId">The store.</param>
    /// <param name="sku">Index of the series.</param>
    /// <param name="day">Day index.</param>
    /// <param name="row">What was sold.</param>
    internal void Write(string storeId, int sku, int day, in SkuDay row)
    {
        var columns = _columns[storeId][sku];
        var at = day - columns.FirstDay;
        if (at >= 0 && at < columns.Units.Length)
        {
            columns.Units[at] = (ushort)row.Units;
            columns.Lines![at] = (ushort)row.Lines;
            columns.WalkIn![at] = (ushort)row.WalkInUnits;
            columns.SoldOut![at] = SkuColumns.Tenths(row.SoldOutHours);
        }
    }

    /// <summary>What is known at an origin; later days must not have been written yet or do not show.</summary>
    internal SkuHistory UpTo(Origin origin) => _all.UpTo(origin);

    private static SkuColumns Copy(SkuSeries series, int firstDay)
    {
        var length = series.Days - series.FirstDay;
        var (units, lines, walkIn) = (new ushort[length], new ushort[length], new ushort[length]);
        var (soldOut, promoted) = (new byte[length], new bool[length]);
        var (priceDays, prices) = (new List<int>(), new List<float>());
        for (var day = series.FirstDay; day < series.Days; day++)
        {
            var at = day - series.FirstDay;
            promoted[at] = series.IsPromoted(day);
            var price = (float)series.Price(day);
            if (!float.IsNaN(price) && (prices.Count == 0 || prices[^1] != price))
            {
                priceDays.Add(day);
                prices.Add(price);
            }

            if (day < firstDay)
            {
                units[at] = (ushort)series.Units(day);
                lines[at] = (ushort)series.Lines(day);
                walkIn[at] = (ushort)series.WalkInUnits(day);
                soldOut[at] = SkuColumns.Tenths((float)series.SoldOutHours(day));
            }
        }

        return new SkuColumns(
            series.FirstDay, units, lines, walkIn, soldOut, promoted, [.. priceDays], [.. prices]);
    }
}
