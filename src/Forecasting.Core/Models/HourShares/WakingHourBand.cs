using Forecasting.Core.Domain;
using Forecasting.Core.Models.Calibration;

namespace Forecasting.Core.Models.HourShares;

/// <summary>
/// How far hours deviate in series that sleep while their store is open, as at night. Sleeping hours are known and
/// always inside their bands, as rest days are (<see cref="OpenDayBand"/>): waking ones are narrowed towards 80 % of
/// all hours inside, at most as 72 % of the waking ones would need. Hours outside the opening hours count for nothing.
/// </summary>
internal static class WakingHourBand
{
    // Below 0.64 nothing would be left of the hours' own part.
    private const double LeastShareOfWaking = 0.72;

    /// <summary>
    /// What deviations of hours from their day's shares are multiplied by. Half of the variance of an hour's error is
    /// taken for its day's, as in a city of 100 orders an hour, and stays as it is, so that for bands of f the width
    /// the other half takes 2 f^2 - 1 of its variance.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="orders">[day x hour], up to the origin; NaN = unknown.</param>
    /// <param name="asleep">[24], the hours in which the series sleeps.</param>
    /// <returns>0.65 to 1; 1 where all hours sleep, which says that the opening hours are new.</returns>
    internal static double Factor(Store store, ReadOnlySpan<double> orders, bool[] asleep)
    {
        var (sleeping, known) = (0, 0);
        for (var step = Math.Max(0, orders.Length - (SleepingHours.Days * 24)); step < orders.Length; step++)
        {
            if (!double.IsNaN(orders[step]) && store.IsOpenHour(step % 24))
            {
                known++;
                sleeping += asleep[step % 24] ? 1 : 0;
            }
        }

        var factor = sleeping < known ? OpenDayBand.FactorAt((double)sleeping / known, LeastShareOfWaking) : 1;
        return Math.Sqrt((2 * factor * factor) - 1);
    }
}
