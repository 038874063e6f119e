using Forecasting.Core.Domain;
using Forecasting.Core.Models;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Api.Serving;

/// <summary>A complete run in memory: every number that it serves, and the answers made from them so far.</summary>
public sealed class PublishedRun
{
    private readonly Dictionary<string, Store> _stores;
    private readonly Dictionary<Grain, Dictionary<SeriesKey, RoundedForecast>> _forecasts;
    private readonly Dictionary<SeriesKey, RoundedForecast> _weeks;
    private readonly Dictionary<SeriesKey, RoundedExplanation> _explanations;
    private readonly ILookup<string, FitFailure> _failures;
    private readonly ILookup<string, string> _channels;

    public PublishedRun(
        Run run,
        Published published,
        IReadOnlyList<Store> stores,
        IReadOnlyList<RoundedForecast> daily,
        IReadOnlyList<RoundedForecast> hourly,
        IReadOnlyList<RoundedForecast> weekly,
        AreaForecasts areas,
        IReadOnlyList<RoundedExplanation> explanations,
        IReadOnlyList<FitFailure> failures,
        Run? measured,
        IReadOnlyList<AccuracyFigure> accuracy)
    {
        Run = run;
        Published = published;
        (Measured, Accuracy) = (measured, accuracy);
        _forecasts = new()
        {
            [Grain.Daily] = daily.ToDictionary(f => f.Key),
            [Grain.Hourly] = hourly.ToDictionary(f => f.Key),
        };
        _weeks = weekly.ToDictionary(f => f.Key);
        Areas = new PublishedAreas(areas);
        _failures = failures.ToLookup(f => f.Key.StoreId, StringComparer.Ordinal);
        _explanations = explanations.ToDictionary(e => e.Key);
        _channels = daily.ToLookup(f => f.Key.StoreId, f => f.Key.ChannelId, StringComparer.Ordinal);
        Stores = [.. stores.Where(s => _channels.Contains(s.Id)).OrderBy(s => s.Id, StringComparer.Ordinal)];
        _stores = Stores.ToDictionary(s => s.Id, StringComparer.Ordinal);
        (Daily, Hourly) = (daily, hourly);
    }

    public Run Run { get; }

    public Published Published { get; }

    /// <summary>The stores that have forecasts, in id order.</summary>
    public IReadOnlyList<Store> Stores { get; }

    public IReadOnlyList<RoundedForecast> Daily { get; }

    public IReadOnlyList<RoundedForecast> Hourly { get; }

    /// <summary>The training run that measured <see cref="Accuracy"/>, which may be older than the model.</summary>
    public Run? Measured { get; }

    public IReadOnlyList<AccuracyFigure> Accuracy { get; }

    /// <summary>Regions and the chain.</summary>
    public PublishedAreas Areas { get; }

    public AnswerCache Answers { get; } = new();

    public Store? FindStore(string storeId) => _stores.GetValueOrDefault(storeId);

    /// <summary>The channels of a store that have forecasts of a grain, <c>all</c> first.</summary>
    public IReadOnlyList<string> Channels(string storeId, Grain grain) =>
        [.. _channels[storeId].Where(c => Find(new SeriesKey(storeId, c), grain) is not null)
            .OrderBy(c => c == Channel.AllId ? 0 : 1).ThenBy(c => c, StringComparer.Ordinal)];

    public RoundedForecast? Find(SeriesKey key, Grain grain) => _forecasts[grain].GetValueOrDefault(key);

    /// <summary>A store's forecast; null where there is none of that channel or grain.</summary>
    public RoundedForecast? Find(SeriesKey key, ServedGrain grain) => grain == ServedGrain.Weekly
        ? _weeks.GetValueOrDefault(key)
        : Find(key, grain == ServedGrain.Hourly ? Grain.Hourly : Grain.Daily);

    /// <summary>Whether the run's forecasts are explained; those of runs of older versions are not.</summary>
    public bool IsExplained => _explanations.Count > 0;

    /// <summary>Why the days of a series are what they are; null for a run without explanations.</summary>
    public RoundedExplanation? FindExplanation(SeriesKey key) => _explanations.GetValueOrDefault(key);

    /// <summary>Series of a store that something else stands in for, in channel order.</summary>
    /// <param name="storeId">The store.</param>
    /// <param name="channel">One channel, or <c>all</c> for all of them.</param>
    public IEnumerable<FitFailure> Failures(string storeId, string channel) =>
        _failures[storeId].Where(f => channel == Channel.AllId || f.Key.ChannelId == channel);

    public IReadOnlyList<RoundedForecast> Of(Grain grain) => grain == Grain.Hourly ? Hourly : Daily;
}
