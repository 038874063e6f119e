using Forecasting.Core.Domain;

namespace Forecasting.Api.Stores;

/// <summary>A store that has forecasts.</summary>
public sealed record StoreAnswer : ITable
{
    public required string StoreId { get; init; }

    public required string Name { get; init; }

    public required string Region { get; init; }

    public required string City { get; init; }

    /// <summary>IANA time zone of its local dates and hours.</summary>
    public required string Timezone { get; init; }

    public DateOnly? OpenedOn { get; init; }

    /// <summary>First open hour, included.</summary>
    public int? OpenHour { get; init; }

    /// <summary>The hour at which it closes, excluded.</summary>
    public int? CloseHour { get; init; }

    /// <summary>Channels with daily forecasts; 'all' is their sum.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>Channels with hourly forecasts; empty where only days are known.</summary>
    public required IReadOnlyList<string> HourlyChannels { get; init; }

    /// <summary>First day with a forecast.</summary>
    public required DateOnly FirstDate { get; init; }

    /// <summary>Last day with a daily forecast, included.</summary>
    public required DateOnly LastDate { get; init; }

    /// <summary>Last day with an hourly forecast, included; absent where there are none.</summary>
    public DateOnly? LastHourlyDate { get; init; }

    /// <summary>Where its daily forecasts are.</summary>
    public required string Daily { get; init; }

    /// <summary>Where its hourly forecasts are; absent where there are none.</summary>
    public string? Hourly { get; init; }

    /// <summary>Where its weekly forecasts are; absent where the run reaches no whole week.</summary>
    public string? Weekly { get; init; }

    /// <summary>What its forecasts stand on where it is no model of its own; empty where all is as usual.</summary>
    public required IReadOnlyList<StoreNote> Notes { get; init; }

    IReadOnlyList<string> ITable.Columns => Header;

    IEnumerable<object?[]> ITable.Rows => [Row];

    internal static IReadOnlyList<string> Header { get; } =
    [
        "store_id", "name", "region", "city", "timezone", "opened_on", "open_hour", "close_hour", "channels",
        "hourly_channels", "first_date", "last_date", "last_hourly_date", "notes",
    ];

    internal object?[] Row =>
    [
        StoreId, Name, Region, City, Timezone, OpenedOn, OpenHour, CloseHour, string.Join(' ', Channels),
        string.Join(' ', HourlyChannels), FirstDate, LastDate, LastHourlyDate,
        string.Join("; ", Notes.Select(n => n.Line)),
    ];

    public static StoreAnswer Of(Store store, PublishedRun run)
    {
        var channels = run.Channels(store.Id, Grain.Daily);
        var hourlyChannels = run.Channels(store.Id, Grain.Hourly);
        var daily = run.Find(new SeriesKey(store.Id, channels[0]), Grain.Daily)!;
        var hourly = hourlyChannels.Count > 0
            ? run.Find(new SeriesKey(store.Id, hourlyChannels[0]), Grain.Hourly)
            : null;
        var path = $"/stores/{Uri.EscapeDataString(store.Id)}/forecasts";
        return new StoreAnswer
        {
            StoreId = store.Id,
            Name = store.Name,
            Region = store.Region,
            City = store.City,
            Timezone = store.TimeZoneId,
            OpenedOn = store.OpenedOn,
            OpenHour = store.OpenHour,
            CloseHour = store.CloseHour,
            Channels = channels,
            HourlyChannels = hourlyChannels,
            FirstDate = daily.FirstDay,
            LastDate = daily.LastDay,
            LastHourlyDate = hourly?.LastDay,
            Daily = $"{path}/daily",
            Hourly = hourly is null ? null : $"{path}/hourly",
            Weekly = run.Find(daily.Key, ServedGrain.Weekly) is null ? null : $"{path}/weekly",
            Notes = StoreNote.Of(run, store.Id),
        };
    }
}

/// <summary>All stores of the published run.</summary>
public sealed record StoresAnswer : ITable
{
    public required string RunId { get; init; }

    /// <summary>The last day whose orders were known.</summary>
    public required DateOnly Origin { get; init; }

    public required int Count { get; init; }

    public required IReadOnlyList<StoreAnswer> Stores { get; init; }

    IReadOnlyList<string> ITable.Columns => StoreAnswer.Header;

    IEnumerable<object?[]> ITable.Rows => Stores.Select(s => s.Row);
}
