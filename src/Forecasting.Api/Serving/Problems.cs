using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Api.Serving;

/// <summary>Every problem that this API can answer with, in one place; those of plans are in
/// <see cref="PlanProblems"/>.</summary>
public static class Problems
{
    internal const int StoresNamed = 20;

    public static Problem NothingPublished(string trouble) => new(new ProblemAnswer
    {
        Type = Urn("nothing-published"),
        Title = "No forecasts are published yet",
        Status = StatusCodes.Status503ServiceUnavailable,
        Detail = trouble.Length == 0
            ? "Run './rtmart train' and './rtmart forecast' (or './rtmart nightly') on this database; "
                + "the API notices the new run by itself within seconds."
            : $"The database cannot be read: {trouble} The API goes on trying.",
    });

    public static Problem UnknownStore(string storeId, PublishedRun run) => new(new ProblemAnswer
    {
        Type = Urn("unknown-store"),
        Title = "Unknown store",
        Status = StatusCodes.Status404NotFound,
        Detail = $"There is no store '{storeId}' among the {run.Stores.Count} stores of the published run; "
            + "GET /stores lists them.",
        Value = storeId,
        Allowed = run.Stores.Count <= StoresNamed ? [.. run.Stores.Select(s => s.Id)] : null,
    });

    /// <summary>A region that no store of the run is in, or any where no store names one.</summary>
    public static Problem UnknownRegion(string region, PublishedAreas areas) => new(new ProblemAnswer
    {
        Type = Urn("unknown-region"),
        Title = "Unknown region",
        Status = StatusCodes.Status404NotFound,
        Detail = areas.Regions.Count == 0
            ? $"There is no region '{region}': the stores of the published run name none in stores.csv."
            : $"There is no region '{region}' in the published run; there are {Listed(areas.Regions)}.",
        Value = region,
        Allowed = areas.Regions,
    });

    public static Problem NoAreas(string runId) => new(new ProblemAnswer
    {
        Type = Urn("no-area-forecasts"),
        Title = "No forecasts of regions and the chain",
        Status = StatusCodes.Status404NotFound,
        Detail = $"Run {runId} was made before regions and the chain were kept; the next night's run has them.",
    });

    public static Problem NoWeeks(string runId) => new(new ProblemAnswer
    {
        Type = Urn("no-weekly-forecasts"),
        Title = "No weekly forecasts",
        Status = StatusCodes.Status404NotFound,
        Detail = $"Run {runId} reaches no whole week from Monday to Sunday, or was made before weeks were kept; "
            + "ask for days.",
    });

    /// <summary>A channel that a place has no forecasts for.</summary>
    /// <param name="channel">What was asked for.</param>
    /// <param name="place">Such as: Store 'S001'.</param>
    /// <param name="grain">daily, hourly or weekly.</param>
    /// <param name="channels">What there is.</param>
    public static Problem UnknownChannel(
        string channel, string place, string grain, IReadOnlyList<string> channels) =>
        new(new ProblemAnswer
        {
            Type = Urn("unknown-channel"),
            Title = "Unknown channel",
            Status = StatusCodes.Status404NotFound,
            Detail = $"{place} has no {grain} forecasts for channel '{channel}'; it has {Listed(channels)}.",
            Parameter = "channel",
            Value = channel,
            Allowed = channels,
        });

    public static Problem NoHours(string storeId) => new(new ProblemAnswer
    {
        Type = Urn("no-hourly-forecasts"),
        Title = "No hourly forecasts",
        Status = StatusCodes.Status404NotFound,
        Detail = $"Store '{storeId}' has daily forecasts only, because its orders are known by day; "
            + $"ask /stores/{storeId}/forecasts/daily, or import orders by hour.",
        Value = storeId,
    });

    public static Problem NoHoursOfArea(string place, string path) => new(new ProblemAnswer
    {
        Type = Urn("no-hourly-forecasts"),
        Title = "No hourly forecasts",
        Status = StatusCodes.Status404NotFound,
        Detail = $"{place} has no hourly forecasts, because the orders of some of its stores are known by day only; "
            + $"ask {path}/daily.",
    });

    /// <summary>A run of an older version.</summary>
    /// <param name="place">Store or region; empty for the chain.</param>
    /// <param name="runId">The run.</param>
    public static Problem NoExplanations(string place, string runId) => new(new ProblemAnswer
    {
        Type = Urn("no-explanations"),
        Title = "No explanations",
        Status = StatusCodes.Status404NotFound,
        Detail = $"Run {runId} was made before forecasts were explained; the next night's run will be.",
        Value = place.Length > 0 ? place : null,
    });

    /// <summary>An area whose stores are no longer those that its forecasts are the sum of.</summary>
    /// <param name="place">Such as: Region 'east'.</param>
    /// <param name="runId">The run.</param>
    public static Problem OtherStores(string place, string runId) => new(new ProblemAnswer
    {
        Type = Urn("no-explanations"),
        Title = "No explanations",
        Status = StatusCodes.Status404NotFound,
        Detail = $"{place} has other stores now than in run {runId}, because stores were imported since; "
            + "the next night's run will be explained.",
    });

    public static Problem UnknownRun(string runId) => new(new ProblemAnswer
    {
        Type = Urn("unknown-run"),
        Title = "Unknown run",
        Status = StatusCodes.Status404NotFound,
        Detail = $"There is no run '{runId}' among the newest ones; GET /runs lists them.",
        Value = runId,
    });

    public static Problem BadDate(string parameter, string value) => new(new ProblemAnswer
    {
        Type = Urn("bad-date"),
        Title = "Not a date",
        Status = StatusCodes.Status400BadRequest,
        Detail = $"Parameter '{parameter}' is '{value}', which is no date of the calendar written as yyyy-MM-dd, "
            + "such as 2024-04-08.",
        Parameter = parameter,
        Value = value,
    });

    public static Problem BadValue(
        string parameter, string value, string expected, IReadOnlyList<string>? allowed = null) =>
        new(new ProblemAnswer
        {
            Type = Urn("bad-value"),
            Title = "Parameter not understood",
            Status = StatusCodes.Status400BadRequest,
            Detail = $"Parameter '{parameter}' is '{value}'; expected is {expected}.",
            Parameter = parameter,
            Value = value,
            Allowed = allowed,
        });

    public static Problem UnknownParameter(string parameter, IReadOnlyList<string> known) => new(new ProblemAnswer
    {
        Type = Urn("unknown-parameter"),
        Title = "Unknown parameter",
        Status = StatusCodes.Status400BadRequest,
        Detail = $"There is no parameter '{parameter}' here; there are {Listed(known)}.",
        Parameter = parameter,
        Allowed = known,
    });

    public static Problem FromAfterTo(DateOnly from, DateOnly to) => new(new ProblemAnswer
    {
        Type = Urn("from-after-to"),
        Title = "The range ends before it starts",
        Status = StatusCodes.Status400BadRequest,
        Detail = $"'from' is {from:yyyy-MM-dd}, which is after 'to', {to:yyyy-MM-dd}; both ends are included.",
        Parameter = "from",
        Value = $"{from:yyyy-MM-dd}",
    });

    public static Problem OutsideRun(string parameter, DateOnly value, RoundedForecast forecast, Run run) =>
        new(new ProblemAnswer
        {
            Type = Urn("range-outside-run"),
            Title = "Dates outside the published run",
            Status = StatusCodes.Status400BadRequest,
            Detail = $"'{parameter}' is {value:yyyy-MM-dd}, but run {run.RunId} "
                + $"(orders known up to {run.Origin:yyyy-MM-dd}) "
                + $"forecasts {forecast.FirstDay:yyyy-MM-dd} to {forecast.LastDay:yyyy-MM-dd}, both included.",
            Parameter = parameter,
            Value = $"{value:yyyy-MM-dd}",
            FirstDate = forecast.FirstDay,
            LastDate = forecast.LastDay,
        });

    public static Problem NotAcceptable(string accept, IReadOnlyList<string> offered) => new(new ProblemAnswer
    {
        Type = Urn("not-acceptable"),
        Title = "Format not offered",
        Status = StatusCodes.Status406NotAcceptable,
        Detail = $"The request accepts '{accept}'; this resource comes as {string.Join(" or ", offered)}.",
        Value = accept,
        Allowed = offered,
    });

    public static Problem UnknownItem(string what, string id, string list) => new(new ProblemAnswer
    {
        Type = Urn($"unknown-{what}"),
        Title = $"Unknown {what}",
        Status = StatusCodes.Status404NotFound,
        Detail = $"There is no {what} '{id}'; GET {list} lists them.",
        Value = id,
    });

    public static Problem Conflict(string detail) => new(new ProblemAnswer
    {
        Type = Urn("conflict"),
        Title = "It does not fit what is there",
        Status = StatusCodes.Status409Conflict,
        Detail = detail,
    });

    public static Problem WrongMediaType(string mediaType) => new(new ProblemAnswer
    {
        Type = Urn("wrong-media-type"),
        Title = "Neither JSON nor CSV",
        Status = StatusCodes.Status415UnsupportedMediaType,
        Detail = $"The body is '{mediaType}'; send {AnswerFormats.Json} or {AnswerFormats.Csv}.",
        Value = mediaType,
        Allowed = [AnswerFormats.Json, AnswerFormats.Csv],
    });

    public static Problem Unusable(string detail, IReadOnlyList<RejectedLine>? rejected = null) => new(new ProblemAnswer
    {
        Type = Urn("unusable-body"),
        Title = "The body cannot be used",
        Status = StatusCodes.Status422UnprocessableEntity,
        Detail = $"{detail} Nothing was changed.",
        Rejected = rejected,
    });

    /// <summary>What the server answers where no handler did: an unknown path, a wrong method, a crash.</summary>
    public static Problem OfStatus(int status, HttpRequest request) => new(new ProblemAnswer
    {
        Type = status switch
        {
            StatusCodes.Status400BadRequest => Urn("bad-value"),
            StatusCodes.Status404NotFound => Urn("unknown-path"),
            StatusCodes.Status405MethodNotAllowed => Urn("method-not-allowed"),
            _ => "about:blank",
        },
        Title = status switch
        {
            StatusCodes.Status404NotFound => "Nothing at this path",
            StatusCodes.Status405MethodNotAllowed => "Method not allowed",
            >= 500 => "The server failed",
            _ => "The request was not understood",
        },
        Status = status,
        Detail = status switch
        {
            StatusCodes.Status404NotFound => $"There is nothing at '{request.Path}'; GET / lists what there is.",
            StatusCodes.Status405MethodNotAllowed =>
                $"'{request.Path}' cannot be asked with {request.Method}; use GET.",
            >= 500 => "This is a fault of the server, not of the request; its log names the cause.",
            StatusCodes.Status400BadRequest =>
                $"A value of '{request.QueryString}' or of the body is not of its kind, such as a word where a number "
                + "belongs; GET /reference describes them.",
            _ => "The request does not fit HTTP or this API; GET /reference describes it.",
        },
    });

    internal static string Urn(string name) => $"urn:rtmart-forecast:{name}";

    private static string Listed(IReadOnlyList<string> words) => string.Join(", ", words.Select(w => $"'{w}'"));
}
