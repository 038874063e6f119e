using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Forecasting.Api.Serving;

/// <summary>An error as RFC 9457 describes it: what happened, why, and what to do.</summary>
public sealed record ProblemAnswer
{
    /// <summary>Names the kind of problem for programs; never changes.</summary>
    public required string Type { get; init; }

    public required string Title { get; init; }

    public required int Status { get; init; }

    public required string Detail { get; init; }

    /// <summary>The path that was asked for.</summary>
    public string? Instance { get; init; }

    /// <summary>The query parameter at fault.</summary>
    public string? Parameter { get; init; }

    /// <summary>The value that it had.</summary>
    public string? Value { get; init; }

    /// <summary>What would be accepted instead.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>The first date that can be asked for.</summary>
    public DateOnly? FirstDate { get; init; }

    /// <summary>The last date that can be asked for.</summary>
    public DateOnly? LastDate { get; init; }

    /// <summary>Rows of the body that could not be used.</summary>
    public IReadOnlyList<RejectedLine>? Rejected { get; init; }
}

/// <summary>A row of a body that could not be used.</summary>
/// <param name="Row">Its number, the first row being 1.</param>
/// <param name="Column">The column that was wrong; empty for the whole row.</param>
/// <param name="Value">What stood there.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record RejectedLine(int Row, string Column, string Value, string Reason);

/// <summary>Sends a problem, whatever the request accepts.</summary>
public sealed class Problem(ProblemAnswer answer) : IResult, IEndpointMetadataProvider
{
    public const string ContentType = "application/problem+json";

    /// <summary>What a status means here, for the reference.</summary>
    internal static IReadOnlyDictionary<int, string> Meanings { get; } = new Dictionary<int, string>
    {
        [StatusCodes.Status400BadRequest] = "A parameter cannot be understood, or asks for dates outside the run.",
        [StatusCodes.Status404NotFound] = "There is no such store, channel or run.",
        [StatusCodes.Status406NotAcceptable] = "Neither JSON nor CSV is accepted.",
        [StatusCodes.Status503ServiceUnavailable] = "Nothing is published yet.",
    };

    /// <summary>What statuses of changing requests mean, for the reference.</summary>
    internal static IReadOnlyDictionary<int, string> ChangeMeanings { get; } = new Dictionary<int, string>
    {
        [StatusCodes.Status409Conflict] = "It was decided already, or there is nothing to take back.",
        [StatusCodes.Status415UnsupportedMediaType] = "The body is neither JSON nor CSV.",
        [StatusCodes.Status422UnprocessableEntity] = "Nothing of the body can be used; nothing was changed.",
    };

    public ProblemAnswer Answer { get; } = answer;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        foreach (var status in Meanings.Keys)
        {
            builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemAnswer), [ContentType]));
        }
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Answer.Status;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        if (Answer.Status == StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = "10";
        }

        var body = AnswerJson.Bytes(Answer with { Instance = httpContext.Request.Path });
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
