namespace Forecasting.Core.Evaluation.Switching;

/// <summary>
/// How the paired days of all stores scatter, so that a week in which everybody was wrong, or a planner who stays wrong
/// for days, does not pass for many independent days. Estimated from blocks of calendar weeks around each store's own
/// mean: what days of one week and stores of one region share is in the blocks.
/// </summary>
public sealed class PanelSpread
{
    private const int FewestDaysInBlock = 4;
    private const double LeastShared = 0.02;

    private PanelSpread(double inflation, double shared, int weeks, double ownFreedom)
    {
        (Inflation, Shared, Weeks, OwnFreedom) = (inflation, shared, weeks, ownFreedom);
    }

    /// <summary>How much more a store's sum varies than with independent days, 1 or more.</summary>
    public double Inflation { get; }

    /// <summary>The correlation of two stores' sums, 0 to 1: the larger of the chain's and the regions'.</summary>
    public double Shared { get; }

    /// <summary>Calendar weeks that it is estimated from.</summary>
    public int Weeks { get; }

    /// <summary>Degrees of freedom of a single store's variance.</summary>
    public double OwnFreedom { get; }

    /// <summary>The variance of the mean of standard scores over a set of stores: (1 - c) / s + c.</summary>
    /// <param name="stores">s, the size of the set, 1 or more.</param>
    public double OfMean(int stores) => ((1 - Shared) / stores) + Shared;

    /// <summary>Its degrees of freedom (Satterthwaite 1946): the stores' own part is known well, the shared one by the
    /// number of weeks.</summary>
    /// <param name="stores">The size of the set, 1 or more.</param>
    public double Freedom(int stores)
    {
        var own = (1 - Shared) / stores;
        var whole = own + Shared;
        return whole * whole / ((own * own / OwnFreedom) + (Shared * Shared / Math.Max(1, Weeks - 1)));
    }

    /// <summary>Estimates the spread.</summary>
    /// <param name="stores">Stores with their standardised days.</param>
    internal static PanelSpread Of(IReadOnlyList<StandardDays> stores)
    {
        var blocks = stores.Select(Blocks).ToList();
        var squares = blocks.Sum(b => b.Values.Sum(x => x * x));
        var freedom = blocks.Sum(b => Math.Max(0, b.Count - 1));
        var weeks = blocks.Select(b => b.Count).DefaultIfEmpty(0).Max();

        // What days in different weeks share is not in the blocks; a seventh more covers it for short memories.
        var inflation = freedom > 0 ? Math.Max(1, 1 + (((squares / freedom) - 1) * 7 / 6)) : 1;
        var days = stores.Count > 0 ? stores.Average(s => s.Scores.Count) : 0;
        var own = 1 / ((1 / Math.Max(1, days - 1)) + (1.0 / Math.Max(1, freedom)));
        return new PanelSpread(inflation, SharedPart(stores, blocks, inflation), weeks, own);
    }

    private static double SharedPart(
        IReadOnlyList<StandardDays> stores, List<Dictionary<int, double>> blocks, double inflation)
    {
        var chain = Correlation(blocks, inflation);
        double sum = 0;
        var weight = 0;
        var regions = Enumerable.Range(0, stores.Count).GroupBy(i => stores[i].Region);
        foreach (var region in regions.Where(g => g.Count() > 1))
        {
            List<Dictionary<int, double>> inside = [.. region.Select(i => blocks[i])];
            sum += inside.Count * Correlation(inside, inflation);
            weight += inside.Count;
        }

        return Math.Clamp(Math.Max(chain, weight > 0 ? sum / weight : 0), LeastShared, 1);
    }

    private static double Correlation(List<Dictionary<int, double>> blocks, double inflation)
    {
        var weeks = blocks.SelectMany(b => b).GroupBy(p => p.Key)
            .Where(week => 2 * week.Count() > blocks.Count)
            .Select(week => (Mean: week.Average(p => p.Value), Count: week.Count()))
            .ToList();
        if (weeks.Count < 2 || blocks.Count < 2)
        {
            return 0;
        }

        var variance = weeks.Sum(w => w.Mean * w.Mean) / (weeks.Count - 1) / inflation;
        var alone = weeks.Average(w => 1.0 / w.Count);
        return (variance - alone) / (1 - alone);
    }

    /// <summary>By calendar week: the sum of a store's deviations from its mean, over the root of their
    /// number.</summary>
    private static Dictionary<int, double> Blocks(StandardDays store)
    {
        var mean = store.Scores.Count > 0 ? store.Scores.Average(s => s.Score) : 0;
        return store.Scores.GroupBy(s => WeekOf(s.Date)).Where(w => w.Count() >= FewestDaysInBlock)
            .ToDictionary(w => w.Key, w => w.Sum(s => s.Score - mean) / Math.Sqrt(w.Count()));
    }

    // Day number 0 is a Monday, with which weeks start.
    private static int WeekOf(DateOnly date) => date.DayNumber / 7;
}

/// <summary>A store's paired days in units of their own standard deviation.</summary>
/// <param name="StoreId">The store.</param>
/// <param name="Region">Its region.</param>
/// <param name="Scores">Differences over their standard deviation.</param>
/// <param name="Deviation">The standard deviation, as a share of a usual day.</param>
internal sealed record StandardDays(
    string StoreId, string Region, IReadOnlyList<(DateOnly Date, double Score)> Scores, double Deviation)
{
    private const double LeastDeviation = 0.002;

    public static StandardDays Of(PairedRecord record)
    {
        var mean = record.Days.Average(d => d.Difference);
        var squares = record.Days.Sum(d => (d.Difference - mean) * (d.Difference - mean));
        var deviation = Math.Max(LeastDeviation, Math.Sqrt(squares / Math.Max(1, record.Days.Count - 1)));
        return new StandardDays(
            record.StoreId, record.Region, [.. record.Days.Select(d => (d.Date, d.Difference / deviation))], deviation);
    }
}
