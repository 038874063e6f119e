namespace Forecasting.Core.Simulation.Handling;

/// <summary>
/// How long an order takes, in minutes, for a person with pace 1; another person takes pace times as long. Scatter is
/// log-normal.
/// </summary>
/// <param name="IsQuickPick">Whether all of it is picked in the quick-pick room.</param>
/// <param name="PickMinutes">Walking and picking.</param>
/// <param name="PackMinutes">Packing and labelling.</param>
/// <param name="RideMinutes">The way from store to customer, alone and one way.</param>
/// <param name="DropMinutes">From the street to the door and back.</param>
internal readonly record struct HandlingTimes(
    bool IsQuickPick, double PickMinutes, double PackMinutes, double RideMinutes, double DropMinutes)
{
    private const double PickDeviation = 0.25;
    private const double RideDeviation = 0.18;

    /// <summary>Draws the times of one order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="store">Its store.</param>
    /// <param name="rainMm">Rain of the day, millimetres.</param>
    /// <param name="stream">Where the scatter comes from.</param>
    internal static HandlingTimes Draw(SingleOrder order, SimulatedStore store, double rainMm, RandomStream stream)
    {
        var room = store.Equipment.HasQuickPick;
        var fits = stream.Uniform();
        var isQuick = room && store.Ports[order.Port].Channel.PicksFrom switch
        {
            "quick_pick" => fits < 0.9,
            "both" => fits < 1.1 * Math.Exp(-order.Lines / 9.0),
            _ => false,
        };
        // The shortest way through n places grows with the root of n (Beardwood, Halton and Hammersley 1959); the
        // quick-pick room is one short aisle.
        var walk = isQuick ? 0.8 : 1.2 + (1.3 * Math.Sqrt(order.Lines));
        var perLine = isQuick ? 0.3 : 0.25;
        var pick = (walk * (store.Equipment.HasConveyor ? 0.75 : 1)) + (perLine * order.Lines)
            + (0.04 * (order.Units - order.Lines));
        var hour = order.SecondOfDay / 3600.0;
        var rushHour = 1 + (0.18 * Math.Exp(-(hour - 18) * (hour - 18) / 2));
        var ride = (1.5 + (2.6 * order.Kilometres)) * rushHour * (1 + (0.12 * Math.Min(1, rainMm / 15)));
        return new HandlingTimes(
            isQuick,
            pick * stream.LogNormal(PickDeviation),
            (0.7 + (0.05 * order.Lines)) * stream.LogNormal(PickDeviation),
            ride * stream.LogNormal(RideDeviation),
            2.6 * stream.LogNormal(0.4));
    }
}
