namespace Forecasting.Core.Features;

/// <summary>The weekday and what it usually brings: profile and the last same weekdays and regimes.</summary>
public sealed class WeekdayFeatures : IFeatureFamily
{
    private const int LastWeekdays = 3;
    private const int SameCells = 4;
    private const int LongestLookBackDays = 182;

    private static readonly string[] Names =
    [
        "weekday", "profile", "regime", "mean_last_weekdays", "mean_last_cells",
        .. Enumerable.Range(1, LastWeekdays).Select(k => $"weekday_back_{k}"),
    ];

    /// <inheritdoc/>
    public string Family => "weekday";

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns(ChainState chain) => Names;

    /// <summary>The regime is a promotion or an event, whichever most of its kinds are; the others are the
    /// weekday.</summary>
    /// <inheritdoc/>
    public Reason ReasonOf(string column, ChainState chain)
    {
        var calendar = chain.Calendar;
        return column != "regime" ? Reason.Weekday
            : Enumerable.Range(1, calendar.Kinds.Count - 1).Where(bit => (calendar.RegularMask >> bit & 1) == 1)
                .GroupBy(bit => Reasons.OfKind(calendar.Kinds[bit])).OrderByDescending(g => g.Count())
                .Select(g => g.Key).FirstOrDefault(Reason.Event);
    }

    /// <inheritdoc/>
    public void Write(in TargetDay target, Span<float> row)
    {
        var state = target.State;
        row[0] = state.Weekday(target.Day);
        row[1] = target.Profile;
        row[2] = target.Chain.Calendar.Regime(target.Mask(0));
        row.Slice(5, LastWeekdays).Fill(TargetDay.Unknown);
        double weekdays = 0, cells = 0;
        int weekdayCount = 0, cellCount = 0;
        var cell = state.Cell(target.Day);
        var first = target.Origin - (((target.Origin - target.Day) % 7 + 7) % 7);
        for (var day = first; day >= Math.Max(0, first - LongestLookBackDays); day -= 7)
        {
            var orders = target.Past(state.Adjusted, day);
            if (float.IsNaN(orders) || (state.Masks[day] & target.Chain.Calendar.EventMask) != 0)
            {
                continue;
            }

            var ratio = orders - target.Level;
            if (weekdayCount < LastWeekdays)
            {
                row[5 + weekdayCount] = ratio;
                weekdays += ratio;
                weekdayCount++;
            }

            if (state.Cell(day) == cell && cellCount < SameCells)
            {
                cells += ratio;
                cellCount++;
            }

            if (weekdayCount == LastWeekdays && cellCount == SameCells)
            {
                break;
            }
        }

        row[3] = weekdayCount > 0 ? (float)(weekdays / weekdayCount) : TargetDay.Unknown;
        row[4] = cellCount > 0 ? (float)(cells / cellCount) : TargetDay.Unknown;
    }
}
