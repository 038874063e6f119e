namespace Forecasting.Core.Simulation.Goods;

/// <summary>Goods on their way to a store.</summary>
/// <param name="OrderedDay">Day index of the order.</param>
/// <param name="DueDay">Day index on which it should come.</param>
/// <param name="ArrivalDay">Day index on which it comes, before opening; sometimes a day late.</param>
/// <param name="Units">Units.</param>
internal readonly record struct Delivery(int OrderedDay, int DueDay, int ArrivalDay, int Units);
