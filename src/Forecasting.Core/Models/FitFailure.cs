using Forecasting.Core.Domain;

namespace Forecasting.Core.Models;

/// <summary>
/// A series that a model could not be fitted to, and what forecasts it instead. Kept, counted and shown.
/// </summary>
/// <param name="Key">Store and channel.</param>
/// <param name="Model">The model that failed.</param>
/// <param name="Reason">What was wrong, in words for a planner.</param>
/// <param name="FallBack">The model that takes its place.</param>
public sealed record FitFailure(SeriesKey Key, string Model, string Reason, string FallBack);
