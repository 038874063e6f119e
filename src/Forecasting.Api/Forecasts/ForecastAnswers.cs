using Forecasting.Core.Domain;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Api.Forecasts;

/// <summary>Expected orders of one day or hour.</summary>
public sealed record ForecastStep
{
    /// <summary>The store's local date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The store's local hour, 0-23; absent in daily forecasts.</summary>
    public int? Hour { get; init; }

    /// <summary>Days after the origin; 1 is the day after.</summary>
    public required int LeadDays { get; init; }

    /// <summary>Expected orders. Means add up exactly: hours to their day, channels to 'all'.</summary>
    public required double Mean { get; init; }

    /// <summary>With 10 % probability at most so many orders come.</summary>
    public double? Q10 { get; init; }

    public double? Q20 { get; init; }

    public double? Q30 { get; init; }

    public double? Q40 { get; init; }

    /// <summary>The median: as likely more as fewer.</summary>
    public double? Q50 { get; init; }

    public double? Q60 { get; init; }

    public double? Q70 { get; init; }

    public double? Q80 { get; init; }

    /// <summary>With 90 % probability at most so many orders come.</summary>
    public double? Q90 { get; init; }
}

/// <summary>The forecasts of one store and channel from the published run.</summary>
public sealed record ForecastAnswer : ITable
{
    public required string StoreId { get; init; }

    public required string ChannelId { get; init; }

    /// <summary>daily or hourly.</summary>
    public required string Grain { get; init; }

    /// <summary>The run that made them.</summary>
    public required string RunId { get; init; }

    /// <summary>The last day whose orders were known.</summary>
    public required DateOnly Origin { get; init; }

    /// <summary>First day of the answer.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day of the answer, included.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Sum of the means: expected orders from the first to the last day.</summary>
    public required double TotalMean { get; init; }

    public required IReadOnlyList<ForecastStep> Forecasts { get; init; }

    IReadOnlyList<string> ITable.Columns =>
    [
        "store_id", "channel_id", "origin", "date", "hour", "lead_days", "mean",
        "q10", "q20", "q30", "q40", "q50", "q60", "q70", "q80", "q90",
    ];

    IEnumerable<object?[]> ITable.Rows => Forecasts.Select(f => new object?[]
    {
        StoreId, ChannelId, Origin, f.Date, f.Hour, f.LeadDays, f.Mean,
        f.Q10, f.Q20, f.Q30, f.Q40, f.Q50, f.Q60, f.Q70, f.Q80, f.Q90,
    });

    public static ForecastAnswer Of(RoundedForecast forecast, Run run, QueryDates dates, QueryQuantiles quantiles)
    {
        var stepsPerDay = forecast.Grain.StepsPerDay();
        var first = (dates.From.DayNumber - forecast.FirstDay.DayNumber) * stepsPerDay;
        var end = (dates.To.DayNumber - forecast.FirstDay.DayNumber + 1) * stepsPerDay;
        long total = 0;
        for (var step = first; step < end; step++)
        {
            total += forecast.Units[step * RoundedForecast.NumbersPerStep];
        }

        return new ForecastAnswer
        {
            StoreId = forecast.Key.StoreId,
            ChannelId = forecast.Key.ChannelId,
            Grain = FitFailuresTable.GrainName(forecast.Grain),
            RunId = run.RunId,
            Origin = run.Origin,
            From = dates.From,
            To = dates.To,
            TotalMean = RoundedForecast.Orders(total),
            Forecasts = [.. Enumerable.Range(first, end - first).Select(step => Step(forecast, step, quantiles))],
        };
    }

    private static ForecastStep Step(RoundedForecast forecast, int step, QueryQuantiles quantiles)
    {
        var hourly = forecast.Grain == Core.Domain.Grain.Hourly;
        var day = hourly ? step / 24 : step;
        return new ForecastStep
        {
            Date = forecast.FirstDay.AddDays(day),
            Hour = hourly ? step % 24 : null,
            LeadDays = day + 1,
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
