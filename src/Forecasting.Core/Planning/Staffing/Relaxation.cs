using Forecasting.Core.Domain;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>
/// Relaxes the target of single slots as far as the day as a whole still meets it under the shifts, which cover some
/// slots with more people than needed.
/// </summary>
internal static class Relaxation
{
    /// <summary>Shares of late orders in a slot that are tried, as multiples of the target's, ascending.</summary>
    internal static readonly IReadOnlyList<double> Multiples =
        [1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 10, 12];

    /// <summary>The cheapest cover tried that meets a target over the day; where none does, the strict one.</summary>
    /// <param name="target">Share of the day's orders in time.</param>
    /// <param name="first">Index in <see cref="Multiples"/> of the one to try first.</param>
    /// <param name="strict">Shifts that keep the target in every slot.</param>
    /// <param name="cover">Shifts that keep a share in every slot.</param>
    /// <param name="share">Share of the day's orders in time with shifts.</param>
    internal static ShiftPlan Cheapest(
        Probability target,
        int first,
        Func<ShiftPlan> strict,
        Func<Probability, ShiftPlan> cover,
        Func<ShiftPlan, double> share)
    {
        // The more is relaxed, the less is met: gallop from the first guess, then halve between the last relaxation
        // that meets the target and the first that does not.
        ShiftPlan? best = null;
        var (good, bad, step, next) = (-1, Multiples.Count, 1, first);
        while (bad - good > 1)
        {
            var shifts = cover(new Probability(1 - Math.Min(0.5, Multiples[next] * (1 - target.Value))));
            var isMet = share(shifts) >= target.Value;
            (good, bad) = isMet ? (next, bad) : (good, next);
            best = isMet && (best is null || shifts.Cost < best.Cost) ? shifts : best;
            var isGalloping = isMet ? bad == Multiples.Count : good < 0;
            next = !isGalloping ? (good + bad) / 2
                : isMet ? Math.Min(good + step, bad - 1) : Math.Max(bad - step, good + 1);
            step *= 2;
        }

        return best ?? strict();
    }
}
