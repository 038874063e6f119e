namespace Forecasting.Core.History;

/// <summary>What is known about one store day. Nothing else may be read from a number alone.</summary>
public enum ObservationState
{
    /// <summary>The store traded and its orders are known; 0 means open and none.</summary>
    Open,

    /// <summary>The calendar says that the store was closed.</summary>
    Closed,

    /// <summary>No row came: the orders are unknown, not zero.</summary>
    Missing,

    /// <summary>Before the store's first trading day.</summary>
    NotYetOpen,
}
