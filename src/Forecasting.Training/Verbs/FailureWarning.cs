using Forecasting.Core.Evaluation;

namespace Forecasting.Training.Verbs;

/// <summary>Says on stderr which series a backtest left to a fall-back, and why.</summary>
internal static class FailureWarning
{
    private const int MostNamed = 5;

    /// <summary>One line with the counts, then one for each of the first series and models.</summary>
    /// <param name="failures">May be empty: then nothing is said.</param>
    public static void Write(IReadOnlyList<BacktestFailure> failures)
    {
        if (failures.Count == 0)
        {
            return;
        }

        var series = failures.Select(f => f.Failure.Key).Distinct().Count();
        var named = failures.DistinctBy(f => (f.Failure.Key, f.Failure.Model)).ToList();
        var times = failures.Count == 1 ? "once" : $"{failures.Count} times";
        var first = named.Count > MostNamed ? $"; the first {MostNamed}" : "";
        Console.Error.WriteLine($"rtmart: {series} series fell back, {times} over all origins and models{first}:");
        foreach (var (origin, failure) in named.Take(MostNamed))
        {
            Console.Error.WriteLine($"rtmart: {failure.Key} from {origin}: {failure.Model} could not be fitted as "
                + $"usual: {failure.Reason}. In its place: {failure.FallBack}.");
        }
    }
}
