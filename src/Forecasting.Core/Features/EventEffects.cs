using System.Runtime.InteropServices;

namespace Forecasting.Core.Features;

/// <summary>
/// What named events did to demand on the days around them: mean one-step error by offset in days, from days up to a
/// given one only. All are shrunk to nothing, and an event that no store has seen takes the effect of its family: all
/// events of its kind.
/// </summary>
public sealed class EventEffects
{
    /// <summary>Offsets from -3 (three days before) to +3 are kept.</summary>
    public const int Reach = 3;

    // A day that many series saw weighs nearly 1, a day that one saw a quarter.
    private const double SeriesShrinkage = 3;
    private const double OwnShrinkage = 1;
    private const double NameShrinkage = 0.25;
    private const double FamilyShrinkage = 0.5;

    private readonly Dictionary<(int Code, int Offset), EffectSums> _names = [];
    private readonly Dictionary<(int Kind, int Offset), EffectSums> _families = [];
    private readonly Dictionary<(int Code, int Offset), EffectSums>[] _own;
    private readonly DemandState[] _states;
    private readonly EventCalendar _calendar;

    /// <summary>Collects the errors around all events.</summary>
    /// <param name="states">One per series.</param>
    /// <param name="calendar">The calendar that they were made with.</param>
    public EventEffects(DemandState[] states, EventCalendar calendar)
    {
        _states = states;
        _calendar = calendar;
        _own = [.. states.Select(_ => new Dictionary<(int, int), EffectSums>())];
        var names = new SortedDictionary<(int, int, int), (double, int)>();
        var families = new SortedDictionary<(int, int, int), (double, int)>();
        for (var i = 0; i < states.Length; i++)
        {
            Collect(states[i], _own[i], names, families);
        }

        Pool(names, _names);
        Pool(families, _families);
    }

    /// <summary>The expected log effect on a day of an event near it, as known at the origin.</summary>
    /// <param name="series">Index of the series.</param>
    /// <param name="origin">Day index; only days up to it count.</param>
    /// <param name="day">Target day.</param>
    /// <param name="offset">Days from the event to the target, -3..3.</param>
    /// <returns>(pooled, own) effects; NaN where there is no event at that offset, or nothing of it was seen: by any
    /// store of its family, by this store of its name.</returns>
    public (float Pooled, float Own) At(int series, int origin, int day, int offset)
    {
        var code = Code(series, day - offset);
        if (code == 0)
        {
            return (float.NaN, float.NaN);
        }

        return (Pooled(code, offset, origin), (float)Shrunk(_own[series], (code, offset), origin, OwnShrinkage));
    }

    /// <summary>On how many different days up to the origin the event of a day was seen by any series; null where the
    /// day has no event. 0 means that its effect is its family's, and less sure.</summary>
    /// <param name="series">Index of the series.</param>
    /// <param name="origin">Day index; only days up to it count.</param>
    /// <param name="day">Target day.</param>
    /// <param name="offset">Days from the event to the target, -3..3.</param>
    public int? TimesSeen(int series, int origin, int day, int offset = 0)
    {
        var code = Code(series, day - offset);
        return code == 0 ? null
            : _names.TryGetValue((code, offset), out var sums) ? sums.UpTo(origin).Count : 0;
    }

    /// <summary>
    /// How large an effect a day's forecast leans on that events on it or beside it are expected to have, and the
    /// larger the less often it was seen: times sqrt(1 + 1/m), see <see cref="Widening"/>. The event with the most
    /// counts; 0 where there is none.
    /// </summary>
    /// <param name="series">Index of the series.</param>
    /// <param name="origin">Day index; only days up to it count.</param>
    /// <param name="day">Target day.</param>
    /// <returns>A log effect, 0 or more.</returns>
    public double Leverage(int series, int origin, int day)
    {
        double most = 0;
        for (var offset = -1; offset <= 1; offset++)
        {
            var effect = Code(series, day - offset) is not 0 and var code ? Pooled(code, offset, origin) : float.NaN;
            if (!float.IsNaN(effect))
            {
                most = Math.Max(most, Math.Abs(effect) * Widening(TimesSeen(series, origin, day, offset)!.Value));
            }
        }

        return most;
    }

    /// <summary>
    /// The standard error of one more value about the mean of m values, in their standard deviations: sqrt(1 + 1/m). m
    /// is the times that the event was seen, and one more for its family.
    /// </summary>
    /// <param name="timesSeen">0 or more.</param>
    public static double Widening(int timesSeen)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(timesSeen);
        return Math.Sqrt(1 + (1.0 / (timesSeen + 1)));
    }

    /// <summary>The effect on all stores: the name's own, else its family's.</summary>
    private float Pooled(int code, int offset, int origin)
    {
        var ofName = Shrunk(_names, (code, offset), origin, NameShrinkage);
        return (float)(double.IsNaN(ofName)
            ? Shrunk(_families, (_calendar.NameKinds[code], offset), origin, FamilyShrinkage)
            : ofName);
    }

    private static double Shrunk(
        Dictionary<(int, int), EffectSums> index, (int, int) key, int origin, double shrinkage)
    {
        var (sum, weight, count) = index.TryGetValue(key, out var sums) ? sums.UpTo(origin) : default;
        return count > 0 ? sum / (weight + shrinkage) : double.NaN;
    }

    private static void Pool(
        SortedDictionary<(int, int, int), (double Sum, int Count)> totals, Dictionary<(int, int), EffectSums> pooled)
    {
        foreach (var ((key, offset, day), (sum, count)) in totals)
        {
            Sums(pooled, (key, offset)).Add(day, sum / count, count / (count + SeriesShrinkage));
        }
    }

    private static EffectSums Sums(Dictionary<(int, int), EffectSums> index, (int, int) key)
    {
        ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(index, key, out _);
        return sums ??= new EffectSums();
    }

    private static void Count(
        SortedDictionary<(int, int, int), (double Sum, int Count)> totals, (int, int, int) key, double value)
    {
        var (sum, count) = totals.GetValueOrDefault(key);
        totals[key] = (sum + value, count + 1);
    }

    private int Code(int series, int eventDay)
    {
        var codes = _states[series].NameCodes;
        return eventDay >= 0 && eventDay < codes.Length ? codes[eventDay] : 0;
    }

    private void Collect(
        DemandState state,
        Dictionary<(int, int), EffectSums> own,
        SortedDictionary<(int, int, int), (double, int)> names,
        SortedDictionary<(int, int, int), (double, int)> families)
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
                if (code != 0)
                {
                    Sums(own, (code, offset)).Add(day, surprise, 1);
                    Count(names, (code, offset, day), surprise);
                    Count(families, (_calendar.NameKinds[code], offset, day), surprise);
                }
            }
        }
    }
}
