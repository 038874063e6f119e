using Microsoft.Net.Http.Headers;

namespace Forecasting.Api.Serving;

/// <summary>The formats of an answer, and how a request chooses one.</summary>
public static class AnswerFormats
{
    public const string Json = "application/json";
    public const string Csv = "text/csv";
    public const string Calendar = "text/calendar";

    /// <summary>The media types of an answer, the usual one first.</summary>
    public static IReadOnlyList<string> Of<TAnswer>()
        where TAnswer : ITable =>
        typeof(TAnswer).IsAssignableTo(typeof(ICalendar)) ? [Json, Csv, Calendar] : [Json, Csv];

    /// <summary>
    /// <c>?format=</c> wins; then the Accept header's best of those offered, the first at equal quality (RFC 9110,
    /// 12.5.1); the first without one.
    /// </summary>
    public static (string MediaType, Problem? Problem) Choose(HttpRequest request, IReadOnlyList<string> offered)
    {
        if (request.Query.TryGetValue("format", out var format))
        {
            return offered.FirstOrDefault(o => Word(o) == format) is { } chosen
                ? (chosen, null)
                : ("", Problems.BadValue("format", format.ToString(), Words(offered), [.. offered.Select(Word)]));
        }

        var accept = request.Headers.Accept;
        if (accept.Count == 0 || string.IsNullOrWhiteSpace(accept.ToString()))
        {
            return (offered[0], null);
        }

        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges))
        {
            return ("", Problems.NotAcceptable(accept.ToString(), offered));
        }

        var best = offered.MaxBy(o => Quality(ranges, o))!;
        return Quality(ranges, best) > 0 ? (best, null) : ("", Problems.NotAcceptable(accept.ToString(), offered));
    }

    private static string Word(string mediaType) => mediaType switch
    {
        Json => "json",
        Csv => "csv",
        _ => "ics",
    };

    private static string Words(IReadOnlyList<string> offered) =>
        string.Join(", ", offered.SkipLast(1).Select(o => $"'{Word(o)}'")) + $" or '{Word(offered[^1])}'";

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
