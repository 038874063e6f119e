namespace Forecasting.Core.Models.HourShares;

/// <summary>
/// Hours of the day in which a series sleeps: no order came in them for weeks while orders came in others. A member's
/// small share of such an hour is what smoothing leaves, not what customers want.
/// </summary>
internal static class SleepingHours
{
    /// <summary>How many of the last days are looked at.</summary>
    internal const int Days = 56;

    private const int FewestDays = 28;

    /// <summary>Finds them in the last eight weeks.</summary>
    /// <param name="orders">[day x hour], up to the origin; NaN = unknown, and none where the day is known.</param>
    /// <returns>[24]; all false where fewer than four weeks of days with orders are known.</returns>
    public static bool[] Of(ReadOnlySpan<double> orders)
    {
        Span<int> woken = stackalloc int[24];
        woken.Clear();
        var (days, known) = (orders.Length / 24, 0);
        for (var day = Math.Max(0, days - Days); day < days; day++)
        {
            var hasOrders = false;
            for (var hour = 0; hour < 24; hour++)
            {
                var isAwake = orders[(day * 24) + hour] > 0;
                woken[hour] += isAwake ? 1 : 0;
                hasOrders |= isAwake;
            }

            known += hasOrders ? 1 : 0;
        }

        var asleep = new bool[24];
        for (var hour = 0; hour < 24; hour++)
        {
            asleep[hour] = known >= FewestDays && woken[hour] == 0;
        }

        return asleep;
    }
}
