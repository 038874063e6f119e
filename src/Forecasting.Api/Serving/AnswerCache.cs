using System.Collections.Concurrent;

namespace Forecasting.Api.Serving;

/// <summary>Bytes ready to be sent, with their strong ETag.</summary>
/// <param name="Content">The body.</param>
/// <param name="ContentType">Media type with charset.</param>
/// <param name="ETag">Quoted; names the run and the content.</param>
public sealed record ReadyAnswer(byte[] Content, string ContentType, string ETag);

/// <summary>
/// The answers of one run, each made once. It lives as long as its run, so nothing in it can be stale. When its space is
/// used up, further answers are made anew each time: slower, never wrong.
/// </summary>
public sealed class AnswerCache
{
    private const long LargestTotalBytes = 192L << 20;

    private readonly ConcurrentDictionary<string, ReadyAnswer> _answers = new(StringComparer.Ordinal);
    private long _totalBytes;

    public ReadyAnswer GetOrMake<TState>(string key, TState state, Func<TState, ReadyAnswer> make)
    {
        if (_answers.TryGetValue(key, out var ready))
        {
            return ready;
        }

        var made = make(state);
        if (Interlocked.Add(ref _totalBytes, made.Content.Length) <= LargestTotalBytes)
        {
            return _answers.GetOrAdd(key, made);
        }

        Interlocked.Add(ref _totalBytes, -made.Content.Length);
        return made;
    }
}
