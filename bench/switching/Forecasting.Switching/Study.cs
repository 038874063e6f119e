using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation.Switching;

namespace Forecasting.Switching;

/// <summary>What happened in one chain that was looked at every day.</summary>
/// <param name="Stores">Stores of the chain.</param>
/// <param name="Switched">Stores that were proposed at any time.</param>
/// <param name="Within8Weeks">Stores that were proposed within 56 days.</param>
/// <param name="DaysUntil">Days until each proposed store was proposed first.</param>
/// <param name="FalselySwitched">Stores that were proposed at any time although ours is no better there.</param>
/// <param name="AloneSwitched">Stores whose own evidence reached 1 / a at any time: without other stores.</param>
internal sealed record ChainOutcome(
    int Stores, int Switched, int Within8Weeks, IReadOnlyList<int> DaysUntil, int FalselySwitched, int AloneSwitched);

/// <summary>Looks at chains every day, as the night would, and counts proposals.</summary>
internal static class Study
{
    private const int EightWeeks = 56;

    /// <summary>Runs the looks of many chains, in parallel; the same chains give the same outcomes.</summary>
    public static IReadOnlyList<ChainOutcome> Run(
        int chains, Func<int, DrawnChain> draw, SwitchTestOptions options, CancellationToken cancellation)
    {
        var outcomes = new ChainOutcome[chains];
        var bounded = Parallelism.Options(cancellation);
        Parallel.For(0, chains, bounded, chain => outcomes[chain] = Look(draw(chain), options));
        return outcomes;
    }

    private static ChainOutcome Look(DrawnChain chain, SwitchTestOptions options)
    {
        var records = chain.Records;
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var alone = new HashSet<string>(StringComparer.Ordinal);
        var firstDay = records.Min(r => r.Days[0].Date);
        var lastDay = records.Max(r => r.Days[^1].Date);
        for (var day = firstDay.AddDays(options.FewestDays - 1); day <= lastDay; day = day.AddDays(1))
        {
            var look = SwitchTest.Look([.. records.Select(r => r.UpTo(day))], options);
            foreach (var store in look.Stores)
            {
                if (store.IsProposed)
                {
                    first.TryAdd(store.StoreId, day.DayNumber - firstDay.DayNumber + 1);
                }

                if (store.Evidence >= 1 / options.FalseShare)
                {
                    alone.Add(store.StoreId);
                }
            }
        }

        return new ChainOutcome(
            records.Count,
            first.Count,
            first.Values.Count(days => days <= EightWeeks),
            [.. first.Values.Order()],
            first.Keys.Count(store => !chain.Better.Contains(store)),
            alone.Count);
    }
}
