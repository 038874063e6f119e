using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Models.Combination;
using Forecasting.Core.Models.Explaining;

namespace Forecasting.Core.Models.Calibration;

/// <summary>
/// Explains the means of a combination: the members' logs by reason add up with the members' weights, as their medians
/// do. Bias and the way from the median to the mean are put down to other reasons.
/// </summary>
internal static class CalibratedExplanation
{
    /// <summary>One explanation per distribution and day.</summary>
    /// <param name="forecasts">[series], daily.</param>
    /// <param name="members">[member].</param>
    /// <param name="weights">The members' weights.</param>
    public static IReadOnlyList<ExplainedForecast> Of(
        IReadOnlyList<ForecastDistribution> forecasts,
        IReadOnlyList<ExplainedMedians> members,
        CombinationWeights weights)
    {
        var explained = new ExplainedForecast[forecasts.Count];
        Parallel.For(0, explained.Length, Parallelism.Options(), series =>
        {
            var days = new Explanation[forecasts[series].Days];
            Span<double> logs = stackalloc double[Reasons.Count];
            for (var day = 0; day < days.Length; day++)
            {
                var mean = forecasts[series].Mean(day);
                Combine(members, weights.Weights[LeadGroups.Of(day + 1)], series, day, logs);

                // No member knew anything: the number is a level and nothing else.
                days[day] = double.IsNaN(logs[0])
                    ? Explanation.Whole(mean, Reason.Level)
                    : LogarithmicMean.Split(mean, logs);
            }

            explained[series] = new ExplainedForecast(forecasts[series], days);
        });
        return explained;
    }

    private static void Combine(
        IReadOnlyList<ExplainedMedians> members, double[] weights, int series, int day, Span<double> logs)
    {
        logs.Clear();
        double total = 0;
        for (var member = 0; member < members.Count; member++)
        {
            if (double.IsNaN(members[member].Medians[series][day]))
            {
                continue;
            }

            // As in CombinationWeights: a vanishing weight keeps members in reserve.
            var weight = weights[member] + 1e-9;
            var said = members[member].Logs[series].AsSpan(day * Reasons.Count, Reasons.Count);
            for (var reason = 0; reason < logs.Length; reason++)
            {
                logs[reason] += weight * said[reason];
            }

            total += weight;
        }

        for (var reason = 0; reason < logs.Length; reason++)
        {
            logs[reason] = total > 0 ? logs[reason] / total : double.NaN;
        }
    }
}
