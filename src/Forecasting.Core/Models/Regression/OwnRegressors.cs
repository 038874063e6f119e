using Forecasting.Core.Features;

namespace Forecasting.Core.Models.Regression;

/// <summary>
/// The regressors in which a series may differ from its channel: each reason's effect once more, whose number is a
/// factor less 1; then each weekday; then regular kinds and the most frequent kinds of events, for one store may be
/// full on the holidays that empty another.
/// </summary>
/// <param name="kinds">Kinds of the calendar, in column order.</param>
internal sealed class OwnRegressors(IReadOnlyList<string> kinds)
{
    private const int MostEventKinds = 4;
    private const int FirstKind = Reasons.Count + 7;
    private const double FactorSize = 0.3;
    private const double WeekdaySize = 0.05;
    private const double KindSize = 0.2;

    /// <summary>Kinds of the calendar, in column order.</summary>
    public IReadOnlyList<string> Kinds => kinds;

    /// <summary>Columns.</summary>
    public int Width => FirstKind + kinds.Count;

    /// <summary>The usual size of each number: the prior's standard deviation.</summary>
    public double[] Sizes =>
    [
        .. Enumerable.Repeat(FactorSize, Reasons.Count), .. Enumerable.Repeat(WeekdaySize, 7),
        .. Enumerable.Repeat(KindSize, kinds.Count),
    ];

    /// <summary>Chooses the kinds.</summary>
    /// <param name="calendar">Whose kinds are ordered by falling frequency.</param>
    public static OwnRegressors Of(EventCalendar calendar) =>
        new([
            .. KindsOf(calendar, calendar.RegularMask),
            .. KindsOf(calendar, calendar.EventMask).Take(MostEventKinds),
        ]);

    /// <summary>What a planner would name as the reason of a column.</summary>
    /// <param name="column">0 to <see cref="Width"/> - 1.</param>
    public Reason ReasonOf(int column) =>
        column < Reasons.Count ? (Reason)column
        : column < FirstKind ? Reason.Weekday
        : Reasons.OfKind(kinds[column - FirstKind]);

    /// <summary>The regressors of one day.</summary>
    /// <param name="chain">States.</param>
    /// <param name="series">Index of the series.</param>
    /// <param name="day">The day.</param>
    /// <param name="pooled">[reason] the channel's effects on the day.</param>
    /// <param name="row">[<see cref="Width"/>], overwritten.</param>
    public void Write(ChainState chain, int series, int day, ReadOnlySpan<double> pooled, Span<float> row)
    {
        row.Clear();
        for (var reason = 0; reason < Reasons.Count; reason++)
        {
            // A factor on weekdays or on growth would be the weekday's or the level's own.
            row[reason] = reason is (int)Reason.Level or (int)Reason.Weekday ? 0 : (float)pooled[reason];
        }

        var state = chain.States[series];
        row[Reasons.Count + state.Weekday(day)] = 1;
        for (var i = 0; i < kinds.Count; i++)
        {
            // A calendar of later may have lost a kind.
            row[FirstKind + i] = chain.Calendar.KindOf(kinds[i]) is >= 0 and var bit ? state.Masks[day] >> bit & 1 : 0;
        }
    }

    private static IEnumerable<string> KindsOf(EventCalendar calendar, ulong mask) =>
        calendar.Kinds.Where((_, bit) => bit > 0 && (mask >> bit & 1) == 1);
}
