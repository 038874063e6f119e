using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Forecasting.Api.Serving;

/// <summary>
/// Sends an answer of type <typeparamref name="TAnswer"/> from ready bytes, or 304 where the client has it.
/// </summary>
public sealed class Ready<TAnswer> : IResult, IEndpointMetadataProvider
    where TAnswer : ITable
{
    private readonly ReadyAnswer _answer;

    internal Ready(ReadyAnswer answer) => _answer = answer;

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(
            StatusCodes.Status200OK, typeof(TAnswer), [.. AnswerFormats.Of<TAnswer>()]));
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

    private bool ClientHasIt(HttpRequest request) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
        && tags.Any(t => t.Equals(EntityTagHeaderValue.Any)
            || string.Equals(t.Tag.Value, _answer.ETag, StringComparison.Ordinal));
}
