using Forecasting.Core.Domain;
using Forecasting.Core.Models.Calibration;

namespace Forecasting.Core.Models.HourShares;

/// <summary>
/// How far hours deviate in series that sleep while their store is open, as at night. Sleeping hours are known and
/// always inside their bands, as rest days are (<see cref="OpenDayBand"/>): waking ones are narrowed until 80 % of all
/// hours lie inside, but no further than to hold 72 % of the waking ones. Hours outside the opening hours count for
/// nothing.
/// </summary>
internal static class WakingHourBand
{
    internal const double LeastShareOfWaking = 0.72;
    private const int Days = 56;

    /// <summary>
    /// What deviations of hours from their day's shares are multiplied by. About half of the variance of an hour's
    /// error is its day's and stays as it is, so that for bands of f the width the other half takes 2 f^2 - 1 of its
    /// variance.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="orders">[day x hour], up to the origin; NaN = unknown.</param>
    /// <param name="asleep">[24], the hours in which the series sleeps.</param>
    /// <returns>0.64 to 1.</returns>
    internal static double Factor(Store store, ReadOnlySpan<double> orders, bool[] asleep)
    {
        var (sleeping, known) = (0, 0);
        for (var step = Math.Max(0, orders.Length - (Days * 24)); step < orders.Length; step++)
        {
            if (!double.IsNaN(orders[step]) && store.IsOpenHour(step % 24))
            {
                known++;
                sleeping += asleep[step % 24] ? 1 : 0;
            }
        }

        var factor = known > 0 ? OpenDayBand.FactorAt((double)sleeping / known, LeastShareOfWaking) : 1;
        return Math.Sqrt((2 * factor * factor) - 1);
    }
}
