using Forecasting.Api.Forecasts;
using Forecasting.Core.Features;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Api.Explanations;

/// <summary>Why so many orders are expected: parts that add up to the mean within 0.000001.</summary>
public sealed record ExplanationStep
{
    /// <summary>The store's local date; the Monday of a week.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The store's local hour, 0-23; absent in explanations of days and weeks.</summary>
    public int? Hour { get; init; }

    /// <summary>Days after the origin; 1 is the day after. Of a week, those to its Monday.</summary>
    public required int LeadDays { get; init; }

    /// <summary>Expected orders, as the forecasts have them.</summary>
    public required double Mean { get; init; }

    /// <summary>What is sold on plain days at present.</summary>
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

    internal static IReadOnlyList<string> Header(string place) =>
        [place, "channel_id", "origin", "date", "hour", "lead_days", "mean", .. Reasons.Names];

    internal object?[] Row(string place, string channelId, DateOnly origin) =>
    [
        place, channelId, origin, Date, Hour, LeadDays, Mean,
        Level, Weekday, Season, Event, Promotion, Weather, Other,
    ];

    /// <summary>The steps that lie wholly in the days asked for.</summary>
    /// <param name="forecast">The means that are explained.</param>
    /// <param name="parts">[reason] of a step of the forecast.</param>
    /// <param name="run">The published run.</param>
    /// <param name="dates">Days asked for.</param>
    internal static IReadOnlyList<ExplanationStep> Of(
        RoundedForecast forecast, Func<int, double[]> parts, Run run, QueryDates dates) =>
        [.. ForecastSteps.RangeOf(forecast, dates).Select(step => Of(forecast, step, parts(step), run))];

    private static ExplanationStep Of(RoundedForecast forecast, int step, double[] parts, Run run)
    {
        var (date, hour) = ForecastSteps.TimeOf(forecast, step);
        return new ExplanationStep
        {
            Date = date,
            Hour = hour,
            LeadDays = date.DayNumber - run.Origin.DayNumber,
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

/// <summary>Why the forecasts of one store and channel are what they are.</summary>
public sealed record ExplanationAnswer : ITable
{
    public required string StoreId { get; init; }

    public required string ChannelId { get; init; }

    /// <summary>daily, hourly or weekly.</summary>
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

    IReadOnlyList<string> ITable.Columns => ExplanationStep.Header("store_id");

    IEnumerable<object?[]> ITable.Rows => Explanations.Select(e => e.Row(StoreId, ChannelId, Origin));

    /// <summary>The answer.</summary>
    /// <param name="forecast">The means that are explained.</param>
    /// <param name="parts">[reason] of a step of the forecast.</param>
    /// <param name="run">The published run.</param>
    /// <param name="dates">Days asked for.</param>
    public static ExplanationAnswer Of(
        RoundedForecast forecast, Func<int, double[]> parts, Run run, QueryDates dates) => new()
        {
            StoreId = forecast.Key.StoreId,
            ChannelId = forecast.Key.ChannelId,
            Grain = ForecastSteps.GrainOf(forecast),
            RunId = run.RunId,
            Origin = run.Origin,
            From = dates.From,
            To = dates.To,
            Explanations = ExplanationStep.Of(forecast, parts, run, dates),
        };
}

/// <summary>Why the forecasts of a region or of the chain are what they are.</summary>
public sealed record AreaExplanationAnswer : ITable
{
    /// <summary>The region; absent for the whole chain.</summary>
    public string? Region { get; init; }

    public required string ChannelId { get; init; }

    /// <summary>daily, hourly or weekly.</summary>
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

    IReadOnlyList<string> ITable.Columns => ExplanationStep.Header("region");

    IEnumerable<object?[]> ITable.Rows => Explanations.Select(e => e.Row(Region ?? "", ChannelId, Origin));

    /// <summary>The answer.</summary>
    /// <param name="forecast">The means that are explained.</param>
    /// <param name="parts">[reason] of a step of the forecast.</param>
    /// <param name="run">The published run.</param>
    /// <param name="dates">Days asked for.</param>
    public static AreaExplanationAnswer Of(
        RoundedForecast forecast, Func<int, double[]> parts, Run run, QueryDates dates) => new()
        {
            Region = forecast.Key.StoreId == AreaForecasts.Chain ? null : forecast.Key.StoreId,
            ChannelId = forecast.Key.ChannelId,
            Grain = ForecastSteps.GrainOf(forecast),
            RunId = run.RunId,
            Origin = run.Origin,
            From = dates.From,
            To = dates.To,
            Explanations = ExplanationStep.Of(forecast, parts, run, dates),
        };
}
