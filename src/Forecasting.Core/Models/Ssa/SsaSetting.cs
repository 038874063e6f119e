namespace Forecasting.Core.Models.Ssa;

/// <summary>How a series is decomposed, and the ranks whose forecasts are averaged.</summary>
/// <param name="Scale">The scale of the values.</param>
/// <param name="Window">L, steps.</param>
/// <param name="Ranks">Leading components that are continued, ascending, at least one.</param>
internal sealed record SsaSetting(DemandScale Scale, int Window, int[] Ranks);
