using System.Runtime.InteropServices;

namespace Forecasting.Core.Features;

/// <summary>
/// What named events did to demand on the days around them: mean one-step error by offset in days, from days up to a
/// given one only. They are pooled over all stores of a channel, and a channel's are shrunk to those of all channels.
/// An event that no store has seen takes the effect of its family: all events of its kind.
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

    private const int AllChannels = -1;

    private readonly Dictionary<(int Channel, int Code, int Offset), EffectSums> _names = [];
    private readonly Dictionary<(int Channel, int Kind, int Offset), EffectSums> _families = [];
    private readonly Dictionary<(int Code, int Offset), EffectSums>[] _own;
    private readonly DemandState[] _states;
    private readonly EventCalendar _calendar;
    private readonly int[] _channels;
    private readonly bool _hasChannels;

    /// <summary>Collects the errors around all events.</summary>
    /// <param name="states">One per series.</param>
    /// <param name="calendar">The calendar that they were made with.</param>
    /// <param name="channels">[series], a number for its channel, 0 or more.</param>
    public EventEffects(DemandState[] states, EventCalendar calendar, int[] channels)
    {
        (_states, _calendar, _channels) = (states, calendar, channels);
        _hasChannels = channels.Distinct().Count() > 1;
        _own = [.. states.Select(_ => new Dictionary<(int, int), EffectSums>())];
        var names = new SortedDictionary<(int, int, int, int), (double, int)>();
        var families = new SortedDictionary<(int, int, int, int), (double, int)>();
        for (var i = 0; i < states.Length; i++)
        {
            Collect(i, names, families);
        }

        Seen = [.. Pool(names, _names)];
        Pool(families, _families);
    }

    /// <summary>What was seen of every event by the stores of one channel together, by offset and day.</summary>
    internal IReadOnlyList<SeenEvent> Seen { get; }

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

        var own = Shrunk(_own[series], (code, offset), origin, OwnShrinkage);
        return (Expected(_channels[series], code, offset, origin), (float)own);
    }

    /// <summary>The event of a day as a channel may have met it; null where the day has none.</summary>
    /// <param name="series">Index of the series.</param>
    /// <param name="day">Target day.</param>
    /// <param name="offset">Days from the event to the target, -3..3.</param>
    internal (int Channel, int Code)? EventAt(int series, int day, int offset) =>
        Code(series, day - offset) is not 0 and var code ? (_channels[series], code) : null;

    /// <summary>On how many days up to the origin an event of this name was seen by any series.</summary>
    /// <param name="code">Code of its name.</param>
    /// <param name="offset">Days from the event to the target, -3..3.</param>
    /// <param name="origin">Day index; only days up to it count.</param>
    internal int TimesSeen(int code, int offset, int origin) => UpTo(_names, (AllChannels, code, offset), origin).Count;

    /// <summary>The effect that a channel's stores expect: the name's, else its family's; NaN where neither was
    /// seen.</summary>
    /// <param name="channel">Number of the channel.</param>
    /// <param name="code">Code of the event's name.</param>
    /// <param name="offset">Days from the event to the target, -3..3.</param>
    /// <param name="origin">Day index; only days up to it count.</param>
    internal float Expected(int channel, int code, int offset, int origin)
    {
        var ofName = OfChannel(_names, (channel, code, offset), origin, NameShrinkage);
        return (float)(double.IsNaN(ofName)
            ? OfChannel(_families, (channel, _calendar.NameKinds[code], offset), origin, FamilyShrinkage)
            : ofName);
    }

    /// <summary>A channel's own mean, to which that of all channels is added as if seen a little.</summary>
    private double OfChannel(
        Dictionary<(int, int, int), EffectSums> index, (int, int Key, int Offset) key, int origin, double shrinkage)
    {
        var ofAll = Shrunk(index, (AllChannels, key.Key, key.Offset), origin, shrinkage);
        var (sum, weight, count) = _hasChannels ? UpTo(index, key, origin) : default;
        return count > 0 ? (sum + (shrinkage * ofAll)) / (weight + shrinkage) : ofAll;
    }

    private static double Shrunk<TKey>(
        Dictionary<TKey, EffectSums> index, TKey key, int origin, double shrinkage)
        where TKey : notnull
    {
        var (sum, weight, count) = UpTo(index, key, origin);
        return count > 0 ? sum / (weight + shrinkage) : double.NaN;
    }

    private static (double Sum, double Weight, int Count) UpTo<TKey>(
        Dictionary<TKey, EffectSums> index, TKey key, int origin)
        where TKey : notnull => index.TryGetValue(key, out var sums) ? sums.UpTo(origin) : default;

    private List<SeenEvent> Pool(
        SortedDictionary<(int, int, int, int), (double Sum, int Count)> totals,
        Dictionary<(int, int, int), EffectSums> pooled)
    {
        var seen = new List<SeenEvent>();
        foreach (var ((channel, key, offset, day), (sum, count)) in totals)
        {
            var weight = count / (count + SeriesShrinkage);
            Sums(pooled, (channel, key, offset)).Add(day, sum / count, weight);
            if (channel != AllChannels || !_hasChannels)
            {
                seen.Add(new SeenEvent(Math.Max(0, channel), key, offset, day, sum / count, weight));
            }
        }

        return seen;
    }

    private static EffectSums Sums<TKey>(Dictionary<TKey, EffectSums> index, TKey key)
        where TKey : notnull
    {
        ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(index, key, out _);
        return sums ??= new EffectSums();
    }

    private static void Count(
        SortedDictionary<(int, int, int, int), (double Sum, int Count)> totals, (int, int, int, int) key, double value)
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
        int series,
        SortedDictionary<(int, int, int, int), (double, int)> names,
        SortedDictionary<(int, int, int, int), (double, int)> families)
    {
        var state = _states[series];
        int[] pools = _hasChannels ? [AllChannels, _channels[series]] : [AllChannels];
        for (var day = 0; day < state.Days; day++)
        {
            var surprise = state.Surprise[day];
            if (float.IsNaN(surprise))
            {
                continue;
            }

            for (var offset = -Reach; offset <= Reach; offset++)
            {
                var code = Code(series, day - offset);
                if (code == 0)
                {
                    continue;
                }

                Sums(_own[series], (code, offset)).Add(day, surprise, 1);
                foreach (var pool in pools)
                {
                    Count(names, (pool, code, offset, day), surprise);
                    Count(families, (pool, _calendar.NameKinds[code], offset, day), surprise);
                }
            }
        }
    }
}

/// <summary>What was seen of an event on one day.</summary>
/// <param name="Channel">Number of the channel.</param>
/// <param name="Code">Code of its name.</param>
/// <param name="Offset">Days from the event to the day, -3..3.</param>
/// <param name="Day">Day index.</param>
/// <param name="Effect">Mean log effect over the channel's series.</param>
/// <param name="Weight">From 0.25 for one series to nearly 1 for many.</param>
internal readonly record struct SeenEvent(int Channel, int Code, int Offset, int Day, double Effect, double Weight);
