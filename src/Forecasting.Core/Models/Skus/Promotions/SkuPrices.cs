using Forecasting.Core.History;

namespace Forecasting.Core.Models.Skus.Promotions;

/// <summary>
/// The price and the promotions of a SKU in a store, those ahead included. Where promotions are marked on days with
/// sales only, days without sales between them belong to the same promotion, and the marks of a SKU that sells less
/// than two units a day count for nothing: they say on which days it sold.
/// </summary>
internal sealed class SkuPrices
{
    private const int LongestAgoDays = 60;
    private const int UsualDays = 91;
    private const int LongestGapDays = 7;
    private const double FewestUnitsADay = 2;
    private readonly SkuSeries _series;
    private readonly double[] _depth;

    /// <summary>Reads prices and promotions.</summary>
    /// <param name="history">What is known.</param>
    /// <param name="store">The store.</param>
    /// <param name="series">The series.</param>
    /// <param name="ahead">Days ahead.</param>
    internal SkuPrices(SkuHistory history, StoreSkus store, SkuSeries series, int ahead)
    {
        _series = series;
        _depth = new double[series.Days + ahead];
        FillMarked();
        foreach (var promotion in history.PromotionsOf(series.Sku.Id, store.Store.Region))
        {
            var last = Math.Min(promotion.LastDate.DayNumber - store.FirstDay.DayNumber, _depth.Length - 1);
            for (var day = Math.Max(0, promotion.FirstDate.DayNumber - store.FirstDay.DayNumber); day <= last; day++)
            {
                _depth[day] = Math.Max(_depth[day], StatedDepth(promotion));
            }
        }
    }

    /// <summary>Share taken off the price on a day; 0 without promotion.</summary>
    internal double Depth(int day) => _depth[day];

    /// <summary>Days, those ahead included.</summary>
    internal int Days => _depth.Length;

    /// <summary>Whether any day has a promotion.</summary>
    internal bool IsEverPromoted => Array.Exists(_depth, depth => depth > 0);

    /// <summary>Mean share taken off over a stretch of days.</summary>
    internal double MeanDepth(int end, int days)
    {
        double sum = 0;
        for (var day = Math.Max(0, end - days); day < end; day++)
        {
            sum += _depth[day];
        }

        return sum / days;
    }

    /// <summary>Days since the last day of a promotion before a day, so many at most; 0 on a day of one.</summary>
    internal int DaysSincePromotion(int day)
    {
        for (var back = 0; back < LongestAgoDays && day - back >= 0; back++)
        {
            if (_depth[day - back] > 0)
            {
                return back;
            }
        }

        return LongestAgoDays;
    }

    /// <summary>Logarithm of the last price over its mean of three months; 0 where none is known.</summary>
    internal float LogRelativePrice(int end)
    {
        double sum = 0;
        var known = 0;
        for (var day = Math.Max(_series.FirstDay, end - UsualDays); day < end; day++)
        {
            var price = _series.Price(day);
            sum += price > 0 ? price : 0;
            known += price > 0 ? 1 : 0;
        }

        var last = _series.Price(end - 1);
        return known > 0 && last > 0 ? (float)Math.Clamp(Math.Log(last * known / sum), -2, 2) : 0;
    }

    private void FillMarked()
    {
        List<int> marked = [.. ListedDays().Where(_series.IsPromoted)];
        if (marked.Count == 0 || SayWhenItSold(marked))
        {
            return;
        }

        var last = -LongestGapDays;
        foreach (var day in marked)
        {
            var goesOn = day - last < LongestGapDays
                && Enumerable.Range(last + 1, day - last - 1).All(between => _series.AllUnits(between) == 0);
            var first = goesOn ? last + 1 : day;
            Array.Fill(_depth, PaidDepth(day), first, day - first + 1);
            last = day;
        }
    }

    /// <summary>Whether marks are on days with sales only, of a SKU that does not sell on every day.</summary>
    private bool SayWhenItSold(List<int> marked) =>
        marked.All(day => _series.AllUnits(day) > 0)
        && ListedDays().Sum(_series.AllUnits) < FewestUnitsADay * ListedDays().Count(_series.IsKnown);

    private IEnumerable<int> ListedDays() =>
        Enumerable.Range(_series.FirstDay, Math.Max(0, _series.Days - _series.FirstDay));

    private double StatedDepth(PricePromotion promotion)
    {
        if (!double.IsNaN(promotion.Depth))
        {
            return promotion.Depth;
        }

        return _series.Sku.UnitPrice is > 0 and var usual && promotion.Price >= 0
            ? Math.Clamp(1 - (promotion.Price / usual), 0, 1) : UnknownDepth;
    }

    // Of a promotion that takes nothing off the price, such as a gift.
    private const double GiftDepth = 0.01;

    // Of a promotion of which nothing more is known.
    private const double UnknownDepth = 0.2;

    private double PaidDepth(int day) =>
        _series.Sku.UnitPrice is > 0 and var usual && _series.Price(day) is > 0 and var price
            ? Math.Clamp(1 - (price / usual), GiftDepth, 1) : UnknownDepth;
}
