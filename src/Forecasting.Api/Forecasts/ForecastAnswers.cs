using Forecasting.Api.Stores;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Api.Forecasts;

/// <summary>Expected orders of one day or hour.</summary>
public sealed record ForecastStep
{
    /// <summary>The store's local date; the Monday of a week.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The store's local hour, 0-23; absent in daily forecasts.</summary>
    public int? Hour { get; init; }

    /// <summary>Days after the origin; 1 is the day after. Of a week, those to its Monday.</summary>
    public required int LeadDays { get; init; }

    /// <summary>
    /// Expected orders. Means add up exactly: hours to their day, days to their week, channels to 'all', stores to
    /// regions and to the chain.
    /// </summary>
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

    internal static IReadOnlyList<string> Header(string place) =>
    [
        place, "channel_id", "origin", "date", "hour", "lead_days", "mean",
        "q10", "q20", "q30", "q40", "q50", "q60", "q70", "q80", "q90",
    ];

    internal object?[] Row(string place, string channelId, DateOnly origin) =>
    [
        place, channelId, origin, Date, Hour, LeadDays, Mean, Q10, Q20, Q30, Q40, Q50, Q60, Q70, Q80, Q90,
    ];
}

/// <summary>The forecasts of one store and channel from the published run.</summary>
public sealed record ForecastAnswer : ITable
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

    /// <summary>Sum of the means: expected orders from the first to the last day.</summary>
    public required double TotalMean { get; init; }

    /// <summary>What they stand on where it is not a model of their own; empty where all is as usual.</summary>
    public required IReadOnlyList<StoreNote> Notes { get; init; }

    public required IReadOnlyList<ForecastStep> Forecasts { get; init; }

    IReadOnlyList<string> ITable.Columns => ForecastStep.Header("store_id");

    IEnumerable<object?[]> ITable.Rows => Forecasts.Select(f => f.Row(StoreId, ChannelId, Origin));

    public static ForecastAnswer Of(
        RoundedForecast forecast, Run run, QueryDates dates, QueryQuantiles quantiles, IReadOnlyList<StoreNote> notes)
    {
        var steps = ForecastSteps.Of(forecast, run, dates, quantiles);
        return new ForecastAnswer
        {
            StoreId = forecast.Key.StoreId,
            ChannelId = forecast.Key.ChannelId,
            Grain = steps.Grain,
            RunId = run.RunId,
            Origin = run.Origin,
            From = dates.From,
            To = dates.To,
            TotalMean = steps.TotalMean,
            Notes = notes,
            Forecasts = steps.All,
        };
    }
}
