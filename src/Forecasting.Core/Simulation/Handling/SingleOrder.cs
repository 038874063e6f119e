namespace Forecasting.Core.Simulation.Handling;

/// <summary>One order of a store and day.</summary>
/// <param name="Port">Index into the store's ports.</param>
/// <param name="SecondOfDay">Local time at which it was placed, 0-86,399.</param>
internal sealed record SingleOrder(int Port, int SecondOfDay)
{
    /// <summary>Order lines, at least 1.</summary>
    internal int Lines { get; set; } = 1;

    /// <summary>Units, at least as many as lines.</summary>
    internal int Units { get; set; }

    /// <summary>Distance to the customer, kilometres.</summary>
    internal double Kilometres { get; init; }
}
