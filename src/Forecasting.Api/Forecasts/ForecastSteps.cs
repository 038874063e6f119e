using Forecasting.Core.Domain;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Api.Forecasts;

/// <summary>The steps of a forecast that lie wholly in the days asked for.</summary>
/// <param name="Grain">daily, hourly or weekly.</param>
/// <param name="TotalMean">Sum of the means.</param>
/// <param name="All">In order of time.</param>
internal sealed record ForecastSteps(string Grain, double TotalMean, IReadOnlyList<ForecastStep> All)
{
    public static ForecastSteps Of(RoundedForecast forecast, Run run, QueryDates dates, QueryQuantiles quantiles)
    {
        var perDay = forecast.Grain.StepsPerDay();
        var days = forecast.DaysPerStep;
        var first = (dates.From.DayNumber - forecast.FirstDay.DayNumber + days - 1) / days * perDay;
        var end = (dates.To.DayNumber - forecast.FirstDay.DayNumber + 1) / days * perDay;
        long total = 0;
        for (var step = first; step < end; step++)
        {
            total += forecast.Units[step * RoundedForecast.NumbersPerStep];
        }

        return new ForecastSteps(
            days > 1 ? ServedGrain.Weekly.Name() : FitFailuresTable.GrainName(forecast.Grain),
            RoundedForecast.Orders(total),
            [.. Enumerable.Range(first, Math.Max(0, end - first))
                .Select(step => Step(forecast, run, step, quantiles))]);
    }

    private static ForecastStep Step(RoundedForecast forecast, Run run, int step, QueryQuantiles quantiles)
    {
        var hourly = forecast.Grain == Core.Domain.Grain.Hourly;
        var date = forecast.FirstDay.AddDays(hourly ? step / 24 : step * forecast.DaysPerStep);
        return new ForecastStep
        {
            Date = date,
            Hour = hourly ? step % 24 : null,
            LeadDays = date.DayNumber - run.Origin.DayNumber,
            Mean = forecast.Mean(step),
            Q10 = Decile(1),
            Q20 = Decile(2),
            Q30 = Decile(3),
            Q40 = Decile(4),
            Q50 = Decile(5),
            Q60 = Decile(6),
            Q70 = Decile(7),
            Q80 = Decile(8),
            Q90 = Decile(9),
        };

        double? Decile(int tenths) => quantiles.Tenths.Contains(tenths) ? forecast.Decile(step, tenths) : null;
    }
}
