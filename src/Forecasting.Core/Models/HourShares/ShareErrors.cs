using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models.Calibration;
using Forecasting.Core.Models.Combination;

namespace Forecasting.Core.Models.HourShares;

/// <summary>
/// What the members said of the spread over the hours, out of sample, and how the days then went: weights of the
/// members, and each day's deviations by hour.
/// </summary>
internal sealed class ShareErrors
{
    private const int MostHeldOutDays = 56;
    private const int LongestLead = 14;
    private const double Shrinkage = 0.02;

    private readonly DemandHistory _history;
    private readonly int[] _origins;
    private readonly int _leads;
    private readonly double[][][][] _forecasts;

    private ShareErrors(DemandHistory history, int[] origins, int leads, double[][][][] forecasts) =>
        (_history, _origins, _leads, _forecasts) = (history, origins, leads, forecasts);

    /// <summary>Fits the members before the last weeks and lets them forecast those from origins there.</summary>
    public static ShareErrors Collect(
        DemandHistory history, IReadOnlyList<IPointForecaster> members, Horizon horizon, CancellationToken cancellation)
    {
        var heldOut = Math.Clamp((int)(history.Days * 0.35), 1, MostHeldOutDays);
        var fitDays = Math.Max(1, history.Days - heldOut);
        var leads = Math.Min(Math.Min(horizon.Days, LongestLead), heldOut);
        // One origin every two days for a store, every eight for a chain: enough days either way.
        var spacing = history.Hourly.Count > 200 ? 8 : 2;
        var origins = new List<int>();
        for (var origin = history.Days - 1 - Math.Min(leads, 7); origin >= fitDays - 1; origin -= spacing)
        {
            origins.Add(origin);
        }

        origins.Reverse();
        var known = history.UpTo(new Origin(history.FirstDay.AddDays(fitDays - 1)));
        var ahead = new Horizon(leads);
        IFittedPointModel[] models = [.. members.Select(m => m.Fit(known, ahead, cancellation))];
        double[][][][] forecasts = [.. models.Select(_ => new double[origins.Count][][])];
        for (var origin = 0; origin < origins.Count; origin++)
        {
            cancellation.ThrowIfCancellationRequested();
            var context = history.UpTo(new Origin(history.FirstDay.AddDays(origins[origin])));
            for (var member = 0; member < models.Length; member++)
            {
                forecasts[member][origin] = models[member].Predict(context, ahead);
            }
        }

        return new ShareErrors(history, [.. origins], leads, forecasts);
    }

    /// <summary>Weights of the members' shares: least squared error of hours given the day's true total, per
    /// order.</summary>
    public double[] Weights()
    {
        var members = _forecasts.Length;
        var gram = new double[members * members];
        Visit((series, day, actual, total, shares) =>
        {
            for (var hour = 0; hour < 24; hour++)
            {
                if (double.IsNaN(actual[hour]))
                {
                    continue;
                }

                for (var a = 0; a < members; a++)
                {
                    for (var b = 0; b < members; b++)
                    {
                        gram[(a * members) + b] += ((total * shares[a][hour]) - actual[hour])
                            * ((total * shares[b][hour]) - actual[hour]) / total;
                    }
                }
            }
        });
        double[] prior = [.. Enumerable.Repeat(1.0 / members, members)];
        return SimplexWeights.Minimise(gram, prior, Shrinkage);
    }

    /// <summary>
    /// [template][series x hour] (orders - expected) / sqrt(expected) of past days, the day's total being known; a
    /// template is one
    /// day for all series. NaN where unknown.
    /// </summary>
    /// <param name="weights">Weights of the members.</param>
    public float[][] Deviations(double[] weights)
    {
        var byDay = new SortedDictionary<int, float[]>();
        Visit((series, day, actual, total, shares) =>
        {
            if (!byDay.TryGetValue(day, out var deviations))
            {
                byDay[day] = deviations = new float[_history.Hourly.Count * 24];
                Array.Fill(deviations, float.NaN);
            }

            for (var hour = 0; hour < 24; hour++)
            {
                var expected = total * weights.Select((w, m) => w * shares[m][hour]).Sum();
                deviations[(series * 24) + hour] = expected > 0
                    ? (float)((actual[hour] - expected) / Math.Sqrt(expected)) : 0;
            }
        });
        return [.. byDay.Values];
    }

    /// <summary>Deviations of hours whose orders arrive independently, so that their variance is their mean: normal
    /// numbers in a mixed order. [template][series x hour].</summary>
    /// <param name="series">Number of series.</param>
    public static float[][] CountingNoise(int series)
    {
        // A prime number of templates, so that every stride through them meets all.
        const int Templates = 53;
        return [.. Enumerable.Range(0, Templates).Select(template => Enumerable.Range(0, series * 24)
            .Select(i => (float)NormalQuantile.At((((((i % 52) + 1) * template) + i) % Templates + 0.5) / Templates))
            .ToArray())];
    }

    /// <summary>Normalises 24 forecasts to shares; all 0 where they say nothing.</summary>
    public static double[] Shares(ReadOnlySpan<double> hours)
    {
        var shares = new double[24];
        double sum = 0;
        for (var hour = 0; hour < 24; hour++)
        {
            shares[hour] = double.IsNaN(hours[hour]) ? 0 : hours[hour];
            sum += shares[hour];
        }

        for (var hour = 0; hour < 24 && sum > 0; hour++)
        {
            shares[hour] /= sum;
        }

        return shares;
    }

    private delegate void DayVisitor(int series, int day, ReadOnlySpan<double> actual, double total, double[][] shares);

    private void Visit(DayVisitor visit)
    {
        for (var series = 0; series < _history.Hourly.Count; series++)
        {
            for (var origin = 0; origin < _origins.Length; origin++)
            {
                for (var lead = 1; lead <= _leads && _origins[origin] + lead < _history.Days; lead++)
                {
                    var day = _origins[origin] + lead;
                    var actual = _history.Hourly[series].Day(day);
                    double total = 0;
                    foreach (var orders in actual)
                    {
                        total += double.IsNaN(orders) ? 0 : orders;
                    }

                    double[][] shares = [.. _forecasts
                        .Select(f => Shares(f[origin][series].AsSpan((lead - 1) * 24, 24)))];
                    if (total > 0 && shares.All(s => s.Sum() > 0))
                    {
                        visit(series, day, actual, total, shares);
                    }
                }
            }
        }
    }
}
