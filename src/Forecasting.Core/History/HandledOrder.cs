using Forecasting.Core.Domain;

namespace Forecasting.Core.History;

/// <summary>How long one order took, in minutes.</summary>
/// <param name="Pick">Walking and picking, 0 or more.</param>
/// <param name="Pack">Packing, 0 or more.</param>
/// <param name="Ride">The way from the store to the customer, one way, 0 or more; NaN where nobody rode.</param>
/// <param name="Drop">At the customer's door, 0 or more; NaN where nobody rode.</param>
public readonly record struct HandlingMinutes(double Pick, double Pack, double Ride, double Drop)
{
    /// <summary>Whether all of it was picked in the quick-pick room; null where it is not known.</summary>
    public bool? IsFromRoom { get; init; }
}

/// <summary>An order as it came, and how long it took where that was measured.</summary>
/// <param name="StoreId">Store.</param>
/// <param name="OrderId">Unique within its store.</param>
/// <param name="Date">Local date.</param>
/// <param name="SecondOfDay">Local time, 0-86,399.</param>
/// <param name="Promise">What was promised.</param>
/// <param name="Lines">Order lines, or null.</param>
/// <param name="DistanceKm">Distance to the customer, or null.</param>
/// <param name="Minutes">What was measured, or null.</param>
public sealed record HandledOrder(
    string StoreId,
    string OrderId,
    DateOnly Date,
    int SecondOfDay,
    DeliveryPromise Promise,
    int? Lines,
    double? DistanceKm,
    HandlingMinutes? Minutes)
{
    /// <summary>Local hour, 0-23.</summary>
    public int Hour => SecondOfDay / 3600;
}
