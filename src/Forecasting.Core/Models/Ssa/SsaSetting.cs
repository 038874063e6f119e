namespace Forecasting.Core.Models.Ssa;

/// <summary>How a series is decomposed.</summary>
/// <param name="Scale">The scale of the values.</param>
/// <param name="Window">L, steps.</param>
/// <param name="Rank">Leading components that are continued.</param>
internal readonly record struct SsaSetting(DemandScale Scale, int Window, int Rank);
