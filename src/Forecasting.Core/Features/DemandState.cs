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
    private const double ProfileMemory = 0.93;
    private const double WeekdayShrinkage = 0.7;
    private const double RegimeShrinkage = 2;
    private const double CellShrinkage = 4;
    private const double ScaleMemory = 0.97;

    // A day moves the levels by at most 6 times the usual error, within these bounds: a blip must not become the level,
    // and a doubling must within days.
    private const double UsualErrorsHeard = 6;
    private const double LeastHeard = 0.3;
    private const double MostHeard = 2.4;

    private readonly EventCalendar _calendar;
    private readonly int _regimes;
    private readonly double[] _weekdaySum = new double[7];
    private readonly double[] _weekdayWeight = new double[7];
    private readonly double[] _regimeSum;
    private readonly double[] _regimeWeight;
    private readonly double[] _cellSum;
    private readonly double[] _cellWeight;

    /// <summary>Runs over the series once.</summary>
    /// <param name="series">Daily orders; all its days are used.</param>
    /// <param name="calendar">Covers at least the series' days.</param>
    /// <param name="snapshotDays">Ascending day indices at which the profile is kept.</param>
    public DemandState(Series series, EventCalendar calendar, ReadOnlySpan<int> snapshotDays)
    {
        _calendar = calendar;
        _regimes = calendar.RegimeCount;
        _regimeSum = new double[_regimes];
        _regimeWeight = new double[_regimes];
        _cellSum = new double[7 * _regimes];
        _cellWeight = new double[7 * _regimes];
        Masks = calendar.Masks(series.Key.StoreId).ToArray();
        NameCodes = calendar.NameCodes(series.Key.StoreId).ToArray();
        Days = series.Days;
        FirstWeekday = ((int)series.FirstDay.DayOfWeek + 6) % 7;
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
    public ushort[] Masks { get; }

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
        var fast = new Smoother(FastHalfLifeDays);
        var middle = new Smoother(MiddleHalfLifeDays);
        var slow = new Smoother(SlowHalfLifeDays);
        var scale = 0.1;
        int known = 0, nextSnapshot = 0;
        for (var day = 0; day < Days; day++)
        {
            var isKnown = !double.IsNaN(orders[day]) && !(IsClosed(day) && orders[day] == 0);
            LogOrders[day] = isKnown ? (float)Math.Log(1 + orders[day]) : float.NaN;
            var profile = isKnown ? Profile(Weekday(day), _calendar.Regime(Masks[day])) : 0;
            Adjusted[day] = isKnown ? (float)(LogOrders[day] - profile) : float.NaN;
            Surprise[day] = isKnown && known > 0 ? (float)(Adjusted[day] - middle.Value) : float.NaN;
            if (isKnown)
            {
                known++;
                if ((Masks[day] & _calendar.EventMask) == 0)
                {
                    var step = known > 7 ? Math.Clamp(UsualErrorsHeard * scale, LeastHeard, MostHeard) : 100;
                    var heard = known > 1 ? middle.Value + Math.Clamp(Surprise[day], -step, step) : Adjusted[day];
                    Learn(day, heard + profile - (known > 1 ? middle.Value : heard));
                    scale = known > 1
                        ? (ScaleMemory * scale) + ((1 - ScaleMemory) * Math.Abs(heard - middle.Value))
                        : scale;
                    fast.Add(heard);
                    middle.Add(heard);
                    slow.Add(heard);
                }
                else if (known == 1)
                {
                    fast.Add(Adjusted[day]);
                    middle.Add(Adjusted[day]);
                    slow.Add(Adjusted[day]);
                }
            }

            Fast[day] = (float)fast.Value;
            Middle[day] = (float)middle.Value;
            Slow[day] = (float)slow.Value;
            Scale[day] = (float)scale;
            KnownDays[day] = known;
            if (nextSnapshot < snapshotDays.Length && snapshotDays[nextSnapshot] == day)
            {
                Snapshots[day] = ProfileSnapshot();
                nextSnapshot++;
            }
        }
    }

    private void Learn(int day, double ratio)
    {
        var weekday = Weekday(day);
        var regime = _calendar.Regime(Masks[day]);
        var cell = (weekday * _regimes) + regime;
        var weekdayEffect = WeekdayEffect(weekday);
        var regimeEffect = RegimeEffect(regime);
        Remember(ref _cellSum[cell], ref _cellWeight[cell], ratio - weekdayEffect - regimeEffect);
        Remember(ref _regimeSum[regime], ref _regimeWeight[regime], ratio - weekdayEffect);
        Remember(ref _weekdaySum[weekday], ref _weekdayWeight[weekday], ratio - regimeEffect);
    }

    private static void Remember(ref double sum, ref double weight, double value)
    {
        sum = (ProfileMemory * sum) + value;
        weight = (ProfileMemory * weight) + 1;
    }

    private double WeekdayEffect(int weekday) => _weekdaySum[weekday] / (_weekdayWeight[weekday] + WeekdayShrinkage);

    private double RegimeEffect(int regime) => _regimeSum[regime] / (_regimeWeight[regime] + RegimeShrinkage);

    private double Profile(int weekday, int regime)
    {
        var cell = (weekday * _regimes) + regime;
        return WeekdayEffect(weekday) + RegimeEffect(regime) + (_cellSum[cell] / (_cellWeight[cell] + CellShrinkage));
    }

    private float[] ProfileSnapshot()
    {
        var profile = new float[7 * _regimes];
        for (var weekday = 0; weekday < 7; weekday++)
        {
            for (var regime = 0; regime < _regimes; regime++)
            {
                profile[(weekday * _regimes) + regime] = (float)Profile(weekday, regime);
            }
        }

        return profile;
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
    }
}
