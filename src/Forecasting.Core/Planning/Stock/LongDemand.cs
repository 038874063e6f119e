using Forecasting.Core.Forecasts;
using Forecasting.Core.Models.Skus;

namespace Forecasting.Core.Planning.Stock;

/// <summary>Demand over more days than were forecast: the last week goes on.</summary>
public static class LongDemand
{
    /// <summary>Mean units wanted on a day; beyond the forecast, those of the same weekday in its last week.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="leadDays">1 or more.</param>
    public static double Mean(SkuForecast forecast, int leadDays)
    {
        var beyond = leadDays - forecast.Days;
        var weeks = beyond > 0 ? (beyond + 6) / 7 : 0;
        return forecast.Mean(Math.Max(1, leadDays - (7 * weeks)));
    }

    /// <summary>
    /// Units wanted over several days together. Where they reach beyond the forecast, a negative binomial of their
    /// mean: the variance of independent days grows with it, that of the level they have in common with its square.
    /// </summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="firstLead">First day, 1 to the forecast's last.</param>
    /// <param name="days">Days, 0 or more.</param>
    public static CountDistribution Over(SkuForecast forecast, int firstLead, int days)
    {
        var held = forecast.Days - firstLead + 1;
        if (days <= held)
        {
            return forecast.Over(firstLead, days);
        }

        var known = forecast.Over(firstLead, held);
        if (known.Mean <= 0)
        {
            return known;
        }

        var mean = known.Mean;
        for (var lead = forecast.Days + 1; lead < firstLead + days; lead++)
        {
            mean += Mean(forecast, lead);
        }

        var spread = forecast.LevelSpread * forecast.LevelSpread;
        var variance = (Math.Max(0, known.Variance - (spread * known.Mean * known.Mean)) * mean / known.Mean)
            + (spread * mean * mean);
        return CountDistribution.NegativeBinomial(
            mean, variance > mean ? mean * mean / (variance - mean) : double.PositiveInfinity);
    }
}
