using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Api.Explanations;

/// <summary>Why so many orders are expected: parts that add up to the mean within 0.000001.</summary>
public sealed record ExplanationStep
{
    /// <summary>The store's local date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The store's local hour, 0-23; absent in daily explanations.</summary>
    public int? Hour { get; init; }

    /// <summary>Days after the origin; 1 is the day after.</summary>
    public required int LeadDays { get; init; }

    /// <summary>Expected orders, as the forecasts have them.</summary>
    public required double Mean { get; init; }

    /// <summary>What the store sells on a plain day at present.</summary>
    public required double Level { get; init; }

    /// <summary>What the day of the week adds or takes.</summary>
    public required double Weekday { get; init; }

    /// <summary>What the time of the year or month adds or takes.</summary>
    public required double Season { get; init; }

    /// <summary>What holidays, festivals and closings on or near the day add or take.</summary>
    public required double Event { get; init; }

    /// <summary>What promotions on or near the day add or take.</summary>
    public required double Promotion { get; init; }

    /// <summary>What the weather adds or takes.</summary>
    public required double Weather { get; init; }

    /// <summary>All else: attributes of the store, corrections, roundings.</summary>
    public required double Other { get; init; }
}

/// <summary>Why the forecasts of one store and channel are what they are.</summary>
public sealed record ExplanationAnswer : ITable
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

    public required IReadOnlyList<ExplanationStep> Explanations { get; init; }

    IReadOnlyList<string> ITable.Columns =>
        ["store_id", "channel_id", "origin", "date", "hour", "lead_days", "mean", .. Reasons.Names];

    IEnumerable<object?[]> ITable.Rows => Explanations.Select(e => new object?[]
    {
        StoreId, ChannelId, Origin, e.Date, e.Hour, e.LeadDays, e.Mean,
        e.Level, e.Weekday, e.Season, e.Event, e.Promotion, e.Weather, e.Other,
    });

    /// <summary>The answer.</summary>
    /// <param name="forecast">The means that are explained.</param>
    /// <param name="parts">[reason] of a step of the forecast.</param>
    /// <param name="run">The published run.</param>
    /// <param name="dates">Days asked for.</param>
    public static ExplanationAnswer Of(RoundedForecast forecast, Func<int, double[]> parts, Run run, QueryDates dates)
    {
        var stepsPerDay = forecast.Grain.StepsPerDay();
        var first = (dates.From.DayNumber - forecast.FirstDay.DayNumber) * stepsPerDay;
        var count = (dates.To.DayNumber - dates.From.DayNumber + 1) * stepsPerDay;
        return new ExplanationAnswer
        {
            StoreId = forecast.Key.StoreId,
            ChannelId = forecast.Key.ChannelId,
            Grain = FitFailuresTable.GrainName(forecast.Grain),
            RunId = run.RunId,
            Origin = run.Origin,
            From = dates.From,
            To = dates.To,
            Explanations = [.. Enumerable.Range(first, count).Select(step => Step(forecast, step, parts(step)))],
        };
    }

    private static ExplanationStep Step(RoundedForecast forecast, int step, double[] parts)
    {
        var day = step / forecast.Grain.StepsPerDay();
        return new ExplanationStep
        {
            Date = forecast.FirstDay.AddDays(day),
            Hour = forecast.Grain == Core.Domain.Grain.Hourly ? step % 24 : null,
            LeadDays = day + 1,
            Mean = forecast.Mean(step),
            Level = parts[(int)Reason.Level],
            Weekday = parts[(int)Reason.Weekday],
            Season = parts[(int)Reason.Season],
            Event = parts[(int)Reason.Event],
            Promotion = parts[(int)Reason.Promotion],
            Weather = parts[(int)Reason.Weather],
            Other = parts[(int)Reason.Other],
        };
    }
}
