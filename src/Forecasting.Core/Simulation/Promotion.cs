namespace Forecasting.Core.Simulation;

/// <summary>A planned price promotion of the chain, a region or a store.</summary>
/// <param name="Name">Name in calendar.csv.</param>
/// <param name="FirstDay">First day index (included).</param>
/// <param name="LastDay">Last day index (included).</param>
/// <param name="Depth">Share taken off the price, 0 to 1.</param>
/// <param name="Region">The region it holds in; empty for all.</param>
/// <param name="StoreId">The store it holds in; empty for all of the region.</param>
public sealed record Promotion(string Name, int FirstDay, int LastDay, double Depth, string Region, string StoreId);
