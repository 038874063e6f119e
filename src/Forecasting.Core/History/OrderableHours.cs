using Forecasting.Core.Domain;

namespace Forecasting.Core.History;

/// <summary>
/// Which hours of which days can have orders at all: the clock has them, and they lie in the opening hours.
/// </summary>
/// <param name="firstDay">Date of day 0.</param>
/// <param name="days">Days on the axis.</param>
internal sealed class OrderableHours(DateOnly firstDay, int days)
{
    private readonly Dictionary<string, (int Day, int Hour)[]> _skipped = new(StringComparer.Ordinal);

    /// <summary>Puts 0 into the unknown hours that cannot have orders, on days of which any hour is known.</summary>
    /// <param name="values">[day x hour], row-major; NaN = unknown; changed in place.</param>
    /// <param name="store">The store.</param>
    public void FillOthersWithZero(Span<double> values, Store store)
    {
        foreach (var (day, hour) in SkippedHours(store.TimeZoneId))
        {
            Fill(values.Slice(day * 24, 24), hour);
        }

        for (var hour = 0; hour < 24; hour++)
        {
            for (var day = 0; day < days && !store.IsOpenHour(hour); day++)
            {
                Fill(values.Slice(day * 24, 24), hour);
            }
        }
    }

    private static void Fill(Span<double> hours, int hour)
    {
        if (double.IsNaN(hours[hour]) && hours.IndexOfAnyExcept(double.NaN) >= 0)
        {
            hours[hour] = 0;
        }
    }

    private (int Day, int Hour)[] SkippedHours(string timeZoneId)
    {
        if (!_skipped.TryGetValue(timeZoneId, out var skipped))
        {
            var clock = new StoreClock(timeZoneId);
            _skipped[timeZoneId] = skipped =
            [
                .. Enumerable.Range(0, days).Select(day => (day, hour: clock.SkippedHour(firstDay.AddDays(day)) ?? -1))
                    .Where(s => s.hour >= 0),
            ];
        }

        return skipped;
    }
}
