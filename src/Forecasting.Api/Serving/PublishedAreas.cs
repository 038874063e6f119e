using System.Collections.Concurrent;
using Forecasting.Core.Domain;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Api.Serving;

/// <summary>The forecasts of a run's regions and of the chain, which is region ''.</summary>
public sealed class PublishedAreas
{
    private readonly Dictionary<ServedGrain, Dictionary<SeriesKey, RoundedForecast>> _forecasts;
    private readonly ILookup<string, string> _channels;
    private readonly ConcurrentDictionary<SeriesKey, RoundedExplanation?> _reasons = new();

    public PublishedAreas(AreaForecasts areas)
    {
        _forecasts = new()
        {
            [ServedGrain.Daily] = areas.Daily.ToDictionary(f => f.Key),
            [ServedGrain.Hourly] = areas.Hourly.ToDictionary(f => f.Key),
            [ServedGrain.Weekly] = areas.Weekly.ToDictionary(f => f.Key),
        };
        _channels = areas.Daily.ToLookup(f => f.Key.StoreId, f => f.Key.ChannelId, StringComparer.Ordinal);
        Regions = [.. _channels.Select(r => r.Key).Where(r => r != AreaForecasts.Chain).Order(StringComparer.Ordinal)];
    }

    /// <summary>The regions in order; empty where stores name none.</summary>
    public IReadOnlyList<string> Regions { get; }

    /// <summary>Whether the run holds areas at all; runs of older versions do not.</summary>
    public bool AreThere => _channels.Contains(AreaForecasts.Chain);

    /// <summary>The channels of an area that have forecasts of a grain, <c>all</c> first.</summary>
    public IReadOnlyList<string> Channels(string region, ServedGrain grain) =>
        [.. _channels[region].Where(c => Find(new SeriesKey(region, c), grain) is not null)
            .OrderBy(c => c == Channel.AllId ? 0 : 1).ThenBy(c => c, StringComparer.Ordinal)];

    public RoundedForecast? Find(SeriesKey key, ServedGrain grain) => _forecasts[grain].GetValueOrDefault(key);

    /// <summary>Why the days of an area's series are what they are, added up at the first request.</summary>
    /// <param name="area">The region or chain, and the channel.</param>
    /// <param name="add">Adds them up; null where they do not add up.</param>
    public RoundedExplanation? Reasons(SeriesKey area, Func<SeriesKey, RoundedExplanation?> add) =>
        _reasons.GetOrAdd(area, add);
}
