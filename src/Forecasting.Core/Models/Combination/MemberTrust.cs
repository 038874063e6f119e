using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.Combination;

/// <summary>
/// How much each member is trusted before its errors are looked at. Members that learn thousands of numbers from the
/// whole chain earn trust with the data that there are; the others share what is left.
/// </summary>
internal static class MemberTrust
{
    /// <summary>Known series days at which learners and the others are trusted alike.</summary>
    private const double EvenSeriesDays = 500;

    /// <summary>Prior weights, summing to 1.</summary>
    /// <param name="members">At least one.</param>
    /// <param name="history">What they are fitted to.</param>
    public static double[] Prior(IReadOnlyList<IPointForecaster> members, DemandHistory history)
    {
        var learners = members.Count(m => m.LearnsFromManySeries);
        if (learners == 0 || learners == members.Count)
        {
            return [.. members.Select(_ => 1.0 / members.Count)];
        }

        long known = 0;
        foreach (var series in history.Of(Grain.Daily))
        {
            foreach (var orders in series.Values)
            {
                known += double.IsNaN(orders) ? 0 : 1;
            }
        }

        var trust = known / (known + EvenSeriesDays);
        return [.. members.Select(m =>
            m.LearnsFromManySeries ? trust / learners : (1 - trust) / (members.Count - learners))];
    }
}
