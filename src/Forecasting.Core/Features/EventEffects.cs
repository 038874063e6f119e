namespace Forecasting.Core.Features;

/// <summary>
/// What named events did to demand on the days around them: mean one-step error by event name and offset in days, over
/// all series and per series, from days up to a given one only.
/// </summary>
public sealed class EventEffects
{
    /// <summary>Offsets from -3 (three days before) to +3 are kept.</summary>
    public const int Reach = 3;

    private const double PooledShrinkage = 3;
    private const double OwnShrinkage = 1;

    private readonly Dictionary<(int Code, int Offset), List<(int Day, double Sum, int Count)>> _pooled = [];
    private readonly Dictionary<(int Code, int Offset), List<(int Day, float Surprise)>>[] _own;
    private readonly DemandState[] _states;

    /// <summary>Collects the errors around all events.</summary>
    /// <param name="states">One per series.</param>
    public EventEffects(DemandState[] states)
    {
        _states = states;
        _own = new Dictionary<(int, int), List<(int, float)>>[states.Length];
        var totals = new SortedDictionary<(int Code, int Offset, int Day), (double Sum, int Count)>();
        for (var i = 0; i < states.Length; i++)
        {
            _own[i] = [];
            Collect(states[i], _own[i], totals);
        }

        foreach (var ((code, offset, day), (sum, count)) in totals)
        {
            Append(_pooled, (code, offset), (day, sum, count));
        }
    }

    /// <summary>The expected log effect on a day of the event that is nearest to it, as known at the origin.</summary>
    /// <param name="series">Index of the series.</param>
    /// <param name="origin">Day index; only days up to it count.</param>
    /// <param name="day">Target day.</param>
    /// <param name="offset">Days from the event to the target, -3..3.</param>
    /// <returns>(pooled, own) effects, shrunk to 0; NaN where there is no event at that offset or it was never
    /// seen.</returns>
    public (float Pooled, float Own) At(int series, int origin, int day, int offset)
    {
        var names = _states[series].NameCodes;
        var eventDay = day - offset;
        var code = eventDay >= 0 && eventDay < names.Length ? names[eventDay] : (short)0;
        if (code == 0)
        {
            return (float.NaN, float.NaN);
        }

        return (PooledEffect((code, offset), origin), OwnEffect(series, (code, offset), origin));
    }

    private float PooledEffect((int, int) key, int origin)
    {
        double sum = 0, weight = 0;
        if (_pooled.TryGetValue(key, out var days))
        {
            foreach (var (day, total, count) in days)
            {
                if (day > origin)
                {
                    break;
                }

                // A day counts once however many stores saw it, but more where more did.
                var trust = count / (count + PooledShrinkage);
                sum += trust * total / count;
                weight += trust;
            }
        }

        return weight > 0 ? (float)(sum / (weight + 0.25)) : float.NaN;
    }

    private float OwnEffect(int series, (int, int) key, int origin)
    {
        double sum = 0;
        var count = 0;
        if (_own[series].TryGetValue(key, out var days))
        {
            foreach (var (day, surprise) in days)
            {
                if (day > origin)
                {
                    break;
                }

                sum += surprise;
                count++;
            }
        }

        return count > 0 ? (float)(sum / (count + OwnShrinkage)) : float.NaN;
    }

    private static void Collect(
        DemandState state,
        Dictionary<(int, int), List<(int, float)>> own,
        SortedDictionary<(int, int, int), (double Sum, int Count)> totals)
    {
        for (var day = 0; day < state.Days; day++)
        {
            var surprise = state.Surprise[day];
            if (float.IsNaN(surprise))
            {
                continue;
            }

            for (var offset = -Reach; offset <= Reach; offset++)
            {
                var eventDay = day - offset;
                var code = eventDay >= 0 && eventDay < state.NameCodes.Length ? state.NameCodes[eventDay] : 0;
                if (code == 0)
                {
                    continue;
                }

                Append(own, (code, offset), (day, surprise));
                var (sum, count) = totals.GetValueOrDefault((code, offset, day));
                totals[(code, offset, day)] = (sum + surprise, count + 1);
            }
        }
    }

    private static void Append<TRow>(Dictionary<(int, int), List<TRow>> index, (int, int) key, TRow row)
    {
        if (!index.TryGetValue(key, out var rows))
        {
            index[key] = rows = [];
        }

        rows.Add(row);
    }
}
