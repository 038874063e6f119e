namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>
/// The target to plan with, so that a share of lines is lost in fact: distributions of demand are never quite right, so
/// plans that aim at several targets are tried on weeks that are over, as the cover of the manual plan is.
/// </summary>
internal static class TargetTrial
{
    /// <summary>What is tried, as multiples of the target, descending.</summary>
    internal static IReadOnlyList<double> Multiples { get; } = [1, 0.4, 0.16, 0.06];

    /// <summary>The multiple that would have kept the target: on straight lines between the logarithms of what was tried,
    /// not above 1 and not below the smallest.</summary>
    /// <param name="lostShares">[multiple] share of lines that was lost.</param>
    /// <param name="target">Share of lines that may be lost.</param>
    internal static double Multiple(IReadOnlyList<double> lostShares, double target)
    {
        for (var i = 0; i < lostShares.Count; i++)
        {
            if (lostShares[i] > target)
            {
                continue;
            }

            if (i == 0)
            {
                return Multiples[0];
            }

            var (above, below) = (Math.Log(lostShares[i - 1]), Math.Log(Math.Max(1e-9, lostShares[i])));
            var way = (above - Math.Log(target)) / (above - below);
            return Math.Exp(((1 - way) * Math.Log(Multiples[i - 1])) + (way * Math.Log(Multiples[i])));
        }

        return Multiples[^1];
    }
}
