using Forecasting.Core.Domain;

namespace Forecasting.Core.History;

/// <summary>
/// Makes a <see cref="SkuHistory"/> of rows. Rows may come in any order; those of one store and SKU are best given
/// together, because only theirs are held loosely.
/// </summary>
public sealed class SkuHistoryBuilder
{
    private readonly Dictionary<string, Store> _stores = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Sku> _skus = new(StringComparer.Ordinal);
    private readonly Dictionary<(string StoreId, string SkuId), SkuColumns> _series = [];
    private readonly Dictionary<string, HashSet<int>> _traded = new(StringComparer.Ordinal);
    private readonly List<PricePromotion> _promotions = [];
    private readonly List<(int Day, SkuDay Row)> _open = [];
    private (string StoreId, string SkuId) _openKey = ("", "");
    private HashSet<int> _openTraded = [];

    /// <summary>Adds a store; one that comes again is replaced.</summary>
    /// <param name="store">The store.</param>
    public void Add(Store store) => _stores[store.Id] = store;

    /// <summary>Adds a SKU; one that comes again is replaced.</summary>
    /// <param name="sku">The SKU.</param>
    public void Add(Sku sku) => _skus[sku.Id] = sku;

    /// <summary>Adds a promotion.</summary>
    /// <param name="promotion">The promotion.</param>
    public void Add(PricePromotion promotion) => _promotions.Add(promotion);

    /// <summary>Adds a day, unless there is one.</summary>
    /// <param name="storeId">The store; added without a name where it is new.</param>
    /// <param name="skuId">The SKU; added without a name where it is new.</param>
    /// <param name="date">The day.</param>
    /// <param name="row">What was sold.</param>
    /// <returns>The row that was there before, or null.</returns>
    public SkuDay? Add(string storeId, string skuId, DateOnly date, in SkuDay row)
    {
        if (_openKey != (storeId, skuId))
        {
            Open(storeId, skuId);
        }

        var day = date.DayNumber;
        _openTraded.Add(day);
        if (_open.Count == 0 || _open[^1].Day < day)
        {
            _open.Add((day, row));
            return null;
        }

        var at = _open.BinarySearch((day, default), Comparer<(int Day, SkuDay)>.Create((a, b) => a.Day - b.Day));
        if (at >= 0)
        {
            return _open[at].Row;
        }

        _open.Insert(~at, (day, row));
        return null;
    }

    /// <summary>Makes the history; the builder must not be used afterwards.</summary>
    public SkuHistory Build()
    {
        Close();
        var first = _series.Count > 0 ? _series.Values.Min(c => c.FirstDay) : DateOnly.MinValue.DayNumber;
        var days = _series.Count > 0 ? _series.Values.Max(c => c.LastDay) - first + 1 : 0;
        var firstDay = DateOnly.FromDayNumber(first);
        var skus = _skus.Values.ToList();
        var stores = new List<StoreSkus>();
        foreach (var store in _stores.Values)
        {
            var traded = new bool[days];
            foreach (var day in _traded.GetValueOrDefault(store.Id) ?? [])
            {
                traded[day - first] = true;
            }

            var series = new List<SkuSeries>();
            foreach (var sku in skus)
            {
                if (_series.Remove((store.Id, sku.Id), out var columns))
                {
                    series.Add(new SkuSeries(store.Id, sku, columns.Shifted(first), traded, days));
                }
            }

            stores.Add(new StoreSkus(store, firstDay, days, traded, series));
        }

        return new SkuHistory(skus, stores, _promotions, firstDay, days);
    }

    private void Open(string storeId, string skuId)
    {
        Close();
        _openKey = (storeId, skuId);
        if (!_stores.ContainsKey(storeId))
        {
            _stores.Add(storeId, new Store { Id = storeId, Name = storeId });
        }

        if (!_skus.ContainsKey(skuId))
        {
            _skus.Add(skuId, new Sku { Id = skuId, Name = skuId });
        }

        if (!_traded.TryGetValue(storeId, out var traded))
        {
            _traded[storeId] = traded = [];
        }

        _openTraded = traded;
        _open.AddRange(_series.TryGetValue(_openKey, out var columns) ? columns.Rows() : []);
    }

    private void Close()
    {
        if (_open.Count > 0)
        {
            _series[_openKey] = SkuColumns.Of(_open);
            _open.Clear();
        }
    }
}
