namespace Forecasting.Core.Models.Regression;

/// <summary>
/// Where a day lies relative to a run of event days, as one of a few slots: two wider ones and six days before it, its
/// first eight days, seven days and a wider slot after it.
/// </summary>
internal static class EventSlots
{
    /// <summary>Days before a run that are looked at.</summary>
    public const int Before = 14;

    /// <summary>Days after a run that are looked at.</summary>
    public const int After = 11;

    /// <summary>Number of slots.</summary>
    public const int Count = FirstAfter + NearAfter + 1;

    /// <summary>The slot of a run's first day.</summary>
    public const int FirstWithin = 2 + NearBefore;

    private const double SizeOnTheDay = 0.15;
    private const double FadingDays = 7;
    private const double UsualStep = 0.05;
    private const int NearBefore = 6;
    private const int FarBefore = 10;
    private const int MostWithin = 8;
    private const int FirstAfter = FirstWithin + MostWithin;
    private const int NearAfter = 7;

    /// <summary>Whether a slot is a day of the run itself.</summary>
    /// <param name="slot">0 to <see cref="Count"/> - 1.</param>
    public static bool IsWithin(int slot) => slot is >= FirstWithin and < FirstAfter;

    /// <summary>The usual size of an event's effect, a log: it fades with the days from it, so that of two events
    /// that were seen together the nearer one is what did it.</summary>
    /// <param name="slot">0 to <see cref="Count"/> - 1.</param>
    public static double Size(int slot)
    {
        var days = slot < 2 ? 20 - (4 * slot)
            : slot < FirstWithin ? FirstWithin - slot
            : slot < FirstAfter ? 0
            : slot < FirstAfter + NearAfter ? slot - FirstAfter + 1 : 16;
        return SizeOnTheDay * Math.Exp(-days / FadingDays);
    }

    /// <summary>The usual difference between the effects of a slot and the one before it, a log: days on the way to an
    /// event, within a long one, or after it are alike. 0 for a slot that begins such a row.</summary>
    /// <param name="slot">0 to <see cref="Count"/> - 1.</param>
    public static double Step(int slot) =>
        slot is <= 2 or FirstWithin or FirstAfter or FirstAfter + NearAfter ? 0 : UsualStep;

    /// <summary>The slot of a day; -1 where the run is too far.</summary>
    /// <param name="day">The day.</param>
    /// <param name="first">First day of the run.</param>
    /// <param name="last">Last day of the run.</param>
    public static int Of(int day, int first, int last) =>
        day < first - Before || day > last + After ? -1
        : day < first - FarBefore ? 0
        : day < first - NearBefore ? 1
        : day < first ? FirstWithin - (first - day)
        : day <= last ? FirstWithin + Math.Min(day - first, MostWithin - 1)
        : FirstAfter + Math.Min(day - last - 1, NearAfter);
}
