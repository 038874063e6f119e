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
        var range = RangeOf(forecast, dates).ToList();
        return new ForecastSteps(
            GrainOf(forecast),
            RoundedForecast.Orders(range.Sum(step => forecast.Units[step * RoundedForecast.NumbersPerStep])),
            [.. range.Select(step => Step(forecast, run, step, quantiles))]);
    }

    /// <summary>daily, hourly or weekly.</summary>
    public static string GrainOf(RoundedForecast forecast) => forecast.DaysPerStep > 1
        ? ServedGrain.Weekly.Name()
        : FitFailuresTable.GrainName(forecast.Grain);

    /// <summary>The steps that lie wholly in the days.</summary>
    public static IEnumerable<int> RangeOf(RoundedForecast forecast, QueryDates dates)
    {
        var perDay = forecast.Grain.StepsPerDay();
        var days = forecast.DaysPerStep;
        var first = (dates.From.DayNumber - forecast.FirstDay.DayNumber + days - 1) / days * perDay;
        var end = (dates.To.DayNumber - forecast.FirstDay.DayNumber + 1) / days * perDay;
        return Enumerable.Range(first, Math.Max(0, end - first));
    }

    /// <summary>The local date of a step, a week's Monday, and its hour where steps are hours.</summary>
    public static (DateOnly Date, int? Hour) TimeOf(RoundedForecast forecast, int step) =>
        forecast.Grain == Core.Domain.Grain.Hourly
            ? (forecast.FirstDay.AddDays(step / 24), step % 24)
            : (forecast.FirstDay.AddDays(step * forecast.DaysPerStep), null);

    private static ForecastStep Step(RoundedForecast forecast, Run run, int step, QueryQuantiles quantiles)
    {
        var (date, hour) = TimeOf(forecast, step);
        return new ForecastStep
        {
            Date = date,
            Hour = hour,
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
