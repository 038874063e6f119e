using Forecasting.Core.History;

namespace Forecasting.Core.Models.Skus.Promotions;

/// <summary>How busy a store was day by day, by what it sold of SKUs that were not promoted: units over those that the
/// same SKUs sell on the mean.</summary>
internal sealed class RegularTraffic
{
    // Of few SKUs, chance is more than what the store's customers do.
    private const double FewestUnits = 20;
    private readonly double[] _index;

    /// <summary>Goes through all SKUs of a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="prices">[series], its promotions.</param>
    internal RegularTraffic(StoreSkus store, IReadOnlyList<SkuPrices> prices)
    {
        var (sold, usual) = (new double[store.Days], new double[store.Days]);
        foreach (var (series, price) in store.Series.Zip(prices))
        {
            var mean = Add(series, price, sold);
            for (var day = series.FirstDay; mean > 0 && day < series.Days; day++)
            {
                usual[day] += IsRegular(series, price, day) ? mean : 0;
            }
        }

        _index = [.. sold.Zip(usual, (s, u) => u >= FewestUnits ? s / u : double.NaN)];
    }

    /// <summary>Traffic of a day, 1 on the mean; 1 where it is not known.</summary>
    /// <param name="day">Day index.</param>
    internal double On(int day) => _index[day] > 0 ? _index[day] : 1;

    /// <summary>Adds what a SKU sold without promotion; gives its mean a day.</summary>
    private static double Add(SkuSeries series, SkuPrices prices, double[] sold)
    {
        var (units, known) = (0.0, 0);
        for (var day = series.FirstDay; day < series.Days; day++)
        {
            if (IsRegular(series, prices, day))
            {
                sold[day] += series.AllUnits(day);
                units += series.AllUnits(day);
                known++;
            }
        }

        return known > 0 ? units / known : 0;
    }

    private static bool IsRegular(SkuSeries series, SkuPrices prices, int day) =>
        series.IsKnown(day) && !(prices.Depth(day) > 0);
}
