namespace Forecasting.Core.Features;

/// <summary>
/// Where the series stands and moves: levels at other speeds, growth, the last days, how steady it is.
/// </summary>
public sealed class LevelFeatures : IFeatureFamily
{
    private const int RecentDays = 7;

    private static readonly string[] Names =
    [
        "lead", "log_level", "fast_to_level", "slow_to_level", "growth_28_days", "growth_91_days", "growth_364_days",
        "scale", "known_days", "days_since_known", "mean_last_14",
        .. Enumerable.Range(0, RecentDays).Select(k => $"day_minus_{k}"),
    ];

    /// <inheritdoc/>
    public string Family => "level";

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns(ChainState chain) => Names;

    /// <inheritdoc/>
    public void Write(in TargetDay target, Span<float> row)
    {
        var state = target.State;
        var origin = target.Origin;
        var level = target.Level;
        row[0] = target.LeadDays;
        row[1] = level;
        row[2] = state.Fast[origin] - level;
        row[3] = state.Slow[origin] - level;
        row[4] = Growth(target, state.Middle, 28);
        row[5] = Growth(target, state.Slow, 91);
        row[6] = Growth(target, state.Middle, 364);
        row[7] = state.Scale[origin];
        row[8] = Math.Min(state.KnownDays[origin], 400);
        row[9] = DaysSinceKnown(target);
        row[10] = TargetDay.OrUnknown(MeanOfLast(target, 14) - level);
        for (var k = 0; k < RecentDays; k++)
        {
            row[11 + k] = TargetDay.OrUnknown(target.Past(state.Adjusted, origin - k) - level);
        }
    }

    private static float Growth(in TargetDay target, float[] level, int days) =>
        TargetDay.OrUnknown(level[target.Origin] - target.Past(level, target.Origin - days));

    private static float DaysSinceKnown(in TargetDay target)
    {
        for (var days = 0; days <= 30; days++)
        {
            if (!float.IsNaN(target.Past(target.State.LogOrders, target.Origin - days)))
            {
                return days;
            }
        }

        return 31;
    }

    private static float MeanOfLast(in TargetDay target, int days)
    {
        double sum = 0;
        var count = 0;
        for (var k = 0; k < days; k++)
        {
            var value = target.Past(target.State.Adjusted, target.Origin - k);
            if (!float.IsNaN(value))
            {
                sum += value;
                count++;
            }
        }

        return count > 0 ? (float)(sum / count) : float.NaN;
    }
}
