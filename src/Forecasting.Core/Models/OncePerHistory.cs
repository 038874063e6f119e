using System.Runtime.CompilerServices;
using Forecasting.Core.History;

namespace Forecasting.Core.Models;

/// <summary>
/// What is costly to make of a history and wanted by several: made once, and remembered for as long as the history is
/// in use. Others wait for who makes it. All are given the same value, which nobody may change.
/// </summary>
/// <typeparam name="TKey">What tells values of one history apart.</typeparam>
/// <typeparam name="TValue">What is remembered.</typeparam>
internal sealed class OncePerHistory<TKey, TValue>
    where TKey : notnull
{
    private readonly ConditionalWeakTable<DemandHistory, Dictionary<TKey, TValue>> _made = [];

    /// <summary>The remembered value, or one that is made now; what fails is not remembered.</summary>
    /// <param name="history">What it is made of.</param>
    /// <param name="key">Which value of that history.</param>
    /// <param name="make">Makes it.</param>
    public TValue Get(DemandHistory history, TKey key, Func<TValue> make)
    {
        var byKey = _made.GetOrCreateValue(history);
        lock (byKey)
        {
            if (!byKey.TryGetValue(key, out var value))
            {
                byKey[key] = value = make();
            }

            return value;
        }
    }
}
