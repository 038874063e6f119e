using Forecasting.Core.Domain;
using Forecasting.Core.Persistence.Runs;
using Forecasting.Core.Reconciliation;

namespace Forecasting.Api.Explanations;

/// <summary>
/// The reasons of every served number. Those of days are stored by series; weeks and areas have the sums of theirs, and
/// hours have their day's in proportion.
/// </summary>
internal static class PublishedReasons
{
    /// <summary>The parts of any step of a store's forecast, or null where the run has none.</summary>
    public static Func<int, double[]>? OfStore(PublishedRun run, RoundedForecast forecast)
    {
        if (run.FindExplanation(forecast.Key) is not { } explanation)
        {
            return null;
        }

        return forecast.Grain == Grain.Daily
            ? step => explanation.Step(forecast, step)
            : OfHours(run, forecast.Key);
    }

    /// <summary>
    /// The parts of any step of an area's forecast, or null where the run has none, or where the stores that are in the
    /// area now are not those that it was the sum of.
    /// </summary>
    public static Func<int, double[]>? OfArea(PublishedRun run, RoundedForecast forecast)
    {
        if (run.Areas.Reasons(forecast.Key, key => SumOfDays(run, key)) is not { } sum)
        {
            return null;
        }

        return forecast.Grain == Grain.Daily
            ? step => sum.Step(forecast, step)
            : Sum(Members(run, forecast.Key).Select(member => OfHours(run, member)));
    }

    private static RoundedExplanation? SumOfDays(PublishedRun run, SeriesKey area)
    {
        var members = Members(run, area).ToList();
        var reasons = members.Select(run.FindExplanation).OfType<RoundedExplanation>().ToList();
        if (reasons.Count == 0 || reasons.Count < members.Count)
        {
            return null;
        }

        var sum = RoundedExplanation.Sum(area, reasons);
        return sum.AddsUpTo(run.Areas.Find(area, ServedGrain.Daily)!) ? sum : null;
    }

    private static IEnumerable<SeriesKey> Members(PublishedRun run, SeriesKey area) => run.Stores
        .Where(s => area.StoreId == AreaForecasts.Chain || Hierarchy.RegionOf(s) == area.StoreId)
        .Select(s => area with { StoreId = s.Id })
        .Where(key => run.Find(key, Grain.Daily) is not null);

    private static Func<int, double[]>? OfHours(PublishedRun run, SeriesKey key)
    {
        // Channels have different hours, so the hours of 'all' are theirs added up, as its means are.
        var channels = key.ChannelId != Channel.AllId
            ? []
            : run.Channels(key.StoreId, Grain.Hourly).Where(c => c != Channel.AllId).ToList();
        if (channels.Count > 0)
        {
            return Sum(channels.Select(c => OfHours(run, key with { ChannelId = c })));
        }

        return run.FindExplanation(key) is { } explanation && run.Find(key, Grain.Hourly) is { } hours
            ? step => explanation.Hour(hours, step)
            : null;
    }

    private static Func<int, double[]>? Sum(IEnumerable<Func<int, double[]>?> series)
    {
        var parts = series.ToList();
        return parts.Contains(null) ? null : step => RoundedExplanation.Sum([.. parts.Select(part => part!(step))]);
    }
}
