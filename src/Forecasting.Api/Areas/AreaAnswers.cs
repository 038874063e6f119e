using Forecasting.Api.Forecasts;
using Forecasting.Core.Domain;
using Forecasting.Core.Persistence.Runs;
using Forecasting.Core.Reconciliation;

namespace Forecasting.Api.Areas;

/// <summary>The forecasts of a region or of the chain, for one channel or all, from the published run.</summary>
public sealed record AreaForecastAnswer : ITable
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

    /// <summary>Sum of the means: expected orders from the first to the last day.</summary>
    public required double TotalMean { get; init; }

    public required IReadOnlyList<ForecastStep> Forecasts { get; init; }

    IReadOnlyList<string> ITable.Columns => ForecastStep.Header("region");

    IEnumerable<object?[]> ITable.Rows => Forecasts.Select(f => f.Row(Region ?? "", ChannelId, Origin));

    public static AreaForecastAnswer Of(
        RoundedForecast forecast, Run run, QueryDates dates, QueryQuantiles quantiles)
    {
        var steps = ForecastSteps.Of(forecast, run, dates, quantiles);
        return new AreaForecastAnswer
        {
            Region = forecast.Key.StoreId == AreaForecasts.Chain ? null : forecast.Key.StoreId,
            ChannelId = forecast.Key.ChannelId,
            Grain = steps.Grain,
            RunId = run.RunId,
            Origin = run.Origin,
            From = dates.From,
            To = dates.To,
            TotalMean = steps.TotalMean,
            Forecasts = steps.All,
        };
    }
}

/// <summary>A region that has forecasts.</summary>
public sealed record RegionAnswer
{
    public required string Region { get; init; }

    /// <summary>Its stores in the published run.</summary>
    public required int Stores { get; init; }

    /// <summary>Channels with daily forecasts; 'all' is their sum.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>Where its daily forecasts are.</summary>
    public required string Daily { get; init; }

    /// <summary>Where its hourly forecasts are; absent where there are none.</summary>
    public string? Hourly { get; init; }

    /// <summary>Where its weekly forecasts are; absent where the run reaches no whole week.</summary>
    public string? Weekly { get; init; }

    public static RegionAnswer Of(string region, PublishedRun run)
    {
        var path = $"/regions/{Uri.EscapeDataString(region)}/forecasts";
        var all = new SeriesKey(region, Channel.AllId);
        return new RegionAnswer
        {
            Region = region,
            Stores = run.Stores.Count(s => Hierarchy.RegionOf(s) == region),
            Channels = run.Areas.Channels(region, ServedGrain.Daily),
            Daily = $"{path}/daily",
            Hourly = run.Areas.Find(all, ServedGrain.Hourly) is null ? null : $"{path}/hourly",
            Weekly = run.Areas.Find(all, ServedGrain.Weekly) is null ? null : $"{path}/weekly",
        };
    }
}

/// <summary>All regions of the published run.</summary>
public sealed record RegionsAnswer : ITable
{
    public required string RunId { get; init; }

    /// <summary>The last day whose orders were known.</summary>
    public required DateOnly Origin { get; init; }

    public required int Count { get; init; }

    public required IReadOnlyList<RegionAnswer> Regions { get; init; }

    IReadOnlyList<string> ITable.Columns => ["region", "stores", "channels", "daily", "hourly", "weekly"];

    IEnumerable<object?[]> ITable.Rows => Regions.Select(r => new object?[]
    {
        r.Region, r.Stores, string.Join(' ', r.Channels), r.Daily, r.Hourly, r.Weekly,
    });
}
