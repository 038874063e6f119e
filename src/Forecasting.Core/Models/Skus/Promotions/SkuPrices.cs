using Forecasting.Core.History;

namespace Forecasting.Core.Models.Skus.Promotions;

/// <summary>The price and the promotions of a SKU in a store, those ahead included.</summary>
internal sealed class SkuPrices
{
    private const int LongestAgoDays = 60;
    private const int UsualDays = 91;
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
        for (var day = series.FirstDay; day < series.Days; day++)
        {
            _depth[day] = series.IsPromoted(day) ? PaidDepth(day) : 0;
        }

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

    private double StatedDepth(PricePromotion promotion)
    {
        if (!double.IsNaN(promotion.Depth))
        {
            return promotion.Depth;
        }

        return _series.Sku.UnitPrice is > 0 and var usual && promotion.Price >= 0
            ? Math.Clamp(1 - (promotion.Price / usual), 0, 1) : UnknownDepth;
    }

    // Of a promotion of which nothing more is known.
    private const double UnknownDepth = 0.2;

    private double PaidDepth(int day) =>
        _series.Sku.UnitPrice is > 0 and var usual && _series.Price(day) is > 0 and var price
            ? Math.Clamp(1 - (price / usual), 0.01, 1) : UnknownDepth;
}
