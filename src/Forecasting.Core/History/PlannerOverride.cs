using Forecasting.Core.Domain;

namespace Forecasting.Core.History;

/// <summary>A planner's change of a forecast of the machine, with the reason.</summary>
/// <param name="Key">Store and channel.</param>
/// <param name="Date">The local date that was changed.</param>
/// <param name="Orders">Orders that the planner expects instead, 0 or more.</param>
/// <param name="MadeOn">The local date of the change, before <paramref name="Date"/>.</param>
/// <param name="Planner">Who changed it.</param>
/// <param name="Reason">Why.</param>
public sealed record PlannerOverride(
    SeriesKey Key, DateOnly Date, double Orders, DateOnly MadeOn, string Planner, string Reason)
{
    /// <summary>Days from the change to the day that was changed, 1 or more.</summary>
    public int LeadDays => Date.DayNumber - MadeOn.DayNumber;

    /// <summary>The change that counts: the newest, of several on one day the last.</summary>
    /// <param name="changes">Changes of one day, in the order in which they were made.</param>
    /// <returns>Null where there are none.</returns>
    public static PlannerOverride? Newest(IEnumerable<PlannerOverride> changes) =>
        changes.OrderBy(c => c.MadeOn).LastOrDefault();
}
