namespace Forecasting.Core.Evaluation.Switching;

/// <summary>How strict the test is.</summary>
public sealed record SwitchTestOptions
{
    /// <summary>The share of false proposals that is allowed, strictly between 0 and 1.</summary>
    public double FalseShare { get; init; } = 0.05;

    /// <summary>The least evidence of a store's own days, as an e-value, whatever other stores say.</summary>
    public double OwnEvidence { get; init; } = 1.2;

    /// <summary>The fewest paired days of a store.</summary>
    public int FewestDays { get; init; } = 21;
}

/// <summary>What a store's paired days say.</summary>
/// <param name="StoreId">The store.</param>
/// <param name="Days">Paired days.</param>
/// <param name="FirstDay">The first of them.</param>
/// <param name="LastDay">The last of them.</param>
/// <param name="MeanDifference">How much nearer the candidate was, as a share of a usual day.</param>
/// <param name="Spread">The standard deviation of a day's difference.</param>
/// <param name="Score">The sum over its standard deviation.</param>
/// <param name="Evidence">The e-value of these days alone.</param>
/// <param name="IsProposed">Whether the test proposes the switch.</param>
public sealed record StoreEvidence(
    string StoreId,
    int Days,
    DateOnly FirstDay,
    DateOnly LastDay,
    double MeanDifference,
    double Spread,
    double Score,
    double Evidence,
    bool IsProposed);

/// <summary>The outcome of one look at all stores.</summary>
/// <param name="Stores">The stores with enough days, most evidence first.</param>
/// <param name="ChainEvidence">The e-value of all of them together.</param>
/// <param name="Spread">How their days scatter; null where no store has enough days.</param>
public sealed record SwitchLook(IReadOnlyList<StoreEvidence> Stores, double ChainEvidence, PanelSpread? Spread)
{
    /// <summary>The stores for which the switch is proposed.</summary>
    public IEnumerable<StoreEvidence> Proposed => Stores.Where(s => s.IsProposed);
}

/// <summary>
/// Which stores should switch to the candidate. A sequential test on paired daily losses that may be looked at every
/// day.
/// <para>
/// A set R of stores is proposed where every set S of stores passes: its e-value must be at least |S and R| / (a |R|).
/// Then the expected share of false proposals in R is a at most, at whatever time one stops, because with N the stores
/// where the candidate is no better that share is |N and R| / |R|, which is a times the e-value of N at most (closed
/// e-BH; Xu, Solari, Fischer, de Heide, Ramdas and Goeman 2025, arXiv 2509.02517). Where the candidate is better
/// nowhere, the chance that anything is ever proposed is a.
/// </para>
/// <para>
/// The e-value of a set is half the mean of its stores' e-values (Wang and Ramdas 2022), which needs nothing, and half
/// the evidence of the mean of their scores, which takes the variance that <see cref="PanelSpread"/> found.
/// </para>
/// </summary>
public static class SwitchTest
{
    /// <summary>Looks at the stores as they are now.</summary>
    /// <param name="records">Every store that could switch; those with too few days are left out.</param>
    /// <param name="options">How strict to be.</param>
    public static SwitchLook Look(IReadOnlyList<PairedRecord> records, SwitchTestOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.FewestDays, 2);
        if (options.FalseShare is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options.FalseShare, "The share of false proposals lies strictly between 0 and 1.");
        }

        List<PairedRecord> enough = [.. records.Where(r => r.Days.Count >= options.FewestDays)];
        if (enough.Count == 0)
        {
            return new SwitchLook([], 1, null);
        }

        List<StandardDays> standard = [.. enough.Select(StandardDays.Of)];
        var spread = PanelSpread.Of(standard);
        List<StoreEvidence> stores = [.. enough.Zip(standard, (record, days) => Alone(record, days, spread))
            .OrderByDescending(s => s.Evidence).ThenBy(s => s.StoreId, StringComparer.Ordinal)];
        var closure = new EvidenceClosure(stores, spread);
        var candidates = stores.TakeWhile(s => s.Evidence >= options.OwnEvidence && s.MeanDifference > 0).Count();
        var proposed = closure.LargestSet(candidates, options.FalseShare);
        return new SwitchLook(
            [.. stores.Select((s, i) => s with { IsProposed = i < proposed })], closure.OfAll(), spread);
    }

    private static StoreEvidence Alone(PairedRecord record, StandardDays days, PanelSpread spread)
    {
        var count = days.Scores.Count;
        var score = GaussianEvidence.NormalScore(
            days.Scores.Sum(s => s.Score) / Math.Sqrt(spread.Inflation * count), spread.OwnFreedom);
        return new StoreEvidence(
            record.StoreId,
            count,
            record.Days[0].Date,
            record.Days[^1].Date,
            record.Days.Average(d => d.Difference),
            days.Deviation,
            score,
            GaussianEvidence.Of(score, count / spread.Inflation),
            false);
    }
}
