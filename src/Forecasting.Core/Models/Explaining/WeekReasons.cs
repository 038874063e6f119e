using System.Numerics.Tensors;
using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.Explaining;

/// <summary>
/// Explains the medians of a member that looks at nothing but the past of a series. The weekday's part is that of the
/// profile, the level's is what is left on average over the horizon's open days, and the movement about it is the
/// rest.
/// </summary>
internal static class WeekReasons
{
    /// <summary>The medians with their logs by reason.</summary>
    /// <param name="medians">[series][day] of the context's daily series.</param>
    /// <param name="context">What is known.</param>
    /// <param name="horizon">As long as the medians.</param>
    /// <param name="rest">What the movement is put down to.</param>
    /// <param name="effects">[series][day x reason] what the member knows of the calendar, logs; null where it is
    /// nothing.</param>
    public static ExplainedMedians Explain(
        double[][] medians, DemandHistory context, Horizon horizon, Reason rest, double[][]? effects = null)
    {
        var chain = ChainState.AtOrigin(context, horizon);
        var baseline = new BaselineReasons(chain);
        return new ExplainedMedians(medians, [.. medians.Select((m, series) => Logs(m, series))]);

        double[] Logs(double[] ofSeries, int series)
        {
            var logs = new double[ofSeries.Length * Reasons.Count];
            double level = 0;
            var open = 0;
            for (var day = 0; day < ofSeries.Length; day++)
            {
                if (ofSeries[day] > 0)
                {
                    var parts = logs.AsSpan(day * Reasons.Count, Reasons.Count);
                    var target = new TargetDay(chain, series, context.Days - 1, day + 1);
                    baseline.Write(target, parts);
                    var weekday = parts[(int)Reason.Weekday];
                    parts.Clear();
                    effects?[series].AsSpan(day * Reasons.Count, Reasons.Count).CopyTo(parts);
                    var left = Math.Log(1 + ofSeries[day]) - weekday - TensorPrimitives.Sum<double>(parts);
                    parts[(int)Reason.Weekday] += weekday;
                    parts[(int)rest] += left;
                    level += left;
                    open++;
                }
            }

            for (var day = 0; day < ofSeries.Length && open > 0; day++)
            {
                logs[(day * Reasons.Count) + (int)Reason.Level] += level / open;
                logs[(day * Reasons.Count) + (int)rest] -= level / open;
            }

            return logs;
        }
    }
}
