using System.Security.Cryptography;
using System.Text;

namespace Forecasting.Api.Serving;

/// <summary>Makes answers in the format that a request chose.</summary>
public static class Answers
{
    /// <summary>An answer that belongs to one run, made at most once for it.</summary>
    /// <param name="request">Chooses the format.</param>
    /// <param name="run">The run.</param>
    /// <param name="resource">Names the answer within the run; equal names, equal answers.</param>
    /// <param name="state">What the answer is made from.</param>
    /// <param name="make">Makes it.</param>
    public static Results<Ready<TAnswer>, Problem> OfRun<TState, TAnswer>(
        HttpRequest request, PublishedRun run, string resource, TState state, Func<TState, TAnswer> make)
        where TAnswer : ITable
    {
        var (mediaType, problem) = AnswerFormats.Choose(request, AnswerFormats.Of<TAnswer>());
        if (problem is not null)
        {
            return problem;
        }

        var answer = run.Answers.GetOrMake(
            $"{mediaType} {resource}",
            (run.Run.RunId, mediaType, state, make),
            s => Make(s.RunId, s.mediaType, s.make(s.state)));
        return new Ready<TAnswer>(answer);
    }

    /// <summary>An answer that changes without a publication, made for this request.</summary>
    /// <param name="request">Chooses the format.</param>
    /// <param name="answer">The answer.</param>
    public static Results<Ready<TAnswer>, Problem> Now<TAnswer>(HttpRequest request, TAnswer answer)
        where TAnswer : ITable
    {
        var (mediaType, problem) = AnswerFormats.Choose(request, AnswerFormats.Of<TAnswer>());
        return problem is not null ? problem : new Ready<TAnswer>(Make("now", mediaType, answer));
    }

    private static ReadyAnswer Make<TAnswer>(string runId, string mediaType, TAnswer answer)
        where TAnswer : ITable
    {
        var content = mediaType switch
        {
            AnswerFormats.Csv => AnswerCsv.Bytes(answer),
            AnswerFormats.Calendar => Encoding.UTF8.GetBytes(((ICalendar)answer).Calendar()),
            _ => AnswerJson.Bytes(answer),
        };
        var hash = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8));
        return new ReadyAnswer(content, $"{mediaType}; charset=utf-8", $"\"{runId}.{hash}\"");
    }
}
