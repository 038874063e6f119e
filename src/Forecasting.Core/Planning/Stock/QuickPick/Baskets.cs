namespace Forecasting.Core.Planning.Stock.QuickPick;

/// <summary>How many lines the orders of a store have, and so what picking costs when some share of all lines lies in
/// the quick-pick room. Immutable.</summary>
public sealed class Baskets
{
    private const int MostLines = 60;
    private const int Steps = 100;
    private readonly double[] _minutes = new double[Steps + 1];

    /// <summary>Takes the lines of orders.</summary>
    /// <param name="linesOfOrders">[order] lines, 1 or more; at least one order. More than 60 count as 60.</param>
    /// <param name="times">Minutes in the room and at the shelves.</param>
    /// <exception cref="ArgumentException">There is no order, or one without lines.</exception>
    public Baskets(IReadOnlyCollection<int> linesOfOrders, PickTimes times)
    {
        if (linesOfOrders.Count == 0 || linesOfOrders.Min() < 1)
        {
            throw new ArgumentException("Lines of at least one order are needed, 1 or more each.",
                nameof(linesOfOrders));
        }

        MeanLines = linesOfOrders.Average();
        var shares = new double[MostLines + 1];
        foreach (var lines in linesOfOrders)
        {
            shares[Math.Min(MostLines, lines)] += 1.0 / linesOfOrders.Count;
        }

        for (var step = 0; step <= Steps; step++)
        {
            for (var lines = 1; lines <= MostLines; lines++)
            {
                _minutes[step] += shares[lines] > 0 ? shares[lines] * Mean(lines, (double)step / Steps, times) : 0;
            }
        }
    }

    /// <summary>Mean lines of an order.</summary>
    public double MeanLines { get; }

    /// <summary>Lines of orders of which only the mean is known: one, and a geometric number more.</summary>
    /// <param name="meanLines">At least 1.</param>
    public static IReadOnlyCollection<int> Around(double meanLines)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(meanLines, 1);
        const int Orders = 200;
        var stay = 1 - (1 / meanLines);
        return
        [
            .. Enumerable.Range(0, Orders).Select(i => stay <= 0 ? 1
                : 1 + (int)(Math.Log(1 - ((i + 0.5) / Orders)) / Math.Log(stay))),
        ];
    }

    /// <summary>Mean minutes of picking an order, lines lying in the room independently of each other.</summary>
    /// <param name="roomShare">Share of all lines that lie in the room, 0 to 1.</param>
    public double Minutes(double roomShare)
    {
        var place = Math.Clamp(roomShare, 0, 1) * Steps;
        var step = Math.Min(Steps - 1, (int)place);
        return _minutes[step] + ((place - step) * (_minutes[step + 1] - _minutes[step]));
    }

    // Over the binomial number of lines in the room, outward from nothing: P(k + 1) / P(k) = (n - k) p / ((k + 1) q).
    private static double Mean(int lines, double share, PickTimes times)
    {
        if (share is 0 or 1)
        {
            return times.Minutes(lines, share == 0 ? 0 : lines);
        }

        var (probability, mean) = (Math.Pow(1 - share, lines), 0.0);
        for (var inRoom = 0; inRoom <= lines; inRoom++)
        {
            mean += probability * times.Minutes(lines, inRoom);
            probability *= (lines - inRoom) * share / ((inRoom + 1) * (1 - share));
        }

        return mean;
    }
}
