using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.Explaining;

/// <summary>A fitted hourly member whose days hold effects of a calendar that is known to it.</summary>
internal interface ICalendarEffects
{
    /// <summary>Effects of the days ahead, [daily series][day x reason], row-major, logs; null where it has
    /// none.</summary>
    /// <param name="context">What is known; its last day is the origin.</param>
    /// <param name="horizon">Not longer than at the fit.</param>
    double[][]? EffectsAhead(DemandHistory context, Horizon horizon);
}
