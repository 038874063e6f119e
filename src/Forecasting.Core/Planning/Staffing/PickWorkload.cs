using Forecasting.Core.Domain;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>
/// Minutes of a picker's work for one order: start, lines from the quick-pick room and from the shelves, walking, the
/// conveyor, and packing. Walking among n random shelf places in an area A is the tour 0.7124 sqrt(n A) (Beardwood,
/// Halton and Hammersley 1959) and the way there and back.
/// </summary>
public sealed record PickWorkload
{
    /// <summary>The usual work: a mean of about 8 minutes for 10 lines.</summary>
    public static PickWorkload Usual { get; } = new();

    /// <summary>
    /// A store's work by stores.csv: where <c>quick_pick</c> is 0 all lines are at the shelves, and where
    /// <c>conveyor</c> is 1 nobody carries bags back from them; the usual work where the columns are not there.
    /// </summary>
    /// <param name="store">The store.</param>
    public static PickWorkload Of(Store store) => Usual with
    {
        QuickPickShare = store.Attributes.GetValueOrDefault("quick_pick") == "0" ? 0 : Usual.QuickPickShare,
        HaulsPerOrder = store.Attributes.GetValueOrDefault("conveyor") == "1" ? 1 : Usual.HaulsPerOrder,
    };

    /// <summary>Minutes to take up an order and hand it over, 0 or more.</summary>
    public double StartMinutes { get; init; } = 0.5;

    /// <summary>Share of lines that lie in the quick-pick room, 0 to 1.</summary>
    public double QuickPickShare { get; init; } = 0.7;

    /// <summary>Minutes a line in the quick-pick room, 0 or more.</summary>
    public double QuickPickLineMinutes { get; init; } = 0.2;

    /// <summary>Minutes a line at the shelf, walking not counted, 0 or more.</summary>
    public double ShelfLineMinutes { get; init; } = 0.4;

    /// <summary>Shelf area in square metres, 0 or more.</summary>
    public double ShelfAreaSquareMetres { get; init; } = 6000;

    /// <summary>Metres from the start to the shelves, 0 or more.</summary>
    public double ShelfLineHaulMetres { get; init; } = 25;

    /// <summary>Ways between start and shelves that are walked for an order: there and back, 0 or more.</summary>
    public double HaulsPerOrder { get; init; } = 2;

    /// <summary>Walking speed in metres a minute, above 0.</summary>
    public double WalkingMetresPerMinute { get; init; } = 60;

    /// <summary>Minutes on the hanging conveyor, in which no picker works, 0 or more; it counts as picking
    /// time.</summary>
    public double ConveyorMinutes { get; init; }

    /// <summary>Minutes of packing an order, 0 or more.</summary>
    public double PackingMinutes { get; init; } = 0.5;

    /// <summary>Further minutes of packing a line, 0 or more.</summary>
    public double PackingLineMinutes { get; init; } = 0.05;

    /// <summary>Standard deviation over the mean of one order's time around its expected minutes, 0 or more.</summary>
    public double Variation { get; init; } = 0.25;

    /// <summary>Expected minutes of work for an order.</summary>
    /// <param name="lines">Lines, 0 or more; a mean number need not be whole.</param>
    public double Minutes(double lines)
    {
        var shelfLines = lines * (1 - QuickPickShare);
        return StartMinutes + (lines * QuickPickShare * QuickPickLineMinutes) + (shelfLines * ShelfLineMinutes)
            + WalkingMinutes(shelfLines) + PackingMinutes + (lines * PackingLineMinutes);
    }

    /// <summary>The distribution of an order's minutes, from the lines that orders have.</summary>
    /// <param name="linesOfOrders">Lines of measured orders, at least one order.</param>
    public WorkTimes Times(IReadOnlyCollection<int> linesOfOrders)
    {
        if (linesOfOrders.Count == 0)
        {
            throw new ArgumentException("Lines of at least one order are needed.", nameof(linesOfOrders));
        }

        // Each line count's share gets as many of the equally likely times as it deserves.
        var scatter = Variation > 0 ? WorkTimes.LogNormal(1, Variation) : WorkTimes.Constant(1);
        var sorted = linesOfOrders.Order().ToArray();
        var points = WorkTimes.FormulaPoints;
        return WorkTimes.Measured(Enumerable.Range(0, points).Select(i =>
        {
            var lines = sorted[(int)((long)i * sorted.Length / points)];

            // A step coprime to the number of points pairs every part of the lines with every part of the scatter.
            return Minutes(lines) * scatter.Draw((i * 619L % points) / (double)points);
        }));
    }

    private double WalkingMinutes(double shelfLines)
    {
        // Below one shelf line the way is that share of a whole way: most such orders do not go there at all.
        var whole = Math.Max(1, shelfLines);
        var metres = (HaulsPerOrder * ShelfLineHaulMetres)
            + (TourLength.Factor * Math.Sqrt(whole * ShelfAreaSquareMetres));
        return Math.Min(1, shelfLines) * metres / WalkingMetresPerMinute;
    }
}

/// <summary>The length of the shortest tour through random places.</summary>
internal static class TourLength
{
    /// <summary>0.7124 sqrt(n A), for many places (Beardwood, Halton and Hammersley 1959).</summary>
    internal const double Factor = 0.7124;
}
