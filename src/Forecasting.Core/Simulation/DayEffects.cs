namespace Forecasting.Core.Simulation;

/// <summary>
/// The parts of a store's systematic demand by day, each on the logarithm of orders, and its day shock.
/// </summary>
/// <param name="days">Days of history and future together.</param>
public sealed class DayEffects(int days)
{
    /// <summary>Growth, slow wandering, opening ramp and refurbishment.</summary>
    public double[] Level { get; } = new double[days];

    /// <summary>Time of the year.</summary>
    public double[] Season { get; } = new double[days];

    /// <summary>Promotions, with the dip after them.</summary>
    public double[] Promotion { get; } = new double[days];

    /// <summary>Weather, for a one-hour port.</summary>
    public double[] Weather { get; } = new double[days];

    /// <summary>Festivals, for families.</summary>
    public double[] Festival { get; } = new double[days];

    /// <summary>The shock of the store's day, the chain's part included.</summary>
    public double[] Shock { get; } = new double[days];
}
