using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Reconciliation;

/// <summary>
/// Minimum-trace reconciliation of every sample path (Wickramasuriya, Athanasopoulos and Hyndman 2019; of whole
/// distributions Panagiotelis et al. 2023). With base forecasts a of totals and b of bottom series, S the summing
/// matrix and W the covariance of their errors, the nearest forecasts that add up are b + (S W)' M^-1 (a - S b) where W
/// is diagonal, M = W(a) + S W(b) S'; the general form is y - W C' (C W C')^-1 C y with C = [I, -S]. The spread of the
/// paths is that of errors out of sample, so W is read from them, day by day. What falls below 0 becomes 0, and totals
/// are sums, so that no quadratic program is needed.
/// </summary>
/// <param name="weights">What is taken for W.</param>
public sealed class MinTrace(MinTraceWeights weights) : IReconciler
{
    /// <inheritdoc/>
    public string Name => $"mint-{weights.ToString().ToLowerInvariant()}";

    /// <inheritdoc/>
    public bool UsesTotals => true;

    /// <inheritdoc/>
    public IReadOnlyList<ForecastDistribution> Reconcile(BaseForecasts forecasts)
    {
        var bottom = forecasts.Bottom;
        var (paths, days) = (bottom[0].PathCount, bottom[0].Days);
        float[][] reconciled = [.. bottom.Select(_ => new float[paths * days])];
        Parallel.For(0, days, Parallelism.Options(), day =>
        {
            var b = Day(bottom, day);
            MinTraceDay.Reconcile(forecasts, weights, b, Day(forecasts.Totals, day));
            for (var i = 0; i < reconciled.Length; i++)
            {
                for (var path = 0; path < paths; path++)
                {
                    reconciled[i][(path * days) + day] = (float)Math.Max(0, b[i][path]);
                }
            }
        });
        return [.. bottom.Select((f, i) =>
            new ForecastDistribution(f.Key, f.Origin, f.Grain, paths, reconciled[i]))];
    }

    /// <summary>[series][path] of one day.</summary>
    private static double[][] Day(IReadOnlyList<ForecastDistribution> forecasts, int day)
    {
        var numbers = new double[forecasts.Count][];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = new double[forecasts[i].PathCount];
            for (var path = 0; path < numbers[i].Length; path++)
            {
                numbers[i][path] = forecasts[i].Path(path)[day];
            }
        }

        return numbers;
    }
}
