using Forecasting.Core.Evaluation;
using Forecasting.Core.History;

namespace Forecasting.Accuracy;

/// <summary>Runs variants on one data set, one after another, so that none profits from what another has read or
/// fitted.</summary>
internal static class Ablation
{
    /// <summary>The champion's forecasts, scored on the stores of the sample only.</summary>
    public const string ChampionOnSample = "champion-on-sample";

    /// <summary>Stores at most that are fitted one by one.</summary>
    public const int SampleStores = 20;

    /// <summary>The rows, each as soon as it is done.</summary>
    /// <param name="protocol">From where to forecast how far.</param>
    /// <param name="history">The data set.</param>
    /// <param name="variants">What to run. Where there is one store only, those of single stores are left out.</param>
    /// <param name="sampleStores">Stores at most that are fitted one by one.</param>
    /// <param name="run">Runs one backtest; here a caller shows how far it is.</param>
    public static IEnumerable<AblationRow> Rows(
        Protocol protocol,
        DemandHistory history,
        IReadOnlyList<Variant> variants,
        int sampleStores,
        Func<Variant, DemandHistory, BacktestResult> run)
    {
        var stores = StoreCount(history, protocol);
        var sample = ChangedHistories.SampledStores(history, protocol.Grain, sampleStores);
        var sampled = sample.Count < stores ? ChangedHistories.Of(history, sample) : history;
        foreach (var variant in variants.Where(v => stores > 1 || !v.IsOfSample))
        {
            var result = run(variant, variant.IsOfSample ? sampled : history);
            yield return Row(variant.Name, variant.Meaning, protocol, result, result.Models[0].Seconds);
            if (variant.Name == Variants.Champion && sampled != history && variants.Any(v => v.IsOfSample))
            {
                yield return Row(
                    ChampionOnSample, "the champion's own forecasts, scored on the stores of the sample", protocol,
                    result with { History = sampled }, double.NaN);
            }
        }
    }

    /// <summary>Stores that have series of a protocol's grain.</summary>
    /// <param name="history">The data set.</param>
    /// <param name="protocol">Whose grain.</param>
    public static int StoreCount(DemandHistory history, Protocol protocol) =>
        history.Of(protocol.Grain).Select(s => s.Key.StoreId).Distinct().Count();

    private static AblationRow Row(
        string name, string meaning, Protocol protocol, BacktestResult result, double seconds) => new(
            name,
            meaning,
            ModelScore.Of(result, result.Models[0]),
            AccuracyReport.Of(result, result.Models[0]),
            StoreCount(result.History, protocol),
            seconds);
}
