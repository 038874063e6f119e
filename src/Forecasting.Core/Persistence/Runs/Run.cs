namespace Forecasting.Core.Persistence.Runs;

/// <summary>What a run does.</summary>
public static class RunKind
{
    /// <summary>Fits the models and keeps them as files.</summary>
    public const string Train = "train";

    /// <summary>Forecasts with trained models.</summary>
    public const string Forecast = "forecast";
}

/// <summary>How far a run came.</summary>
public static class RunState
{
    /// <summary>Started and not finished; a killed run stays so until another starts half a day later.</summary>
    public const string Running = "running";

    /// <summary>Everything was written; it can be published.</summary>
    public const string Complete = "complete";

    /// <summary>Its forecasts failed a check and were not published.</summary>
    public const string Refused = "refused";

    /// <summary>It ended with an error, or was killed, and left nothing to publish.</summary>
    public const string Failed = "failed";

    /// <summary>It was complete once; its forecasts were deleted to save space.</summary>
    public const string Expired = "expired";
}

/// <summary>One row of the table runs: one night's training or forecast.</summary>
public sealed record Run
{
    /// <summary>Unique id: kind, origin and start.</summary>
    public required string RunId { get; init; }

    /// <summary>One of <see cref="RunKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>One of <see cref="RunState"/>.</summary>
    public string State { get; init; } = RunState.Running;

    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>The last day whose orders it knew.</summary>
    public required DateOnly Origin { get; init; }

    /// <summary>Longest daily lead in days.</summary>
    public required int DailyDays { get; init; }

    /// <summary>Longest hourly lead in days; 0 where there are no hours.</summary>
    public required int HourlyDays { get; init; }

    /// <summary>Start as ISO 8601 in UTC.</summary>
    public required string Started { get; init; }

    /// <summary>End as ISO 8601 in UTC, or null.</summary>
    public string? Finished { get; init; }

    /// <summary>Stores in it.</summary>
    public int Stores { get; init; }

    /// <summary>Daily and hourly series in it.</summary>
    public int Series { get; init; }

    /// <summary>Series that could not be fitted and fell back.</summary>
    public int Failures { get; init; }

    /// <summary>
    /// The folder of the trained model, relative to the folder of all models; empty where there is none.
    /// </summary>
    public string ModelPath { get; init; } = "";

    /// <summary>The training run whose model a forecast used, or null.</summary>
    public string? TrainedBy { get; init; }

    /// <summary>The version of the program.</summary>
    public string CodeVersion { get; init; } = "";

    /// <summary>What there is to say: why it was refused or failed.</summary>
    public string Message { get; init; } = "";

    /// <summary>Makes the id of a run. Microseconds tell runs apart that start one right after the other.</summary>
    /// <param name="kind">One of <see cref="RunKind"/>.</param>
    /// <param name="origin">The run's origin.</param>
    /// <param name="started">Its start.</param>
    public static string IdOf(string kind, DateOnly origin, DateTimeOffset started) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{kind}-{origin:yyyyMMdd}-{started.ToUniversalTime():yyyyMMddHHmmssffffff}");

    /// <summary>An instant as the run tables keep it: to the microsecond, so that runs sort by their start.</summary>
    /// <param name="instant">Any offset.</param>
    public static string Instant(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString(
            "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
