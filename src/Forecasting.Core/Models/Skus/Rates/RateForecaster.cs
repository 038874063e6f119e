using Forecasting.Core.Domain;
using Forecasting.Core.Models.Skus.Promotions;

namespace Forecasting.Core.Models.Skus.Rates;

/// <summary>Mean units on each day ahead from the days of one SKU; NaN days are not known.</summary>
/// <param name="days">[day] units sold up to the origin; NaN where not known.</param>
/// <param name="means">[lead - 1] to be filled.</param>
public delegate void DailyRate(ReadOnlySpan<double> days, Span<double> means);

/// <summary>
/// A textbook forecast: a daily rate from the SKU's own last year, and around it a negative binomial distribution whose
/// variance over its mean is that of the SKU's own days. Nothing is learnt from other SKUs or prices, and of promotions
/// only where that is asked for.
/// </summary>
/// <param name="name">The name in results.</param>
/// <param name="rate">How the rate is found.</param>
/// <param name="knowsPromotions">Whether the rate is that of days without promotion, and promoted days are
/// lifted.</param>
public sealed class RateForecaster(string name, DailyRate rate, bool knowsPromotions = false) : ISkuForecaster
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public IFittedSkuModel Fit(SkuContext context, Horizon horizon, CancellationToken cancellation) => new RateModel(
        rate, knowsPromotions ? PromotionLifts.Learn(context) : PromotionLifts.None);

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
}
