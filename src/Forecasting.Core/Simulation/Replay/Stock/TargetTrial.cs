namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>
/// What aiming at several targets came to on weeks that are over. Distributions of demand are never quite right, so
/// plans aim at the target that would have kept the one that is meant, as the cover of the manual plan does.
/// </summary>
/// <param name="Multiple">How many times the target plans have to aim at, the smallest of <see cref="Multiples"/> to
/// 1.</param>
/// <param name="LostOverPredicted">Lines that are lost over those that such plans expect to lose, above 0.</param>
public readonly record struct TargetTrial(double Multiple, double LostOverPredicted)
{
    // Shares of lines below this are taken as this: nothing is lost by luck.
    private const double Least = 1e-6;

    /// <summary>What is tried, as multiples of the target, descending.</summary>
    public static IReadOnlyList<double> Multiples { get; } = [1, 0.4, 0.16, 0.06];

    /// <summary>Finds the multiple that would have kept the target, on straight lines between the logarithms of what
    /// was tried: not above 1, and the smallest where none would.</summary>
    /// <param name="tried">[multiple] shares of lines that were lost, and that plans expected to lose.</param>
    /// <param name="target">Share of lines that may be lost, above 0.</param>
    public static TargetTrial Of(IReadOnlyList<(double Lost, double Predicted)> tried, double target)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(tried.Count, Multiples.Count);
        var (lost, ratios) = (Logs(tried.Select(t => t.Lost)), Logs(tried.Select(t => Ratio(t.Lost, t.Predicted))));
        var aim = Math.Log(target);
        for (var i = 0; i < lost.Length; i++)
        {
            if (lost[i] <= aim)
            {
                return i == 0 ? At(0, 0) : At(i, (aim - lost[i]) / (lost[i - 1] - lost[i]));
            }
        }

        return At(lost.Length - 1, 0);

        TargetTrial At(int i, double before)
        {
            var (multiple, ratio) = (Math.Log(Multiples[i]), ratios[i]);
            if (before > 0)
            {
                multiple += before * (Math.Log(Multiples[i - 1]) - multiple);
                ratio += before * (ratios[i - 1] - ratio);
            }

            return new TargetTrial(Math.Exp(multiple), Math.Exp(ratio));
        }
    }

    private static double Ratio(double lost, double predicted) => Math.Max(Least, lost) / Math.Max(Least, predicted);

    private static double[] Logs(IEnumerable<double> shares) => [.. shares.Select(s => Math.Log(Math.Max(Least, s)))];
}
