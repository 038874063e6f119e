namespace Forecasting.Core.Evaluation;

/// <summary>
/// Orders as results show them: four decimals. Scores are computed from these numbers, so that whoever scores the
/// written file finds the same.
/// </summary>
public static class PrintedOrders
{
    /// <summary>Smallest printed steps in one order.</summary>
    public const int UnitsPerOrder = 10_000;

    private const int Decimals = 4;

    /// <summary>The nearest printable number.</summary>
    /// <param name="orders">Finite.</param>
    public static double Round(double orders) => Math.Round(orders, Decimals, MidpointRounding.AwayFromZero);

    /// <summary>The nearest printable number in units of 0.0001 orders.</summary>
    /// <param name="orders">Finite.</param>
    public static long Units(double orders) => (long)Math.Round(orders * UnitsPerOrder, MidpointRounding.AwayFromZero);

    /// <summary>
    /// The printable means of a day's hours, which add up to the day's printable mean exactly; an hour of 0 stays 0.
    /// </summary>
    /// <param name="hours">24 means, orders.</param>
    /// <param name="day">The day's mean, orders.</param>
    public static double[] HoursOfDay(ReadOnlySpan<double> hours, double day) =>
        Array.ConvertAll(LargestRemainder.Split(hours, Units(day)), units => (double)units / UnitsPerOrder);
}
