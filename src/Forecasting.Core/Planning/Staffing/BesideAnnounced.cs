using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>
/// What forecasts of channels for a set time expect beside announced orders, which are planned in their own hour. A
/// forecast that knows of an announcement expects more of its day, spread over the hours: more than of the same hours
/// of the days around it, on the median. So much, up to the announced number, is taken off the hours that have it.
/// </summary>
internal sealed class BesideAnnounced
{
    private const int DaysAround = 7;
    private readonly Dictionary<DateOnly, double[]> _shares = [];

    private BesideAnnounced()
    {
    }

    /// <summary>Compares the days of announcements with the days around them.</summary>
    /// <param name="channels">Forecasts by channel.</param>
    /// <param name="bulk">Announced orders.</param>
    internal static BesideAnnounced Of(IReadOnlyList<ChannelDemand> channels, IReadOnlyList<BulkOrder> bulk)
    {
        var beside = new BesideAnnounced();
        List<ForecastDistribution> scheduled =
            [.. channels.Where(c => c.Promise == DeliveryPromise.Scheduled).Select(c => c.Hours)];
        foreach (var ofDay in scheduled.Count > 0 ? bulk.GroupBy(b => b.Date) : [])
        {
            // The hours after midnight of the last day are beyond the forecast.
            var day = scheduled[0].Origin.LeadDays(ofDay.Key) - 1;
            if (day >= 0 && scheduled.All(s => day < s.Days))
            {
                beside._shares[ofDay.Key] = Shares(scheduled, day, [.. ofDay]);
            }
        }

        return beside;
    }

    /// <summary>The part of what is expected of an hour that was not announced, 0 to 1.</summary>
    /// <param name="date">Local date.</param>
    /// <param name="hour">Local hour, 0-23.</param>
    internal double Share(DateOnly date, int hour) => _shares.TryGetValue(date, out var shares) ? shares[hour] : 1;

    /// <summary>[24], the part of an hour that is left.</summary>
    private static double[] Shares(List<ForecastDistribution> scheduled, int day, BulkOrder[] bulk)
    {
        var expected = Means(scheduled, day);
        List<double[]> around =
        [
            .. Enumerable.Range(day - DaysAround, (2 * DaysAround) + 1)
                .Where(d => d != day && d >= 0 && scheduled.All(s => d < s.Days))
                .Select(d => Means(scheduled, d)),
        ];
        var more = new double[24];
        for (var hour = 0; hour < 24; hour++)
        {
            // Without other days to compare with, what is expected of the announced hour is the announcement.
            more[hour] = expected[hour] - (around.Count > 0
                ? SampleQuantile.Of([.. around.Select(a => a[hour]).Order()], 0.5)
                : Math.Max(0, expected[hour] - BulkOrder.Announced(bulk, bulk[0].Date, hour)));
        }

        var known = Math.Clamp(more.Sum(), 0, bulk.Sum(b => b.Orders));
        var above = more.Sum(m => Math.Max(0, m));
        return
        [
            .. expected.Zip(more, (e, m) => m > 0 && e > 0 ? 1 - (known * m / above / e) : 1),
        ];
    }

    private static double[] Means(List<ForecastDistribution> scheduled, int day) =>
        [.. Enumerable.Range(24 * day, 24).Select(step => scheduled.Sum(s => s.Mean(step)))];
}
