using Microsoft.Net.Http.Headers;

namespace Forecasting.Api.Serving;

/// <summary>The formats of an answer, and how a request chooses one.</summary>
public static class AnswerFormats
{
    public const string Json = "application/json";
    public const string Csv = "text/csv";

    /// <summary>
    /// <c>?format=</c> wins; then the Accept header's best of the two, JSON at equal quality (RFC 9110, 12.5.1); JSON
    /// without one.
    /// </summary>
    public static (string MediaType, Problem? Problem) Choose(HttpRequest request)
    {
        if (request.Query.TryGetValue("format", out var format))
        {
            return format.ToString() switch
            {
                "json" => (Json, null),
                "csv" => (Csv, null),
                var other => ("", Problems.BadValue("format", other, "'json' or 'csv'", ["json", "csv"])),
            };
        }

        var accept = request.Headers.Accept;
        if (accept.Count == 0 || string.IsNullOrWhiteSpace(accept.ToString()))
        {
            return (Json, null);
        }

        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges))
        {
            return ("", Problems.NotAcceptable(accept.ToString()));
        }

        var json = Quality(ranges, Json);
        var csv = Quality(ranges, Csv);
        return json <= 0 && csv <= 0
            ? ("", Problems.NotAcceptable(accept.ToString()))
            : (csv > json ? Csv : Json, null);
    }

    private static double Quality(IList<MediaTypeHeaderValue> ranges, string mediaType)
    {
        var offered = new MediaTypeHeaderValue(mediaType);
        double quality = 0;
        var closest = -1;
        foreach (var range in ranges)
        {
            var closeness = range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2;
            if (closeness > closest && Matches(range, offered))
            {
                (closest, quality) = (closeness, range.Quality ?? 1);
            }
        }

        return quality;
    }

    private static bool Matches(MediaTypeHeaderValue range, MediaTypeHeaderValue offered) =>
        range.MatchesAllTypes
        || (range.Type.Equals(offered.Type, StringComparison.OrdinalIgnoreCase)
            && (range.MatchesAllSubTypes || range.SubType.Equals(offered.SubType, StringComparison.OrdinalIgnoreCase)));
}
