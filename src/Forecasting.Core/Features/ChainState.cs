using System.Runtime.CompilerServices;
using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Features;

/// <summary>The states of all daily series of a history, and what they say together: the chain's index and events'
/// effects.</summary>
public sealed class ChainState
{
    private const int CentredWeekDays = 7;
    private const double LevelHalfLifeDays = 14;

    private static readonly ConditionalWeakTable<DemandHistory, ChainState> AtOrigins = [];

    // Members that look at single series only need none of these, so they wait until asked for.
    private readonly Lazy<float[]> _index;
    private readonly Lazy<float[]> _indexLevel;
    private readonly Lazy<EventEffects> _events;
    private readonly Lazy<EventErrors> _eventErrors;
    private readonly Lazy<CovariateTable> _covariates;

    private ChainState(DemandHistory history, EventCalendar calendar, DemandState[] states)
    {
        History = history;
        Calendar = calendar;
        States = states;
        _index = new Lazy<float[]>(() => ChainIndex(states, history.Days));
        _indexLevel = new Lazy<float[]>(() => Smooth(Index));
        _events = new Lazy<EventEffects>(() => new EventEffects(states, calendar, Channels(history)));
        _eventErrors = new Lazy<EventErrors>(() => new EventErrors(Events, calendar));
        _covariates = new Lazy<CovariateTable>(() => new CovariateTable(history, calendar.Days));
    }

    /// <summary>The history that was read.</summary>
    public DemandHistory History { get; }

    /// <summary>The events around it.</summary>
    public EventCalendar Calendar { get; }

    /// <summary>One state per daily series, in key order.</summary>
    public IReadOnlyList<DemandState> States { get; }

    /// <summary>
    /// [day] the chain's log index without weekday effects: a chained mean over the series of the change of their
    /// centred week, so that opening and closing stores leave no steps. Day t holds data up to t + 3.
    /// </summary>
    public float[] Index => _index.Value;

    /// <summary>[day] the index smoothed backwards with a half-life of 14 days; holds data up to t + 3 too.</summary>
    public float[] IndexLevel => _indexLevel.Value;

    /// <summary>What named events did on the days around them.</summary>
    public EventEffects Events => _events.Value;

    /// <summary>How far events were off what was expected of them.</summary>
    internal EventErrors EventErrors => _eventErrors.Value;

    /// <summary>Outside numbers per series and day.</summary>
    public CovariateTable Covariates => _covariates.Value;

    /// <summary>The state at the end of a history, for forecasts from there; made once for all members.</summary>
    /// <param name="context">All of it is used; its last day is the origin and the only snapshot.</param>
    /// <param name="horizon">As for <see cref="Of"/>.</param>
    public static ChainState AtOrigin(DemandHistory context, Horizon horizon)
    {
        lock (AtOrigins)
        {
            if (!AtOrigins.TryGetValue(context, out var found)
                || found.Calendar != EventCalendar.For(context, horizon))
            {
                found = Of(context, [context.Days - 1], horizon);
                AtOrigins.AddOrUpdate(context, found);
            }

            return found;
        }
    }

    /// <summary>Reads a history.</summary>
    /// <param name="history">All of it is used.</param>
    /// <param name="snapshotDays">Ascending day indices at which profiles are kept.</param>
    /// <param name="horizon">The calendar is read this far ahead, and two weeks more.</param>
    public static ChainState Of(DemandHistory history, int[] snapshotDays, Horizon horizon)
    {
        var calendar = EventCalendar.For(history, horizon);
        var states = new DemandState[history.Daily.Count];
        Parallel.For(
            0,
            states.Length,
            Parallelism.Options(),
            i => states[i] = new DemandState(history.Daily[i], calendar, snapshotDays));
        return new ChainState(history, calendar, states);
    }

    /// <summary>Mean of the known values of the seven days around a day; NaN where fewer than three are
    /// known.</summary>
    /// <param name="values">[day], NaN = unknown.</param>
    /// <param name="day">Middle day.</param>
    public static float CentredWeek(ReadOnlySpan<float> values, int day) =>
        Centred(values, day, CentredWeekDays / 2, 3);

    /// <summary>Mean of the known values within <paramref name="reach"/> days of a day; NaN where too few are
    /// known.</summary>
    /// <param name="values">[day], NaN = unknown.</param>
    /// <param name="day">Middle day.</param>
    /// <param name="reach">Days to either side.</param>
    /// <param name="fewest">Known values needed.</param>
    public static float Centred(ReadOnlySpan<float> values, int day, int reach, int fewest)
    {
        double sum = 0;
        var count = 0;
        for (var t = Math.Max(0, day - reach); t <= Math.Min(values.Length - 1, day + reach); t++)
        {
            if (!float.IsNaN(values[t]))
            {
                sum += values[t];
                count++;
            }
        }

        return count >= fewest ? (float)(sum / count) : float.NaN;
    }

    private static int[] Channels(DemandHistory history)
    {
        var ids = history.Daily.Select(s => s.Key.ChannelId).Distinct(StringComparer.Ordinal).ToList();
        return [.. history.Daily.Select(s => ids.IndexOf(s.Key.ChannelId))];
    }

    private static float[] ChainIndex(DemandState[] states, int days)
    {
        var sums = new double[days];
        var counts = new int[days];
        foreach (var state in states)
        {
            var previous = float.NaN;
            for (var day = 0; day < days; day++)
            {
                var here = CentredWeek(state.Adjusted, day);
                if (!float.IsNaN(here) && !float.IsNaN(previous))
                {
                    sums[day] += here - previous;
                    counts[day]++;
                }

                previous = here;
            }
        }

        var index = new float[days];
        double level = 0;
        for (var day = 0; day < days; day++)
        {
            level += counts[day] > 0 ? sums[day] / counts[day] : 0;
            index[day] = (float)level;
        }

        return index;
    }

    private static float[] Smooth(float[] index)
    {
        var memory = Math.Pow(0.5, 1 / LevelHalfLifeDays);
        var smooth = new float[index.Length];
        double sum = 0, weight = 0;
        for (var day = 0; day < index.Length; day++)
        {
            sum = (memory * sum) + index[day];
            weight = (memory * weight) + 1;
            smooth[day] = (float)(sum / weight);
        }

        return smooth;
    }
}
