using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.Skus.Rates;

/// <summary>Mean units on each day ahead from the days of one SKU; NaN days are not known.</summary>
/// <param name="days">[day] units sold up to the origin; NaN where not known.</param>
/// <param name="means">[lead - 1] to be filled.</param>
public delegate void DailyRate(ReadOnlySpan<double> days, Span<double> means);

/// <summary>
/// A textbook forecast: a daily rate from the SKU's own last year, and around it a negative binomial distribution whose
/// variance over its mean is that of the SKU's own days. Nothing is learnt from other SKUs, promotions or prices.
/// </summary>
/// <param name="name">The name in results.</param>
/// <param name="rate">How the rate is found.</param>
public sealed class RateForecaster(string name, DailyRate rate) : ISkuForecaster, IFittedSkuModel
{
    private const int DaysSeen = 364;
    private const double LevelSpread = 0.3;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public IFittedSkuModel Fit(SkuContext context, Horizon horizon, CancellationToken cancellation) => this;

    /// <inheritdoc/>
    public IReadOnlyList<SkuForecast> Forecast(SkuContext context, string storeId, Horizon horizon)
    {
        var store = context.History.Store(storeId);
        var trades = TradedDays.Ahead(context, store, horizon);
        var forecasts = new SkuForecast[store.Series.Count];
        for (var i = 0; i < forecasts.Length; i++)
        {
            forecasts[i] = Of(store.Series[i], store.Origin, trades);
        }

        return forecasts;
    }

    /// <summary>Means of the same weekday over the last eight weeks in which it is known; the mean of all days where it
    /// is not.</summary>
    /// <param name="days">[day] units sold; NaN where not known.</param>
    /// <param name="means">[lead - 1] to be filled.</param>
    public static void SeasonalMean(ReadOnlySpan<double> days, Span<double> means)
    {
        const int Weeks = 8;
        var overall = MeanOf(days, days.Length - 1, 1, Weeks * 7);
        for (var lead = 0; lead < means.Length; lead++)
        {
            var same = MeanOf(days, days.Length + (lead % 7) - 7, 7, Weeks);
            means[lead] = double.IsNaN(same) ? double.IsNaN(overall) ? 0 : overall : same;
        }
    }

    /// <summary>A rate that is the same on every day, from the known days.</summary>
    /// <param name="rate">The rate of days without gaps.</param>
    public static DailyRate Level(Func<double[], double> rate) =>
        (days, means) => means.Fill(rate([.. days.ToArray().Where(d => !double.IsNaN(d))]));

    private static double MeanOf(ReadOnlySpan<double> days, int last, int step, int most)
    {
        double sum = 0;
        var known = 0;
        for (var day = last; day >= 0 && most > 0; day -= step, most--)
        {
            if (!double.IsNaN(days[day]))
            {
                sum += days[day];
                known++;
            }
        }

        return known > 0 ? sum / known : double.NaN;
    }

    private SkuForecast Of(SkuSeries series, Origin origin, bool[] trades)
    {
        var days = new double[Math.Min(DaysSeen, series.Days - series.FirstDay)];
        double sum = 0, squares = 0;
        var known = 0;
        for (var i = 0; i < days.Length; i++)
        {
            var day = series.Days - days.Length + i;
            days[i] = series.IsKnown(day) ? series.AllUnits(day) : double.NaN;
            if (!double.IsNaN(days[i]))
            {
                sum += days[i];
                squares += days[i] * days[i];
                known++;
            }
        }

        var mean = known > 0 ? sum / known : 0;
        var variance = known > 1 ? (squares - (mean * sum)) / (known - 1) : mean;
        var excess = mean > 0 ? Math.Max(0, (variance / mean) - 1) : 0;
        var means = new double[trades.Length];
        rate(days, means);
        var ahead = means.Select((m, lead) => !trades[lead] || m <= 0 ? CountDistribution.Nothing
            : CountDistribution.NegativeBinomial(m, excess > 0 ? m / excess : double.PositiveInfinity));
        return new SkuForecast(
            series.StoreId, series.Sku, origin, [.. ahead], LevelSpread, series.OnlineShare(DaysSeen));
    }
}
