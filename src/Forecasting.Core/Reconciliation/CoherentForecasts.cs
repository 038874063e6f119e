using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Reconciliation;

/// <summary>
/// Forecasts of a whole hierarchy that add up in every path: hours to days, days to weeks, store channels to all
/// totals. Only the bottom series are kept; every total is their sum, made when asked for.
/// </summary>
public sealed class CoherentForecasts
{
    private CoherentForecasts(
        Hierarchy hierarchy,
        IReadOnlyList<ForecastDistribution> daily,
        IReadOnlyDictionary<int, ForecastDistribution> hourly)
    {
        (Hierarchy, Daily, Hourly) = (hierarchy, daily, hourly);
    }

    /// <summary>How series add up.</summary>
    public Hierarchy Hierarchy { get; }

    /// <summary>[bottom] daily paths.</summary>
    public IReadOnlyList<ForecastDistribution> Daily { get; }

    /// <summary>Hourly paths of the bottom series that have some, by their index.</summary>
    public IReadOnlyDictionary<int, ForecastDistribution> Hourly { get; }

    /// <summary>Reconciles days, rounds counts to whole orders, and spreads the days over their hours.</summary>
    /// <param name="forecasts">What was forecast by itself, by day.</param>
    /// <param name="reconciler">How.</param>
    /// <param name="hourly">Hourly paths of bottom series; their days are those of the daily ones or fewer.</param>
    /// <param name="isWhole">Whether a series counts orders.</param>
    public static CoherentForecasts Of(
        BaseForecasts forecasts,
        IReconciler reconciler,
        IReadOnlyList<ForecastDistribution> hourly,
        Func<SeriesKey, bool> isWhole)
    {
        bool[] whole = [.. forecasts.Hierarchy.Bottom.Select(isWhole)];
        var days = IntegerPaths.Round(reconciler.Reconcile(forecasts), whole);
        var byKey = hourly.ToDictionary(h => h.Key);
        var hours = new ForecastDistribution?[days.Count];
        Parallel.For(0, days.Count, Parallelism.Options(), i => hours[i] =
            byKey.TryGetValue(days[i].Key, out var old) ? IntegerPaths.Spread(old, days[i], whole[i]) : null);
        return new CoherentForecasts(
            forecasts.Hierarchy,
            days,
            hours.Select((h, i) => (h, i)).Where(p => p.h is not null).ToDictionary(p => p.i, p => p.h!));
    }

    /// <summary>The daily paths of a total.</summary>
    /// <param name="sum">Index into <see cref="Hierarchy.Sums"/>.</param>
    public ForecastDistribution DailyTotal(int sum) => SummingMatrix.Total(Hierarchy, sum, Daily);

    /// <summary>The hourly paths of a total; null where a member has none.</summary>
    /// <param name="sum">Index into <see cref="Hierarchy.Sums"/>.</param>
    public ForecastDistribution? HourlyTotal(int sum)
    {
        var node = Hierarchy.Sums[sum];
        return node.Members.All(Hourly.ContainsKey)
            ? ForecastDistribution.Sum(
                new SeriesKey(node.Place, node.ChannelId), [.. node.Members.Select(m => Hourly[m])])
            : null;
    }
}
