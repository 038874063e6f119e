namespace Forecasting.Core.Evaluation.Comparison;

/// <summary>
/// The stated rule that stands in for planners where there are no manual forecasts: the mean of the same weekday over
/// the last four weeks that were known. Always named as a stand-in.
/// </summary>
public static class StandIn
{
    /// <summary>The name in results.</summary>
    public const string Name = "stand-in";

    private const int Weeks = 4;

    /// <summary>What the rule expects.</summary>
    /// <param name="orders">[day], one store's orders; NaN = unknown. Days after the last known one are not
    /// read.</param>
    /// <param name="target">The day to forecast; may lie beyond the array.</param>
    /// <param name="lastKnownDay">Index of the last day that is known, before <paramref name="target"/>.</param>
    /// <returns>Orders; NaN where none of the four days is known.</returns>
    public static double Of(ReadOnlySpan<double> orders, int target, int lastKnownDay)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(lastKnownDay, target);
        var day = target - (7 * (((target - lastKnownDay - 1) / 7) + 1));
        double sum = 0;
        var weeks = 0;
        for (var week = 0; week < Weeks && day >= 0; week++, day -= 7)
        {
            if (!double.IsNaN(orders[day]))
            {
                sum += orders[day];
                weeks++;
            }
        }

        return weeks > 0 ? sum / weeks : double.NaN;
    }
}
