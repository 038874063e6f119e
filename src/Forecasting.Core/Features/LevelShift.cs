namespace Forecasting.Core.Features;

/// <summary>
/// Finds a lasting shift of a level, such as a warehouse that doubles: all but one of the last nine trading days lie
/// far from the level before them, on the same side, and no calendar entry explains it.
/// </summary>
/// <param name="regimes">Number of regimes of the profiles.</param>
internal sealed class LevelShift(int regimes)
{
    /// <summary>Trading days that are looked at.</summary>
    public const int Window = 9;

    private const int Exceptions = 1;
    private const double LeastShift = 0.4;
    private const double UsualErrors = 3;

    private readonly Day[] _days = [.. Enumerable.Range(0, Window).Select(_ => new Day(new WeekdayProfile(regimes)))];
    private int _count;
    private int _next;

    /// <summary>The oldest of the days: what was known before it.</summary>
    public Day Oldest => _days[_next];

    /// <summary>The days in order, oldest first.</summary>
    public IEnumerable<Day> Days => Enumerable.Range(0, Window).Select(k => _days[(_next + k) % Window]);

    /// <summary>Remembers a trading day and what was known before it.</summary>
    /// <param name="index">Day index.</param>
    /// <param name="adjusted">Log orders less the profile.</param>
    /// <param name="isExplained">Whether a calendar entry may explain it.</param>
    /// <param name="level">Level before the day.</param>
    /// <param name="scale">Usual error before the day.</param>
    /// <param name="profile">Profile before the day.</param>
    public void Add(
        int index, double adjusted, bool isExplained, double level, double scale, WeekdayProfile profile)
    {
        var day = _days[_next];
        (day.Index, day.Adjusted, day.IsExplained, day.Level, day.Scale) = (index, adjusted, isExplained, level, scale);
        day.Profile.CopyFrom(profile);
        _next = (_next + 1) % Window;
        _count++;
    }

    /// <summary>Whether the remembered days show a shift.</summary>
    public bool IsFound()
    {
        if (_count < Window)
        {
            return false;
        }

        var (before, reach) = (Oldest.Level, Math.Max(LeastShift, UsualErrors * Oldest.Scale));
        int above = 0, below = 0;
        foreach (var day in _days)
        {
            above += !day.IsExplained && day.Adjusted > before + reach ? 1 : 0;
            below += !day.IsExplained && day.Adjusted < before - reach ? 1 : 0;
        }

        return Math.Max(above, below) >= Window - Exceptions;
    }

    /// <summary>Forgets the days, so that one shift is found once.</summary>
    public void Forget() => _count = 0;

    /// <summary>One trading day, and what was known before it.</summary>
    public sealed class Day(WeekdayProfile profile)
    {
        public int Index { get; set; }

        public double Adjusted { get; set; }

        public bool IsExplained { get; set; }

        public double Level { get; set; }

        public double Scale { get; set; }

        public WeekdayProfile Profile => profile;
    }
}
