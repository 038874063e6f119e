using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models.Skus.Promotions;

namespace Forecasting.Core.Models.Skus.Rates;

/// <summary>A daily rate, with what promotions do to it.</summary>
/// <param name="rate">How the rate is found.</param>
/// <param name="lifts">What promotions do; none for a rate that does not know of them.</param>
internal sealed class RateModel(DailyRate rate, PromotionLifts lifts) : IFittedSkuModel
{
    private const int DaysSeen = 364;
    private const double LevelSpread = 0.3;

    /// <inheritdoc/>
    public IReadOnlyList<SkuForecast> Forecast(SkuContext context, string storeId, Horizon horizon)
    {
        var store = context.History.Store(storeId);
        var trades = TradedDays.Ahead(context, store, horizon);
        return
        [
            .. store.Series.Select(s => Of(
                s, store.Origin, lifts.Over(context.History, store, s, horizon.Days), trades)),
        ];
    }

    private SkuForecast Of(SkuSeries series, Origin origin, PromotionLift[] lift, bool[] trades)
    {
        var days = new double[Math.Min(DaysSeen, series.Days - series.FirstDay)];
        double sum = 0, squares = 0;
        var known = 0;
        for (var i = 0; i < days.Length; i++)
        {
            var day = series.Days - days.Length + i;
            days[i] = series.IsKnown(day) ? series.AllUnits(day) / On(day) : double.NaN;
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
            : NegativeBinomial(m * On(series.Days + lead), excess));
        return new SkuForecast(
            series.StoreId, series.Sku, origin, [.. ahead], LevelSpread, series.OnlineShare(DaysSeen))
        {
            PromotionSpreads = lift.Length > 0 ? PromotionLift.Spreads(lift.AsSpan(series.Days)) : [],
        };

        double On(int day) => lift.Length > 0 ? lift[day].Factor : 1;
    }

    private static CountDistribution NegativeBinomial(double mean, double excess)
    {
        mean = Math.Min(mean, CountDistribution.MostMean);
        return CountDistribution.NegativeBinomial(mean, excess > 0 ? mean / excess : double.PositiveInfinity);
    }
}
