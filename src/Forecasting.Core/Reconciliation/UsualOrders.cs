namespace Forecasting.Core.Reconciliation;

/// <summary>What is usual on a weekday: the mean of the last four of them that are known.</summary>
internal static class UsualOrders
{
    private const int Weeks = 4;

    /// <summary>The mean; 0 where none is known.</summary>
    /// <param name="values">[step], NaN = unknown.</param>
    /// <param name="newest">The newest step that may count; below 0: there is none.</param>
    /// <param name="stepsPerWeek">Steps from one week to the next.</param>
    public static double At(ReadOnlySpan<double> values, int newest, int stepsPerWeek)
    {
        double sum = 0;
        var weeks = 0;
        for (var step = newest; step >= 0 && weeks < Weeks; step -= stepsPerWeek)
        {
            if (!double.IsNaN(values[step]))
            {
                sum += values[step];
                weeks++;
            }
        }

        return weeks > 0 ? sum / weeks : 0;
    }
}
