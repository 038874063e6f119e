using System.Security.Cryptography;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Forecasting.Api.Serving;

/// <summary>Sends an answer of type <typeparamref name="TAnswer"/> from ready bytes, or 304 where the client has it.</summary>
public sealed class Ready<TAnswer> : IResult, IEndpointMetadataProvider
    where TAnswer : ITable
{
    private readonly ReadyAnswer _answer;

    private Ready(ReadyAnswer answer) => _answer = answer;

    /// <summary>The answer in the format that the request chose, made at most once per run.</summary>
    public static Results<Ready<TAnswer>, Problem> Of<TState>(
        HttpRequest request, PublishedRun run, string resource, TState state, Func<TState, TAnswer> make)
    {
        var (mediaType, problem) = AnswerFormats.Choose(request);
        if (problem is not null)
        {
            return problem;
        }

        var answer = run.Answers.GetOrMake(
            $"{mediaType} {resource}", (run, mediaType, state, make), s => Make(s.run.Run.RunId, s.mediaType, s.make(s.state)));
        return new Ready<TAnswer>(answer);
    }

    /// <summary>An answer that is not of one run, made for this request.</summary>
    public static Results<Ready<TAnswer>, Problem> Now(HttpRequest request, TAnswer answer)
    {
        var (mediaType, problem) = AnswerFormats.Choose(request);
        return problem is not null ? problem : new Ready<TAnswer>(Make("now", mediaType, answer));
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(
            StatusCodes.Status200OK, typeof(TAnswer), [AnswerFormats.Json, AnswerFormats.Csv]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified)
        {
            Description = "The client's copy, named by If-None-Match, is current.",
        });
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.ETag = _answer.ETag;
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = HeaderNames.Accept;
        if (ClientHasIt(httpContext.Request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = _answer.ContentType;
        response.ContentLength = _answer.Content.Length;
        await response.Body.WriteAsync(_answer.Content, httpContext.RequestAborted);
    }

    private static ReadyAnswer Make(string runId, string mediaType, TAnswer answer)
    {
        var content = mediaType == AnswerFormats.Csv ? AnswerCsv.Bytes(answer) : AnswerJson.Bytes(answer);
        return new ReadyAnswer(content, $"{mediaType}; charset=utf-8", $"\"{runId}.{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8))}\"");
    }

    private bool ClientHasIt(HttpRequest request) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
        && tags.Any(t => t.Equals(EntityTagHeaderValue.Any)
            || string.Equals(t.Tag.Value, _answer.ETag, StringComparison.Ordinal));
}
