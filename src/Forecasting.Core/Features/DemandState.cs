using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Features;

/// <summary>
/// What one daily series says at each of its days, from that day and those before it only: levels at three speeds, the
/// profile by weekday and regime, and one-step errors. Exponential smoothing with calendar cells (after Brown 1959 and
/// Winters 1960) on y' = log(1 + orders). All numbers are logs, so differences are ratios.
/// </summary>
public sealed class DemandState
{
    private const double FastHalfLifeDays = 4;
    private const double MiddleHalfLifeDays = 14;
    private const double SlowHalfLifeDays = 56;
    private const double ScaleMemory = 0.97;

    // Before that a level is not known well enough to have shifted.
    private const int FewestDaysBeforeShift = 28;

    // A day moves the levels by at most 6 times the usual error, within these bounds: a blip must not become the level,
    // and a doubling must within days.
    private const double UsualErrorsHeard = 6;
    private const double LeastHeard = 0.3;
    private const double MostHeard = 2.4;

    private readonly EventCalendar _calendar;
    private readonly int _regimes;
    private readonly WeekdayProfile _profile;
    private readonly LevelShift _shift;
    private Smoother _fast = new(FastHalfLifeDays);
    private Smoother _middle = new(MiddleHalfLifeDays);
    private Smoother _slow = new(SlowHalfLifeDays);
    private double _scale = 0.1;

    /// <summary>Runs over the series once.</summary>
    /// <param name="series">Daily orders; all its days are used.</param>
    /// <param name="calendar">Covers at least the series' days.</param>
    /// <param name="snapshotDays">Ascending day indices at which the profile is kept.</param>
    public DemandState(Series series, EventCalendar calendar, ReadOnlySpan<int> snapshotDays)
    {
        _calendar = calendar;
        _regimes = calendar.RegimeCount;
        _profile = new WeekdayProfile(_regimes);
        _shift = new LevelShift(_regimes);
        Masks = calendar.SharedMasks(series.Key.StoreId);
        NameCodes = calendar.NameCodes(series.Key.StoreId).ToArray();
        Days = series.Days;
        FirstWeekday = series.FirstDay.DaysSinceMonday();
        LogOrders = new float[Days];
        Adjusted = new float[Days];
        Surprise = new float[Days];
        Fast = new float[Days];
        Middle = new float[Days];
        Slow = new float[Days];
        Scale = new float[Days];
        KnownDays = new int[Days];
        Snapshots = new Dictionary<int, float[]>(snapshotDays.Length);
        Run(series.Values, snapshotDays);
    }

    /// <summary>Days that the state covers.</summary>
    public int Days { get; }

    /// <summary>Weekday of day 0: Monday 0 to Sunday 6.</summary>
    public int FirstWeekday { get; }

    /// <summary>Kind bits of every day, the future included.</summary>
    public ulong[] Masks { get; }

    /// <summary>Event name codes of every day, the future included.</summary>
    public short[] NameCodes { get; }

    /// <summary>[day] log(1 + orders); NaN where unknown or closed.</summary>
    public float[] LogOrders { get; }

    /// <summary>[day] log orders less the profile as known the day before; NaN where unknown or closed.</summary>
    public float[] Adjusted { get; }

    /// <summary>[day] one-step error: log orders less what level and profile of the day before said; NaN where
    /// unknown.</summary>
    public float[] Surprise { get; }

    /// <summary>[day] level with a half-life of 4 trading days; NaN before the first known day.</summary>
    public float[] Fast { get; }

    /// <summary>[day] level with a half-life of 14 trading days.</summary>
    public float[] Middle { get; }

    /// <summary>[day] level with a half-life of 56 trading days.</summary>
    public float[] Slow { get; }

    /// <summary>[day] smoothed absolute one-step error.</summary>
    public float[] Scale { get; }

    /// <summary>[day] known trading days so far.</summary>
    public int[] KnownDays { get; }

    /// <summary>Profiles by snapshot day: [weekday x regime], row-major, log ratio to the level.</summary>
    public Dictionary<int, float[]> Snapshots { get; }

    /// <summary>Weekday of a day: Monday 0 to Sunday 6.</summary>
    /// <param name="day">Day index; may lie in the future.</param>
    public int Weekday(int day) => (FirstWeekday + day) % 7;

    /// <summary>Cell of a day in a profile.</summary>
    /// <param name="day">Day index; may lie in the future.</param>
    public int Cell(int day) => (Weekday(day) * _regimes) + _calendar.Regime(Masks[day]);

    /// <summary>Whether the calendar closes the store on a day.</summary>
    /// <param name="day">Day index; may lie in the future.</param>
    public bool IsClosed(int day) => (Masks[day] & 1) == 1;

    private void Run(ReadOnlySpan<double> orders, ReadOnlySpan<int> snapshotDays)
    {
        var nextSnapshot = 0;
        var known = 0;
        for (var day = 0; day < Days; day++)
        {
            var isKnown = !double.IsNaN(orders[day]) && !(IsClosed(day) && orders[day] == 0);
            LogOrders[day] = isKnown ? (float)Math.Log(1 + orders[day]) : float.NaN;
            var profile = isKnown ? ProfileOf(day) : 0;
            Adjusted[day] = isKnown ? (float)(LogOrders[day] - profile) : float.NaN;
            Surprise[day] = isKnown && known > 0 ? (float)(Adjusted[day] - _middle.Value) : float.NaN;
            if (isKnown)
            {
                known++;
                if ((Masks[day] & _calendar.EventMask) == 0)
                {
                    Hear(day, known, profile);
                }
                else if (known == 1)
                {
                    AddToLevels(Adjusted[day]);
                }
            }

            Fast[day] = (float)_fast.Value;
            Middle[day] = (float)_middle.Value;
            Slow[day] = (float)_slow.Value;
            Scale[day] = (float)_scale;
            KnownDays[day] = known;
            if (nextSnapshot < snapshotDays.Length && snapshotDays[nextSnapshot] == day)
            {
                Snapshots[day] = _profile.ToArray();
                nextSnapshot++;
            }
        }
    }

    private double ProfileOf(int day) => _profile.At(Weekday(day), _calendar.Regime(Masks[day]));

    private void Hear(int day, int known, double profile)
    {
        if (known > FewestDaysBeforeShift)
        {
            _shift.Add(day, Adjusted[day], IsInSeason(day), _middle.Value, _scale, _profile);
        }

        var step = known > 7 ? Math.Clamp(UsualErrorsHeard * _scale, LeastHeard, MostHeard) : 100;
        var heard = known > 1 ? _middle.Value + Math.Clamp(Surprise[day], -step, step) : Adjusted[day];
        var level = known > 1 ? _middle.Value : heard;
        _profile.Learn(Weekday(day), _calendar.Regime(Masks[day]), heard + profile - level);
        if (known > 1)
        {
            RememberError(heard - level);
        }

        AddToLevels(heard);
        if (known > FewestDaysBeforeShift && _shift.IsFound())
        {
            Shift();
        }
    }

    private void RememberError(double error) => _scale = (ScaleMemory * _scale) + ((1 - ScaleMemory) * Math.Abs(error));

    private void AddToLevels(double value)
    {
        _fast.Add(value);
        _middle.Add(value);
        _slow.Add(value);
    }

    private bool IsInSeason(int day) => (Masks[day] & ~(_calendar.EventMask | _calendar.RegularMask | 1)) != 0;

    private static bool IsNearer(double value, double here, double there) =>
        Math.Abs(value - here) < Math.Abs(value - there);

    // The days of the shift are taken back and learnt again at the new level.
    private void Shift()
    {
        _profile.CopyFrom(_shift.Oldest.Profile);
        _scale = _shift.Oldest.Scale;
        int[] days = [.. _shift.Days.Select(d => d.Index)];
        double[] adjusted = [.. days.Select(d => LogOrders[d] - ProfileOf(d)).Order()];
        var level = adjusted[LevelShift.Window / 2];
        _fast.Move(level);
        _middle.Move(level);
        _slow.Move(level);
        foreach (var day in days.Where(d => IsNearer(LogOrders[d] - ProfileOf(d), level, _shift.Oldest.Level)))
        {
            RememberError(LogOrders[day] - ProfileOf(day) - level);
            _profile.Learn(Weekday(day), _calendar.Regime(Masks[day]), LogOrders[day] - level);
        }

        _shift.Forget();
    }

    /// <summary>An exponentially weighted mean that needs no starting value.</summary>
    private struct Smoother(double halfLifeDays)
    {
        private readonly double _memory = Math.Pow(0.5, 1 / halfLifeDays);
        private double _sum;
        private double _weight;

        public readonly double Value => _weight > 0 ? _sum / _weight : double.NaN;

        public void Add(double value)
        {
            _sum = (_memory * _sum) + value;
            _weight = (_memory * _weight) + 1;
        }

        public void Move(double value) => _sum = value * _weight;
    }
}
