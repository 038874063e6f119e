using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.Calibration;

/// <summary>What the size of a day's error depends on, besides its series.</summary>
/// <param name="LeadDays">Days from the origin, at least 1.</param>
/// <param name="IsAtEvent">Whether an event is on the day or beside it.</param>
/// <param name="EventError">Usual absolute error of what events do to the day, a log of 0 or more.</param>
internal readonly record struct ErrorTarget(int LeadDays, bool IsAtEvent, double EventError);

/// <summary>Sorts the days of a history and of the days ahead into ordinary ones and those at an event, whose errors
/// are of another size.</summary>
internal sealed class ErrorTargets
{
    private readonly bool[][] _isAtEvent;
    private readonly EventErrors _events;

    /// <summary>Looks at the calendar and at what its events did.</summary>
    /// <param name="history">All of it is used.</param>
    /// <param name="horizon">Longest lead.</param>
    public ErrorTargets(DemandHistory history, Horizon horizon)
    {
        var chain = ChainState.AtOrigin(history, horizon);
        _events = chain.EventErrors;
        _isAtEvent = [.. history.Daily.Select(series =>
        {
            var masks = chain.Calendar.Masks(series.Key.StoreId);
            var days = new bool[history.Days + horizon.Days];
            for (var day = 0; day < days.Length; day++)
            {
                days[day] = chain.Calendar.IsAtEvent(masks, day);
            }

            return days;
        })];
    }

    /// <summary>One target.</summary>
    /// <param name="series">Index of the series.</param>
    /// <param name="origin">Day index; of events only what was known then counts.</param>
    /// <param name="leadDays">Days from the origin.</param>
    public ErrorTarget At(int series, int origin, int leadDays)
    {
        var isAtEvent = _isAtEvent[series][origin + leadDays];
        return new ErrorTarget(
            leadDays, isAtEvent, isAtEvent ? _events.At(series, origin, origin + leadDays) : 0);
    }
}
