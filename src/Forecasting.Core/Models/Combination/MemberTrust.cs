using Forecasting.Core.History;

namespace Forecasting.Core.Models.Combination;

/// <summary>
/// How much each member is trusted before its errors are looked at. Members that learn thousands of numbers from the
/// whole chain earn trust with the data that there are; the others share what is left.
/// </summary>
internal static class MemberTrust
{
    /// <summary>Known series days at which learners and the others are trusted alike.</summary>
    private const double EvenSeriesDays = 300;

    /// <summary>Members below this prior trust are left out: they cost more time than they can tell.</summary>
    public const double Smallest = 0.005;

    /// <summary>The members that a history has data and use for, in the order given, with their prior
    /// weights.</summary>
    /// <param name="members">At least one.</param>
    /// <param name="history">What they are fitted to.</param>
    /// <returns>Members, and weights that sum to 1.</returns>
    public static (IReadOnlyList<IPointForecaster> Members, double[] Prior) Choose(
        IReadOnlyList<IPointForecaster> members, DemandHistory history)
    {
        var fitting = Fitting(members, history);
        var voices = fitting.SelectMany(m => m.Voices).ToList();
        var learners = voices.Count(m => m.LearnsFromManySeries);
        var known = KnownSeriesDays(history);
        var trust = learners == 0 ? 0 : learners == voices.Count ? 1 : known / (known + EvenSeriesDays);
        var ofLearner = trust / Math.Max(1, learners);
        var ofOther = (1 - trust) / Math.Max(1, voices.Count - learners);
        var prior = fitting.ToDictionary(m => m, m => m.Voices.Sum(v => v.LearnsFromManySeries ? ofLearner : ofOther));
        fitting.RemoveAll(m => prior[m] < Smallest);
        var sum = fitting.Sum(m => prior[m]);
        return (fitting, [.. fitting.Select(m => prior[m] / sum)]);
    }

    /// <summary>All members that a history has data for, trusted alike.</summary>
    /// <param name="members">At least one.</param>
    /// <param name="history">What they are fitted to.</param>
    public static (IReadOnlyList<IPointForecaster> Members, double[] Prior) Even(
        IReadOnlyList<IPointForecaster> members, DemandHistory history)
    {
        var fitting = Fitting(members, history);
        return (fitting, SimplexWeights.Even(fitting.Count));
    }

    // A young history that no member has use for still has to be forecast.
    private static List<IPointForecaster> Fitting(IReadOnlyList<IPointForecaster> members, DemandHistory history)
    {
        var fitting = members.Where(m => m.AppliesTo(history)).ToList();
        return fitting.Count > 0 ? fitting : [.. members];
    }

    private static double KnownSeriesDays(DemandHistory history)
    {
        long known = 0;
        foreach (var series in history.Daily)
        {
            foreach (var orders in series.Values)
            {
                known += double.IsNaN(orders) ? 0 : 1;
            }
        }

        return known;
    }
}
