namespace Forecasting.Core.Models.Ssa;

/// <summary>
/// The scale on which demand is decomposed. Each is relative to the mean, so that twice the orders give twice the
/// forecast.
/// </summary>
public enum DemandScale
{
    /// <summary>x / mean.</summary>
    Raw,

    /// <summary>√(x / mean): counting noise is even on it.</summary>
    SquareRoot,

    /// <summary>ln(x / mean + 0.1): seasons that multiply add up on it.</summary>
    Logarithm,
}

/// <summary>Conversion to and from a <see cref="DemandScale"/>.</summary>
internal static class DemandScales
{
    private const double LogOffset = 0.1;

    /// <summary>Puts orders on the scale.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="mean">Mean orders, above 0.</param>
    /// <param name="orders">Orders, 0 or more.</param>
    /// <param name="scaled">As many places; may be the same span.</param>
    internal static void FromOrders(
        this DemandScale scale, double mean, ReadOnlySpan<double> orders, Span<double> scaled)
    {
        for (var i = 0; i < orders.Length; i++)
        {
            var ratio = orders[i] / mean;
            scaled[i] = scale switch
            {
                DemandScale.SquareRoot => Math.Sqrt(ratio),
                DemandScale.Logarithm => Math.Log(ratio + LogOffset),
                _ => ratio,
            };
        }
    }

    /// <summary>The orders that a value on the scale stands for, never negative.</summary>
    internal static double ToOrders(this DemandScale scale, double mean, double scaled) => mean * scale switch
    {
        DemandScale.SquareRoot => Math.Max(0, scaled) * Math.Max(0, scaled),
        DemandScale.Logarithm => Math.Max(0, Math.Exp(scaled) - LogOffset),
        _ => Math.Max(0, scaled),
    };
}
