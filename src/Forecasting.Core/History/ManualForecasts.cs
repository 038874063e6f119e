using Forecasting.Core.Domain;

namespace Forecasting.Core.History;

/// <summary>
/// All manual forecasts, answered by store, day and lead: what planners expected at a given number of days before.
/// Immutable.
/// </summary>
public sealed class ManualForecasts
{
    private readonly Dictionary<(string StoreId, int Day), List<ManualForecast>> _byDay = [];
    private readonly HashSet<string> _stores;

    /// <summary>Indexes the forecasts.</summary>
    /// <param name="forecasts">Any order; each store, channel, date and making date once.</param>
    public ManualForecasts(IEnumerable<ManualForecast> forecasts)
    {
        foreach (var forecast in forecasts)
        {
            var day = (forecast.Key.StoreId, forecast.Date.DayNumber);
            if (!_byDay.TryGetValue(day, out var list))
            {
                _byDay[day] = list = [];
            }

            list.Add(forecast);
        }

        _stores = [.. _byDay.Keys.Select(k => k.StoreId)];
    }

    /// <summary>No forecasts.</summary>
    public static ManualForecasts None { get; } = new([]);

    /// <summary>The number of forecasts.</summary>
    public int Count => _byDay.Values.Sum(d => d.Count);

    /// <summary>Whether a store has any.</summary>
    /// <param name="storeId">The store.</param>
    public bool Has(string storeId) => _stores.Contains(storeId);

    /// <summary>
    /// What stood so many days before: of each channel the newest forecast made by then. A forecast of all channels
    /// together counts before those of channels, which are added up.
    /// </summary>
    /// <param name="storeId">The store.</param>
    /// <param name="date">The day that was forecast.</param>
    /// <param name="leadDays">Days before it, 1 or more.</param>
    /// <returns>Orders of the store; NaN where none was made by then.</returns>
    public double At(string storeId, DateOnly date, int leadDays) => Stood(storeId, date, leadDays).Orders;

    /// <summary>Who made what stood so many days before; empty where nobody is named.</summary>
    /// <param name="storeId">The store.</param>
    /// <param name="date">The day that was forecast.</param>
    /// <param name="leadDays">Days before it, 1 or more.</param>
    public string PlannerAt(string storeId, DateOnly date, int leadDays) => Stood(storeId, date, leadDays).Planner;

    private (double Orders, string Planner) Stood(string storeId, DateOnly date, int leadDays)
    {
        if (!_byDay.TryGetValue((storeId, date.DayNumber), out var made))
        {
            return (double.NaN, "");
        }

        var newest = made.Where(f => f.LeadDays >= leadDays)
            .GroupBy(f => f.Key.ChannelId, StringComparer.Ordinal)
            .Select(channel => channel.MaxBy(f => f.MadeOn)!)
            .ToList();
        if (newest.Find(f => f.Key.ChannelId == Channel.AllId) is { } all)
        {
            return (all.Orders, all.Planner);
        }

        return newest.Count > 0 ? (newest.Sum(f => f.Orders), newest[0].Planner) : (double.NaN, "");
    }
}
