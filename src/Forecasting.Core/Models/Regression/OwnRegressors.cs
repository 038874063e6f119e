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
    private const double WeekdaySize = 0.2;
    private const double KindSize = 0.2;

    /// <summary>Kinds of the calendar, in column order.</summary>
    public IReadOnlyList<string> Kinds => kinds;

    /// <summary>Columns.</summary>
    public int Width => FirstKind + kinds.Count;

    /// <summary>The usual size of each number: the prior's standard deviation.</summary>
    public double[] Sizes { get; } =
    [
        .. Enumerable.Repeat(FactorSize, Reasons.Count), .. Enumerable.Repeat(WeekdaySize, 7),
        .. Enumerable.Repeat(KindSize, kinds.Count),
    ];

    /// <summary>[column] what a planner would name as its reason.</summary>
    public Reason[] ReasonOfColumn { get; } =
    [
        .. Enumerable.Range(0, Reasons.Count).Select(reason => (Reason)reason),
        .. Enumerable.Repeat(Reason.Weekday, 7), .. kinds.Select(Reasons.OfKind),
    ];

    /// <summary>Chooses the kinds: of events those that most days of stores had.</summary>
    /// <param name="chain">All that is known at the fit.</param>
    public static OwnRegressors Of(ChainState chain)
    {
        var calendar = chain.Calendar;
        var days = new int[calendar.Kinds.Count];
        foreach (var store in chain.History.Stores)
        {
            foreach (var mask in calendar.Masks(store.Id)[..chain.History.Days])
            {
                for (var bit = 1; bit < days.Length; bit++)
                {
                    days[bit] += (int)(mask >> bit & 1);
                }
            }
        }

        return new(
        [
            .. KindsOf(calendar, calendar.RegularMask),
            .. KindsOf(calendar, calendar.EventMask).OrderByDescending(kind => days[calendar.KindOf(kind)])
                .Take(MostEventKinds),
        ]);
    }

    /// <summary>Where a calendar has the kinds; -1 for one that it has lost since.</summary>
    /// <param name="calendar">Of the context.</param>
    public int[] BitsIn(EventCalendar calendar) => [.. kinds.Select(calendar.KindOf)];

    /// <summary>The regressors of one day.</summary>
    /// <param name="state">Of the series.</param>
    /// <param name="bits">As <see cref="BitsIn"/> gives them.</param>
    /// <param name="day">The day.</param>
    /// <param name="pooled">[reason] the channel's effects on the day.</param>
    /// <param name="row">[<see cref="Width"/>], overwritten.</param>
    public static void Write(
        DemandState state, ReadOnlySpan<int> bits, int day, ReadOnlySpan<double> pooled, Span<float> row)
    {
        row.Clear();
        for (var reason = 0; reason < Reasons.Count; reason++)
        {
            // A factor on weekdays or on growth would be the weekday's or the level's own.
            row[reason] = reason is (int)Reason.Level or (int)Reason.Weekday ? 0 : (float)pooled[reason];
        }

        row[Reasons.Count + state.Weekday(day)] = 1;
        for (var i = 0; i < bits.Length; i++)
        {
            row[FirstKind + i] = bits[i] >= 0 ? state.Masks[day] >> bits[i] & 1 : 0;
        }
    }

    // Rare kinds that share one are none that a series has a way with.
    private static IEnumerable<string> KindsOf(EventCalendar calendar, ulong mask) =>
        calendar.Kinds.Where((kind, bit) => bit > 0 && (mask >> bit & 1) == 1 && calendar.KindOf(kind) == bit);
}
