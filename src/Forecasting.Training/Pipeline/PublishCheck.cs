using System.Globalization;
using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Training.Pipeline;

/// <summary>
/// Looks at a run before anybody is served it. Bounds are wide: they stop rubbish, not surprises.
/// </summary>
internal sealed class PublishCheck(DemandHistory history, RunForecasts forecasts)
{
    private const int RecentDays = 28;
    private const double LargestChainRatio = 2.5;
    private const double LargestStoreRatio = 5;
    private const double OddStoresAllowed = 0.05;
    private const double SmallestLevel = 5;

    /// <summary>Everything that is wrong, in words for an operator; nothing where the run may be published.</summary>
    /// <param name="dailyDays">Days that each daily forecast must have.</param>
    /// <param name="hourlyDays">Days that each hourly forecast must have; 0 where none were asked for.</param>
    public IReadOnlyList<string> Faults(int dailyDays, int hourlyDays) =>
    [
        .. Incomplete(forecasts.Daily, history.Daily, dailyDays, "daily"),
        .. hourlyDays > 0 ? Incomplete(forecasts.Hourly, history.Hourly, hourlyDays, "hourly") : [],
        .. Unequal(forecasts.Daily, forecasts.Areas.Daily, "daily"),
        .. All().Where(f => !IsSound(f)).Take(3)
            .Select(f => $"{f.Key} holds negative orders or deciles that fall."),
        .. FarFromRecentLevel(),
    ];

    private static IEnumerable<string> Incomplete(
        IReadOnlyList<RoundedForecast> made, IReadOnlyList<Series> asked, int days, string grain)
    {
        var byKey = made.ToDictionary(f => f.Key);
        var stores = asked.GroupBy(s => s.Key.StoreId).ToList();
        var absent = stores
            .SelectMany(s => s.Select(k => k.Key).Where(k => k.ChannelId != Channel.AllId || s.Count() == 1))
            .Where(k => !byKey.TryGetValue(k, out var forecast) || forecast.Days != days).ToList();
        if (absent.Count > 0)
        {
            yield return $"{absent.Count} of {asked.Count} {grain} forecasts are not there for all {days} days, "
                + $"such as {absent[0]}.";
        }

        if (grain == "daily" && stores.Find(s => !byKey.ContainsKey(new SeriesKey(s.Key, Channel.AllId))) is { } store)
        {
            yield return $"Store {store.Key} has no {grain} forecast of all channels together.";
        }
    }

    /// <summary>The chain's means have to be the sums of its stores' means, to the last digit.</summary>
    private static IEnumerable<string> Unequal(
        IReadOnlyList<RoundedForecast> made, IReadOnlyList<RoundedForecast> areas, string grain)
    {
        var chain = areas.FirstOrDefault(f => f.Key == new SeriesKey(AreaForecasts.Chain, Channel.AllId));
        if (chain is null)
        {
            yield return $"The chain has no {grain} forecast.";
            yield break;
        }

        var stores = made.Where(f => f.Key.ChannelId == Channel.AllId && f.Days == chain.Days).ToList();
        for (var day = 0; day < chain.Days; day++)
        {
            if (chain.DayMeanUnits(day) != stores.Sum(s => s.DayMeanUnits(day)))
            {
                yield return $"The chain's {grain} forecast is not the sum of its stores' on day {day + 1}.";
                yield break;
            }
        }
    }

    private IEnumerable<RoundedForecast> All() =>
    [
        .. forecasts.Daily, .. forecasts.Hourly, .. forecasts.Weekly,
        .. forecasts.Areas.Daily, .. forecasts.Areas.Hourly, .. forecasts.Areas.Weekly,
    ];

    private static bool IsSound(RoundedForecast forecast)
    {
        var units = forecast.Units;
        for (var i = 0; i < units.Length; i++)
        {
            var isFallingDecile = i % RoundedForecast.NumbersPerStep > 1 && units[i] < units[i - 1];
            if (units[i] < 0 || isFallingDecile)
            {
                return false;
            }
        }

        return true;
    }

    private IEnumerable<string> FarFromRecentLevel()
    {
        double chainRecent = 0, chainAhead = 0;
        List<(string StoreId, double Recent, double Ahead)> odd = [];
        var stores = 0;
        foreach (var forecast in forecasts.Daily.Where(f => f.Key.ChannelId == Channel.AllId))
        {
            var store = history.Store(forecast.Key.StoreId);
            var recent = RecentLevel(store);
            var ahead = LevelAhead(store, forecast);
            if (!(recent >= SmallestLevel) || double.IsNaN(ahead))
            {
                continue;
            }

            stores++;
            chainRecent += recent;
            chainAhead += ahead;
            if (IsFar(recent, ahead, LargestStoreRatio))
            {
                odd.Add((store.Id, recent, ahead));
            }
        }

        if (chainRecent > 0 && IsFar(chainRecent, chainAhead, LargestChainRatio))
        {
            yield return Words("The chain", chainRecent, chainAhead);
        }

        if (odd.Count > Math.Max(1, OddStoresAllowed * stores))
        {
            yield return $"{odd.Count} of {stores} stores are far from their recent level. "
                + Words($"Store {odd[0].StoreId}", odd[0].Recent, odd[0].Ahead);
        }
    }

    private static bool IsFar(double recent, double ahead, double largestRatio) =>
        ahead > recent * largestRatio || ahead < recent / largestRatio;

    private static string Words(string what, double recent, double ahead) => string.Create(
        CultureInfo.InvariantCulture,
        $"{what} had {recent:F1} orders per open day in the last {RecentDays} days; the forecast has {ahead:F1}.");

    private double RecentLevel(Store store)
    {
        var series = Channel.Own([.. history.Daily.Where(s => s.Key.StoreId == store.Id)], s => s.Key);
        double sum = 0;
        var days = 0;
        for (var day = Math.Max(0, history.Days - RecentDays); day < history.Days; day++)
        {
            var known = series.Where(s => !double.IsNaN(s.Values[day])).ToList();
            if (known.Count > 0 && !history.Calendar.IsClosed(store, history.FirstDay.AddDays(day)))
            {
                sum += known.Sum(s => s.Values[day]);
                days++;
            }
        }

        return days > 0 ? sum / days : double.NaN;
    }

    private double LevelAhead(Store store, RoundedForecast forecast)
    {
        double sum = 0;
        var days = 0;
        for (var day = 0; day < Math.Min(forecast.Days, RecentDays); day++)
        {
            if (!history.Calendar.IsClosed(store, forecast.FirstDay.AddDays(day)))
            {
                sum += forecast.Mean(day);
                days++;
            }
        }

        return days > 0 ? sum / days : double.NaN;
    }
}
