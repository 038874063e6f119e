namespace Forecasting.Core.Evaluation.Switching;

/// <summary>
/// Finds the largest set of stores that every set of stores agrees to. Of all sets with r stores inside and q outside
/// it, only the one of the r and q weakest need be looked at, because a set's e-value grows with each store's own.
/// </summary>
internal sealed class EvidenceClosure
{
    private readonly double[] _scores;
    private readonly double[] _evidence;
    private readonly double _information;
    private readonly PanelSpread _spread;

    /// <summary>Prepares the search.</summary>
    /// <param name="stores">Most evidence first.</param>
    /// <param name="spread">How their days scatter.</param>
    public EvidenceClosure(IReadOnlyList<StoreEvidence> stores, PanelSpread spread)
    {
        _spread = spread;
        _scores = [.. stores.Select(s => s.Score)];
        _evidence = [.. stores.Select(s => s.Evidence)];
        _information = stores.Average(s => s.Days) / spread.Inflation;
    }

    /// <summary>The e-value of all stores together.</summary>
    public double OfAll() => OfSet(_evidence.Sum(), _scores.Sum(), _scores.Length);

    /// <summary>The largest k, up to a limit, for which the first k stores may be proposed.</summary>
    /// <param name="most">The limit.</param>
    /// <param name="falseShare">The share of false proposals that is allowed.</param>
    public int LargestSet(int most, double falseShare)
    {
        for (var count = most; count > 0; count--)
        {
            if (EverySetAgrees(count, falseShare))
            {
                return count;
            }
        }

        return 0;
    }

    private bool EverySetAgrees(int count, double falseShare)
    {
        var (insideEvidence, insideScore) = WeakestFirst(0, count);
        var (outsideEvidence, outsideScore) = WeakestFirst(count, _scores.Length);
        for (var inside = 1; inside <= count; inside++)
        {
            var needed = inside / (falseShare * count);
            for (var outside = 0; outside < outsideScore.Length; outside++)
            {
                var evidence = OfSet(
                    insideEvidence[inside] + outsideEvidence[outside],
                    insideScore[inside] + outsideScore[outside],
                    inside + outside);
                if (evidence < needed)
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Sums over the n weakest of a range of stores; index = n.</summary>
    private (double[] Evidence, double[] Scores) WeakestFirst(int first, int end) =>
        (RunningSums(_evidence[first..end]), RunningSums(_scores[first..end]));

    private static double[] RunningSums(double[] values)
    {
        Array.Sort(values);
        var sums = new double[values.Length + 1];
        for (var i = 0; i < values.Length; i++)
        {
            sums[i + 1] = sums[i] + values[i];
        }

        return sums;
    }

    private double OfSet(double evidence, double score, int stores)
    {
        var variance = _spread.OfMean(stores);
        var pooled = GaussianEvidence.NormalScore(
            score / stores / Math.Sqrt(variance), _spread.Freedom(stores));
        return ((evidence / stores) + GaussianEvidence.OfSet(pooled, _information / variance, stores)) / 2;
    }
}
