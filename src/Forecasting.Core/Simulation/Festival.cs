namespace Forecasting.Core.Simulation;

/// <summary>One point of a festival's effect curve.</summary>
/// <param name="Offset">Days from the festival; negative = before.</param>
/// <param name="LogEffect">Effect on the logarithm of a family port's orders.</param>
public readonly record struct FestivalKnot(int Offset, double LogEffect);

/// <summary>A yearly event that moves demand before, on and after its day.</summary>
/// <param name="Name">Name in calendar.csv.</param>
/// <param name="Kind">Kind in calendar.csv.</param>
/// <param name="DateIn">Its date in a Gregorian year.</param>
/// <param name="Knots">Curve of the effect, joined by straight lines; 0 outside.</param>
/// <param name="Weight">Factor on a lift (1st) or a drop (2nd) by clientele.</param>
public sealed record Festival(
    string Name,
    string Kind,
    Func<int, DateOnly> DateIn,
    IReadOnlyList<FestivalKnot> Knots,
    Func<Clientele, (double Lift, double Drop)> Weight)
{
    /// <summary>The festival that empties cities.</summary>
    public const string Spring = "spring_festival";

    /// <summary>Effect on the logarithm of orders at an offset.</summary>
    /// <param name="offset">Days from the festival; negative = before.</param>
    /// <param name="clientele">Who orders.</param>
    public double LogEffect(int offset, Clientele clientele)
    {
        var curve = Curve(offset);
        var (lift, drop) = Weight(clientele);
        return curve > 0 ? curve * lift : curve * drop;
    }

    private double Curve(int offset)
    {
        if (offset < Knots[0].Offset || offset > Knots[^1].Offset)
        {
            return 0;
        }

        var next = 0;
        while (Knots[next].Offset < offset)
        {
            next++;
        }

        if (Knots[next].Offset == offset)
        {
            return Knots[next].LogEffect;
        }

        var (left, right) = (Knots[next - 1], Knots[next]);
        var share = (double)(offset - left.Offset) / (right.Offset - left.Offset);
        return left.LogEffect + (share * (right.LogEffect - left.LogEffect));
    }
}
