namespace Forecasting.Core.Models.Regression;

/// <summary>The level of a series whose effects are taken off: simple exponential smoothing that a wild day moves
/// little (Gelper, Fried and Croux 2010).</summary>
internal static class LevelTrack
{
    private const double UsualErrorsHeard = 4;
    private const double LeastHeard = 0.3;
    private const double ScaleMemory = 0.97;

    /// <summary>The level after each day.</summary>
    /// <param name="values">[day] logs less effects; NaN = unknown.</param>
    /// <param name="halfLifeDays">Half of the weight lies on so many last known days.</param>
    /// <returns>[day]; NaN before the first known day.</returns>
    public static double[] Of(ReadOnlySpan<float> values, double halfLifeDays)
    {
        var gain = 1 - Math.Pow(0.5, 1 / halfLifeDays);
        var levels = new double[values.Length];
        double level = double.NaN, scale = 0.1, weight = 0;
        for (var day = 0; day < values.Length; day++)
        {
            if (!float.IsNaN(values[day]))
            {
                weight = ((1 - gain) * weight) + 1;
                var error = double.IsNaN(level) ? 0 : values[day] - level;
                var most = Math.Max(LeastHeard, UsualErrorsHeard * scale);
                var heard = weight < 5 ? error : Math.Clamp(error, -most, most);
                level = double.IsNaN(level) ? values[day] : level + (heard / weight);
                scale = (ScaleMemory * scale) + ((1 - ScaleMemory) * Math.Abs(heard));
            }

            levels[day] = level;
        }

        return levels;
    }

    /// <summary>How far the level was off some days later, summed over the last days.</summary>
    /// <param name="values">As for <see cref="Of"/>.</param>
    /// <param name="halfLifeDays">As for <see cref="Of"/>.</param>
    /// <param name="lead">Days ahead.</param>
    /// <param name="judgedDays">Days at the end that are looked at.</param>
    public static double Loss(ReadOnlySpan<float> values, double halfLifeDays, int lead, int judgedDays)
    {
        var levels = Of(values, halfLifeDays);
        double sum = 0;
        for (var day = Math.Max(lead, values.Length - judgedDays); day < values.Length; day++)
        {
            var error = values[day] - levels[day - lead];
            sum += double.IsNaN(error) ? 0 : Math.Abs(error);
        }

        return sum;
    }
}
