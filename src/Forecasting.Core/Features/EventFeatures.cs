namespace Forecasting.Core.Features;

/// <summary>Holidays, closings and other events on the days around the target: which, how near, and what they did
/// before.</summary>
public sealed class EventFeatures : IFeatureFamily
{
    private const int Nearest = 14;
    private const int Around = 3;
    private const int ColumnsPerKind = 3;

    private static readonly string[] Fixed =
    [
        "event_name", "event_effect_pooled", "event_effect_own",
        "neighbour_effect_pooled", "neighbour_effect_own",
        "closed_before_1", "closed_before_2", "closed_after_1", "closed_after_2", "closed_after_3",
        "days_since_closed", "days_to_closed", "closed_days_before", "closed_days_after",
    ];

    /// <inheritdoc/>
    public string Family => "event";

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns(ChainState chain) =>
    [
        .. Fixed,
        .. chain.Calendar.Kinds.Skip(1).SelectMany(kind => new[]
        {
            $"{kind}", $"{kind}_days_since", $"{kind}_days_to",
        }),
    ];

    /// <inheritdoc/>
    public Reason ReasonOf(string column, ChainState chain) => Reasons.OfKind(column);

    /// <inheritdoc/>
    public void Write(in TargetDay target, Span<float> row)
    {
        var state = target.State;
        row[0] = target.Day < state.NameCodes.Length ? state.NameCodes[target.Day] : 0;
        WriteEffects(target, row[1..5]);
        row[5] = target.Mask(-1) & 1;
        row[6] = target.Mask(-2) & 1;
        row[7] = target.Mask(1) & 1;
        row[8] = target.Mask(2) & 1;
        row[9] = target.Mask(3) & 1;
        row[10] = DaysTo(target, 0, -1, true);
        row[11] = DaysTo(target, 0, 1, true);
        row[12] = ClosedDays(target, -1);
        row[13] = ClosedDays(target, 1);
        for (var bit = 1; bit < target.Chain.Calendar.Kinds.Count; bit++)
        {
            var cells = row.Slice(Fixed.Length + ((bit - 1) * ColumnsPerKind), ColumnsPerKind);
            cells[0] = target.Mask(0) >> bit & 1;
            cells[1] = DaysTo(target, bit, -1, cells[0] == 0);
            cells[2] = DaysTo(target, bit, 1, cells[0] == 0);
        }
    }

    private static void WriteEffects(in TargetDay target, Span<float> row)
    {
        var (pooled, own) = target.Chain.Events.At(target.Series, target.Origin, target.Day, 0);
        row[0] = TargetDay.OrUnknown(pooled);
        row[1] = TargetDay.OrUnknown(own);
        float strongest = 0, strongestOwn = 0;
        for (var offset = -Around; offset <= Around; offset++)
        {
            (pooled, own) = offset == 0
                ? (0, 0)
                : target.Chain.Events.At(target.Series, target.Origin, target.Day, offset);
            strongest = Math.Abs(pooled) > Math.Abs(strongest) ? pooled : strongest;
            strongestOwn = Math.Abs(own) > Math.Abs(strongestOwn) ? own : strongestOwn;
        }

        row[2] = strongest;
        row[3] = strongestOwn;
    }

    /// <summary>
    /// Days to the nearest day with the kind (before: negative direction), 0..14, 15 for further. Inside a run of the
    /// kind
    /// (<paramref name="outside"/> false) the days to its edge, negative. A weekly closing is no event and does not
    /// count.
    /// </summary>
    private static float DaysTo(in TargetDay target, int bit, int direction, bool outside)
    {
        for (var days = 1; days <= Nearest; days++)
        {
            var on = (target.Mask(direction * days) >> bit & 1) == 1;
            if (outside && on && (bit > 0 || IsUnusual(target, direction * days)))
            {
                return days;
            }

            if (!outside && !on)
            {
                return -days;
            }
        }

        return outside ? Nearest + 1 : -Nearest - 1;
    }

    private static bool IsUnusual(in TargetDay target, int offset) =>
        (target.Mask(offset - 7) & 1) == 0 || (target.Mask(offset + 7) & 1) == 0;

    private static float ClosedDays(in TargetDay target, int direction)
    {
        var days = 0;
        while (days < Nearest && (target.Mask(direction * (days + 1)) & 1) == 1)
        {
            days++;
        }

        return days;
    }
}
