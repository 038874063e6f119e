using Forecasting.Core.History;
using Forecasting.Core.Persistence.Switching;

namespace Forecasting.Api.ManualForecasts;

/// <summary>What a planner expected of a day.</summary>
public sealed record ManualLine
{
    public required string StoreId { get; init; }

    public required string ChannelId { get; init; }

    public required DateOnly Date { get; init; }

    public required double Orders { get; init; }

    public required DateOnly MadeOn { get; init; }

    /// <summary>Days from the making to the day.</summary>
    public required int LeadDays { get; init; }

    public required string Planner { get; init; }

    /// <summary>When another number replaced it; absent where it holds.</summary>
    public string? ReplacedAt { get; init; }

    /// <summary>The import or upload that replaced it.</summary>
    public string? ReplacedBy { get; init; }

    public static ManualLine Of(ManualForecast forecast) => new()
    {
        StoreId = forecast.Key.StoreId,
        ChannelId = forecast.Key.ChannelId,
        Date = forecast.Date,
        Orders = forecast.Orders,
        MadeOn = forecast.MadeOn,
        LeadDays = forecast.LeadDays,
        Planner = forecast.Planner,
    };

    public static ManualLine Of(ReplacedForecast replaced) =>
        Of(replaced.Forecast) with { ReplacedAt = replaced.ReplacedAt, ReplacedBy = replaced.ReplacedBy };
}

/// <summary>The planners' own forecasts.</summary>
public sealed record ManualAnswer : ITable
{
    /// <summary>By store, date and making date; with history, corrected ones after those that hold.</summary>
    public required IReadOnlyList<ManualLine> ManualForecasts { get; init; }

    IReadOnlyList<string> ITable.Columns =>
        ["store_id", "channel_id", "date", "orders", "made_on", "lead_days", "planner", "replaced_at", "replaced_by"];

    IEnumerable<object?[]> ITable.Rows => ManualForecasts.Select(f => new object?[]
    {
        f.StoreId, f.ChannelId, f.Date, f.Orders, f.MadeOn, f.LeadDays, f.Planner, f.ReplacedAt, f.ReplacedBy,
    });
}

/// <summary>What became of an upload.</summary>
public sealed record UploadAnswer : ITable
{
    public required string UploadId { get; init; }

    /// <summary>Rows of the body.</summary>
    public required int Rows { get; init; }

    /// <summary>Forecasts that are new.</summary>
    public required int Added { get; init; }

    /// <summary>Forecasts that were corrected; what they said before is kept.</summary>
    public required int Changed { get; init; }

    /// <summary>Rows that could not be used; all others were.</summary>
    public required IReadOnlyList<RejectedLine> Rejected { get; init; }

    IReadOnlyList<string> ITable.Columns => ["upload_id", "rows", "added", "changed", "rejected"];

    IEnumerable<object?[]> ITable.Rows => [[UploadId, Rows, Added, Changed, Rejected.Count]];
}
