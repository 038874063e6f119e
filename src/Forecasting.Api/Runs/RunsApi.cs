using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Api.Runs;

/// <summary>A night's training or forecast.</summary>
public sealed record RunAnswer : ITable
{
    public required string RunId { get; init; }

    /// <summary>train or forecast.</summary>
    public required string Kind { get; init; }

    /// <summary>running, complete, refused, failed, or expired: complete once, its numbers deleted since.</summary>
    public required string State { get; init; }

    /// <summary>Whether this is the run that is served.</summary>
    public required bool Published { get; init; }

    public required string Model { get; init; }

    /// <summary>The last day whose orders it knew.</summary>
    public required DateOnly Origin { get; init; }

    /// <summary>Longest daily lead in days.</summary>
    public required int DailyDays { get; init; }

    /// <summary>Longest hourly lead in days; 0 where there are no hours.</summary>
    public required int HourlyDays { get; init; }

    public required string Started { get; init; }

    public string? Finished { get; init; }

    public required int Stores { get; init; }

    public required int Series { get; init; }

    /// <summary>Series that could not be fitted and fell back to another model.</summary>
    public required int Failures { get; init; }

    /// <summary>The training run whose model a forecast used.</summary>
    public string? TrainedBy { get; init; }

    public required string CodeVersion { get; init; }

    /// <summary>Why it was refused or failed.</summary>
    public required string Message { get; init; }

    IReadOnlyList<string> ITable.Columns => Header;

    IEnumerable<object?[]> ITable.Rows => [Row];

    internal static IReadOnlyList<string> Header { get; } =
    [
        "run_id", "kind", "state", "published", "model", "origin", "daily_days", "hourly_days", "started", "finished",
        "stores", "series", "failures", "trained_by", "code_version", "message",
    ];

    internal object?[] Row =>
    [
        RunId, Kind, State, Published ? 1 : 0, Model, Origin, DailyDays, HourlyDays, Started, Finished,
        Stores, Series, Failures, TrainedBy, CodeVersion, Message,
    ];

    public static RunAnswer Of(Run run, Snapshot snapshot) => new()
    {
        RunId = run.RunId,
        Kind = run.Kind,
        State = run.State,
        Published = run.RunId == snapshot.Published?.Run.RunId,
        Model = run.Model,
        Origin = run.Origin,
        DailyDays = run.DailyDays,
        HourlyDays = run.HourlyDays,
        Started = run.Started,
        Finished = run.Finished,
        Stores = run.Stores,
        Series = run.Series,
        Failures = run.Failures,
        TrainedBy = run.TrainedBy,
        CodeVersion = run.CodeVersion,
        Message = run.Message,
    };
}

/// <summary>The newest runs.</summary>
public sealed record RunsAnswer : ITable
{
    /// <summary>The run that is served; absent before the first publication.</summary>
    public string? Published { get; init; }

    /// <summary>Newest first, at most 100.</summary>
    public required IReadOnlyList<RunAnswer> Runs { get; init; }

    IReadOnlyList<string> ITable.Columns => RunAnswer.Header;

    IEnumerable<object?[]> ITable.Rows => Runs.Select(r => r.Row);
}

/// <summary>The ledger of runs.</summary>
public static class RunsApi
{
    public static void MapRuns(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/runs").WithTags("Runs");
        group.MapGet("", (HttpRequest request, Publication served) => All(request, served.Current)).Knows()
            .WithName("getRuns")
            .WithSummary("The newest runs")
            .WithDescription("Trainings and forecasts, newest first: how they ended, and which one is served.");
        group.MapGet("/{runId}", (string runId, HttpRequest request, Publication served) => One(runId, request, served.Current))
            .Knows()
            .WithName("getRun")
            .WithSummary("One run")
            .WithDescription("How a run ended, and why.");
    }

    private static Results<Ready<RunsAnswer>, Problem> All(HttpRequest request, Snapshot snapshot) =>
        Answers.Now(request, new RunsAnswer
        {
            Published = snapshot.Published?.Run.RunId,
            Runs = [.. snapshot.Runs.Select(r => RunAnswer.Of(r, snapshot))],
        });

    private static Results<Ready<RunAnswer>, Problem> One(string runId, HttpRequest request, Snapshot snapshot) =>
        snapshot.Runs.FirstOrDefault(r => r.RunId == runId) is { } run
            ? Answers.Now(request, RunAnswer.Of(run, snapshot))
            : Problems.UnknownRun(runId);
}
