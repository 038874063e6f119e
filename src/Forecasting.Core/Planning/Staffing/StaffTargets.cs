using Forecasting.Core.Domain;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>What people must achieve for one-hour orders.</summary>
public sealed record StaffTargets
{
    /// <summary>As published: 99 % picked within 20 minutes, 99 % delivered within the hour.</summary>
    public static StaffTargets Usual { get; } = new();

    /// <summary>Minutes from the order to the end of picking, above 0.</summary>
    public double PickMinutes { get; init; } = 20;

    /// <summary>Share of orders to be picked in time.</summary>
    public Probability PickShare { get; init; } = new(0.99);

    /// <summary>Minutes from the order to the customer's door, above 0.</summary>
    public double DeliveryMinutes { get; init; } = 60;

    /// <summary>Share of orders to be delivered in time.</summary>
    public Probability OnTimeShare { get; init; } = new(0.99);
}
