namespace Forecasting.Core.Simulation;

/// <summary>How a day's orders spread over its hours.</summary>
public static class DayCurve
{
    /// <summary>Shares of the day by hour, adding up to 1 over the open hours; 0 in closed ones.</summary>
    /// <param name="peaks">Bumps over a base line of 1.</param>
    /// <param name="shiftHours">Shift of all peaks; positive = later.</param>
    /// <param name="isOpen">[24], whether the store trades.</param>
    /// <param name="shares">[24], overwritten.</param>
    public static void Fill(
        IReadOnlyList<DemandPeak> peaks, double shiftHours, ReadOnlySpan<bool> isOpen, Span<double> shares)
    {
        double total = 0;
        for (var hour = 0; hour < 24; hour++)
        {
            double height = isOpen[hour] ? 1 : 0;
            for (var i = 0; isOpen[hour] && i < peaks.Count; i++)
            {
                var distance = (hour + 0.5 - peaks[i].AtHour - shiftHours) / peaks[i].WidthHours;
                height += peaks[i].Height * Math.Exp(-distance * distance / 2);
            }

            // The last two hours of the evening and the first of the morning fade.
            shares[hour] = height * (hour <= 7 || hour >= 21 ? 0.55 : 1);
            total += shares[hour];
        }

        for (var hour = 0; hour < 24; hour++)
        {
            shares[hour] /= total;
        }
    }
}
