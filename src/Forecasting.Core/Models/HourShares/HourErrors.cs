using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models.Calibration;
using Forecasting.Core.Models.Combination;

namespace Forecasting.Core.Models.HourShares;

/// <summary>What the last weeks taught about hourly members.</summary>
/// <param name="Weights">[member that is fitted] weights of least squared error of hours, each series' errors relative
/// to its mean.</param>
/// <param name="Deviations">
/// [template][series x hour] (orders - expected) / sqrt(expected) of past days, the day's total being known; a template
/// is one day for all series. NaN where unknown. Expected is what the members say with equal weights.
/// </param>
internal sealed record LearntHours(double[] Weights, float[][] Deviations);

/// <summary>
/// What hourly members said out of sample in the last weeks, and what came: weights of the members, and each day's
/// deviations from its expected hours.
/// </summary>
internal sealed class HourErrors
{
    private const int MostHeldOutDays = 56;
    private const int LongestLead = 14;

    /// <summary>Orders an hour at which half of the median deviation is taken for chance.</summary>
    private const double QuietOrders = 5;

    /// <summary>How hard learnt weights are pulled to the prior, in units of the members' mean squared error.</summary>
    private const double Shrinkage = 1;

    /// <summary>How sharply members that erred more are trusted less beforehand.</summary>
    private const double ErrorPower = 2;

    // Weights of a combination and the deviations of its hours come from the same errors, which cost two fits.
    private static readonly OncePerHistory<(IReadOnlyList<IPointForecaster> Voices, Horizon Ahead), LearntHours>
        Learnt = new();

    private readonly DemandHistory _history;
    private readonly int[] _origins;
    private readonly int _leads;
    private readonly double[][][][] _forecasts;

    private HourErrors(DemandHistory history, int[] origins, int leads, double[][][][] forecasts) =>
        (_history, _origins, _leads, _forecasts) = (history, origins, leads, forecasts);

    /// <summary>
    /// Learns from all members that speak through an hourly one and that the history has data for; of several, once for
    /// all who ask about the same history.
    /// </summary>
    public static LearntHours Learn(
        IPointForecaster hours, DemandHistory history, Horizon horizon, CancellationToken cancellation)
    {
        var voices = hours.Voices;
        LearntHours Anew()
        {
            var errors = Collect(history, MemberTrust.Even(voices, history).Members, horizon, cancellation);
            return new LearntHours(errors.Weights(), errors.Deviations());
        }

        return voices.Count > 1 ? Learnt.Get(history, (voices, horizon), Anew) : Anew();
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

    /// <summary>Fits the members before the last weeks and lets them forecast those from origins there.</summary>
    private static HourErrors Collect(
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
        IFittedPointModel[] models = [.. members.Select(m => m.ForCalibration.Fit(known, ahead, cancellation))];
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

        return new HourErrors(history, [.. origins], leads, forecasts);
    }

    private double[] Weights()
    {
        var members = _forecasts.Length;
        var gram = new double[members * members];
        Span<double> error = stackalloc double[members];
        for (var series = 0; series < _history.Hourly.Count; series++)
        {
            Add(series, gram, error);
        }

        var prior = SimplexWeights.Even(members);
        return SimplexWeights.Minimise(gram, CombinationWeights.Sharpened(prior, gram, ErrorPower), Shrinkage);
    }

    /// <summary>Adds the products of a series' errors, relative to its mean orders.</summary>
    private void Add(int series, Span<double> gram, Span<double> error)
    {
        var own = new double[gram.Length];
        double sum = 0;
        var count = 0;
        for (var origin = 0; origin < _origins.Length; origin++)
        {
            for (var step = 0; step < _leads * 24; step++)
            {
                var day = _origins[origin] + 1 + (step / 24);
                var actual = day < _history.Days ? _history.Hourly[series].Day(day)[step % 24] : double.NaN;
                var isKnown = !double.IsNaN(actual);
                for (var member = 0; member < error.Length; member++)
                {
                    error[member] = _forecasts[member][origin][series][step] - actual;
                    isKnown &= !double.IsNaN(error[member]);
                }

                if (isKnown)
                {
                    sum += actual;
                    count++;
                    for (var k = 0; k < own.Length; k++)
                    {
                        own[k] += error[k / error.Length] * error[k % error.Length];
                    }
                }
            }
        }

        for (var k = 0; k < own.Length && sum > 0; k++)
        {
            gram[k] += own[k] * count / sum * count / sum;
        }
    }

    private float[][] Deviations()
    {
        var byDay = new SortedDictionary<int, float[]>();
        var sums = new double[_history.Hourly.Count * 24];
        var counts = new int[sums.Length];
        Visit((series, day, actual, total, shares) =>
        {
            if (!byDay.TryGetValue(day, out var deviations))
            {
                byDay[day] = deviations = new float[_history.Hourly.Count * 24];
                Array.Fill(deviations, float.NaN);
            }

            for (var hour = 0; hour < 24; hour++)
            {
                var expected = total * shares[hour];
                sums[(series * 24) + hour] += expected;
                counts[(series * 24) + hour]++;
                deviations[(series * 24) + hour] = expected > 0
                    ? (float)((actual[hour] - expected) / Math.Sqrt(expected)) : 0;
            }
        });
        float[][] templates = [.. byDay.Values];
        Centre(templates, [.. sums.Select((s, i) => s / Math.Max(1, counts[i]))]);
        return templates;
    }

    /// <summary>
    /// Takes the median off the deviations of busy hours: that of a few weeks is mostly chance, and the middle of the
    /// paths has to be what the members said. Of quiet hours it is not, because counts of little are skewed.
    /// </summary>
    private static void Centre(float[][] templates, double[] expected)
    {
        for (var cell = 0; templates.Length > 0 && cell < templates[0].Length; cell++)
        {
            double[] known = [.. templates.Select(t => (double)t[cell]).Where(double.IsFinite).Order()];
            if (known.Length == 0)
            {
                continue;
            }

            var busy = expected[cell] / (expected[cell] + QuietOrders);
            var median = (float)(busy * SampleQuantile.Of(known, 0.5));
            foreach (var template in templates)
            {
                template[cell] -= median;
            }
        }
    }

    private delegate void DayVisitor(int series, int day, ReadOnlySpan<double> actual, double total, double[] shares);

    private void Visit(DayVisitor visit)
    {
        for (var origin = 0; origin < _origins.Length; origin++)
        {
            var said = EvenlyCombined(origin);
            for (var series = 0; series < _history.Hourly.Count; series++)
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

                    var shares = Shares(said[series].AsSpan((lead - 1) * 24, 24));
                    if (total > 0 && shares.Sum() > 0)
                    {
                        visit(series, day, actual, total, shares);
                    }
                }
            }
        }
    }

    private double[][] EvenlyCombined(int origin) => _forecasts.Length == 1
        ? _forecasts[0][origin]
        : HourCombination.Combined(
            [.. _forecasts.Select(f => f[origin])], SimplexWeights.Even(_forecasts.Length));
}
