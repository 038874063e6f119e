namespace Forecasting.Core.Features;

/// <summary>
/// How far events were off what was expected of them: every past event is met once more with what was known a week
/// before, by its name, by its family alone, or not at all. Mean absolute errors by channel, that way of knowing,
/// family and offset, each shrunk to the next wider mean.
/// </summary>
internal sealed class EventErrors
{
    private const int Notice = 7;

    /// <summary>Event days at which a mean of its own counts half.</summary>
    private const double Shrinkage = 2;

    /// <summary>The mean absolute log error of events that all others are measured by.</summary>
    private const double UsualError = 0.17;

    /// <summary>Events reach the day before and the day after.</summary>
    private const int Reach = 1;

    private const int Any = -1;

    private readonly Dictionary<(int Channel, int Knowledge, int Kind, int Offset), EffectSums> _errors = [];
    private readonly EventEffects _effects;
    private readonly EventCalendar _calendar;

    /// <summary>Meets all past events.</summary>
    /// <param name="effects">What was seen.</param>
    /// <param name="calendar">Of the same chain.</param>
    internal EventErrors(EventEffects effects, EventCalendar calendar)
    {
        (_effects, _calendar) = (effects, calendar);
        foreach (var seen in effects.Seen.Where(s => Math.Abs(s.Offset) <= Reach).OrderBy(s => s.Day))
        {
            var expected = effects.Expected(seen.Channel, seen.Code, seen.Offset, seen.Day - Notice);
            var error = Math.Abs(seen.Effect - (float.IsNaN(expected) ? 0 : expected));
            foreach (var key in Keys(seen.Channel, seen.Code, seen.Offset, seen.Day - Notice))
            {
                if (!_errors.TryGetValue(key, out var sums))
                {
                    _errors[key] = sums = new EffectSums();
                }

                sums.Add(seen.Day, error, seen.Weight);
            }
        }
    }

    /// <summary>
    /// The usual error of what events on a day or beside it do: that of the one with the largest, half way to
    /// <see cref="UsualError"/> on the log scale. Means of few events are far apart by chance, and models foresee more
    /// of an event whose mean is far off than such a mean does.
    /// </summary>
    /// <param name="series">Index of the series.</param>
    /// <param name="origin">Day index; only days up to it count.</param>
    /// <param name="day">Target day.</param>
    /// <returns>A mean absolute log error, 0 or more; 0 where there is no event or none was seen yet.</returns>
    internal double At(int series, int origin, int day)
    {
        double most = 0;
        for (var offset = -Reach; offset <= Reach; offset++)
        {
            if (_effects.EventAt(series, day, offset) is var (channel, code))
            {
                most = Math.Max(most, Mean(channel, code, offset, origin));
            }
        }

        return Math.Sqrt(most * UsualError);
    }

    private double Mean(int channel, int code, int offset, int origin)
    {
        var mean = 0.0;
        var isFirst = true;
        foreach (var key in Keys(channel, code, offset, origin).Reverse())
        {
            var (sum, weight, count) = _errors.TryGetValue(key, out var sums) ? sums.UpTo(origin) : default;
            mean = count == 0 ? mean : isFirst ? sum / weight : (sum + (Shrinkage * mean)) / (weight + Shrinkage);
            isFirst &= count == 0;
        }

        return mean;
    }

    /// <summary>From the narrowest to the widest.</summary>
    private (int Channel, int Knowledge, int Kind, int Offset)[] Keys(int channel, int code, int offset, int origin)
    {
        var knowledge = _effects.TimesSeen(code, offset, origin) > 0 ? 2
            : float.IsNaN(_effects.Expected(channel, code, offset, origin)) ? 0 : 1;
        return
        [
            (channel, knowledge, _calendar.NameKinds[code], offset),
            (channel, knowledge, Any, Any),
            (channel, Any, Any, Any),
            (Any, Any, Any, Any),
        ];
    }
}
