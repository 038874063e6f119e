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

    /// <summary>
    /// Targets that can be kept. Where picking or riding alone is too long for a promise, the shortest is taken for
    /// which half of the allowed late orders are late without any wait.
    /// </summary>
    /// <param name="orders">Orders; those that can wait do not count.</param>
    /// <param name="trips">How riders work; null where nobody rides.</param>
    public StaffTargets KeptFor(IEnumerable<WorkOrder> orders, RiderTrips? trips) => this with
    {
        PickMinutes = Promise(PickMinutes, PickShare,
            orders.Where(o => !o.CanWait).Select(o => o.PickMinutes + o.ConveyorMinutes)),
        DeliveryMinutes = Promise(DeliveryMinutes, OnTimeShare,
            orders.Where(o => trips is not null && !o.CanWait && o.Zone >= 0).Select(o => o.WorkMinutes
                + o.ConveyorMinutes + trips!.LoadMinutes + o.RideMinutes + o.DropMinutes)),
    };

    private static double Promise(double minutes, Probability share, IEnumerable<double> least)
    {
        var all = least.ToArray();
        return all.Count(m => m > minutes) <= (1 - share.Value) * all.Length
            ? minutes
            : Math.Max(minutes, Forecasts.SampleQuantile.Of([.. all.Order()], (1 + share.Value) / 2));
    }
}
