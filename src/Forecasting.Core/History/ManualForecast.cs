using Forecasting.Core.Domain;

namespace Forecasting.Core.History;

/// <summary>What a planner expected of one day, as it was written down before that day.</summary>
/// <param name="Key">Store and channel; <see cref="Channel.AllId"/> where the planner forecast all channels
/// together.</param>
/// <param name="Date">The local date that was forecast.</param>
/// <param name="Orders">Orders expected, 0 or more.</param>
/// <param name="MadeOn">The local date on which it was made, before <paramref name="Date"/>.</param>
/// <param name="Planner">Who made it; empty where nobody is named.</param>
public sealed record ManualForecast(SeriesKey Key, DateOnly Date, double Orders, DateOnly MadeOn, string Planner)
{
    /// <summary>Days from the making to the day that was forecast, 1 or more.</summary>
    public int LeadDays => Date.DayNumber - MadeOn.DayNumber;
}
