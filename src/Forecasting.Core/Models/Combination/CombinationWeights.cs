using Forecasting.Core.Models.Calibration;

namespace Forecasting.Core.Models.Combination;

/// <summary>Weights of the members by lead group, learnt from errors made strictly before the origin.</summary>
/// <param name="Weights">[lead group][member], 0 or more, each group summing to 1.</param>
internal sealed record CombinationWeights(double[][] Weights)
{
    /// <summary>How hard learnt weights are pulled to the prior, in units of the members' mean squared error.</summary>
    private const double Shrinkage = 4;

    /// <summary>Log errors count at most this much: a festival must not decide for the whole year.</summary>
    private const double LargestError = 0.25;

    /// <summary>How sharply members that erred more are trusted less beforehand, times the mean lead in days: the days
    /// that are held out hold eight weeks that can be told apart, but hardly two spells of two months.</summary>
    private const double ErrorPower = 32;

    /// <summary>What the log of a day's orders scatters by, beyond counting, for every series.</summary>
    private const double LeastScatter = 0.05;

    private const int FewestErrors = 10;

    /// <summary>Learns the weights.</summary>
    /// <param name="errors">Out-of-sample errors of all members.</param>
    /// <param name="prior">[member] weights before anything is learnt, summing to 1.</param>
    public static CombinationWeights Learn(MemberErrors errors, double[] prior)
    {
        var members = errors.Forecasts.Length;
        var weights = new double[LeadGroups.Count][];
        var last = LearnFor(_ => true);
        for (var group = 0; group < weights.Length; group++)
        {
            var here = group;
            last = LearnFor(lead => LeadGroups.Of(lead) == here) ?? last;
            weights[group] = last ?? prior;
        }

        return new CombinationWeights(weights);

        double[]? LearnFor(Func<int, bool> isWanted)
        {
            var (gram, count, meanLead) = Gram(errors, isWanted);
            return count >= FewestErrors * members
                ? SimplexWeights.Minimise(gram, Sharpened(prior, gram, ErrorPower / meanLead), Shrinkage)
                : null;
        }
    }

    /// <summary>The same weights for every lead group, whatever the errors were.</summary>
    /// <param name="weights">[member] weights that sum to 1.</param>
    public static CombinationWeights Fixed(double[] weights) =>
        new([.. Enumerable.Repeat(weights, LeadGroups.Count)]);

    /// <summary>
    /// The prior times a power of each member's inverse mean squared error (Bates and Granger 1969,
    /// powers as in Stock and Watson 2004): steadier than weights that heed the errors' products.
    /// </summary>
    /// <param name="prior">[member] weights that sum to 1.</param>
    /// <param name="gram">[member x member], row-major: mean product of the members' errors.</param>
    /// <param name="power">How sharply; 0 leaves the prior as it is.</param>
    internal static double[] Sharpened(double[] prior, double[] gram, double power)
    {
        var smallest = Enumerable.Range(0, prior.Length).Min(m => gram[(m * prior.Length) + m]);
        if (smallest <= 0)
        {
            return prior;
        }

        double[] sharpened = [.. prior.Select((p, m) =>
            p * Math.Pow(smallest / gram[(m * prior.Length) + m], power))];
        var sum = sharpened.Sum();
        return [.. sharpened.Select(p => p / sum)];
    }

    /// <summary>Weighted mean of the members' logs; members without an opinion leave their weight to the
    /// others.</summary>
    /// <param name="forecasts">[member][series x lead].</param>
    /// <param name="horizonDays">Leads per series.</param>
    public float[] Combine(IReadOnlyList<float[]> forecasts, int horizonDays)
    {
        var combined = new float[forecasts[0].Length];
        for (var i = 0; i < combined.Length; i++)
        {
            var weights = Weights[LeadGroups.Of((i % horizonDays) + 1)];
            double sum = 0, total = 0;
            for (var member = 0; member < weights.Length; member++)
            {
                var forecast = forecasts[member][i];
                if (!float.IsNaN(forecast))
                {
                    // A vanishing weight keeps members in reserve for series that the others leave out.
                    var weight = weights[member] + 1e-9;
                    sum += weight * forecast;
                    total += weight;
                }
            }

            combined[i] = total > 0 ? (float)(sum / total) : float.NaN;
        }

        return combined;
    }

    private static (double[] Gram, int Count, double MeanLead) Gram(MemberErrors errors, Func<int, bool> isWanted)
    {
        var members = errors.Forecasts.Length;
        var gram = new double[members * members];
        var count = 0;
        double leads = 0, precisions = 0;
        Span<double> error = stackalloc double[members];
        for (var origin = 0; origin < errors.Origins.Length; origin++)
        {
            for (var i = 0; i < errors.Actuals[origin].Length; i++)
            {
                if (!isWanted((i % errors.HorizonDays) + 1) || !Errors(errors, origin, i, error))
                {
                    continue;
                }

                count++;
                leads += (i % errors.HorizonDays) + 1;
                var precision = Precision(errors, origin, i);
                precisions += precision;
                for (var a = 0; a < members; a++)
                {
                    for (var b = 0; b < members; b++)
                    {
                        gram[(a * members) + b] += precision * error[a] * error[b];
                    }
                }
            }
        }

        for (var k = 0; k < gram.Length; k++)
        {
            gram[k] /= Math.Max(double.Epsilon, precisions);
        }

        return (gram, count, leads / Math.Max(1, count));
    }

    /// <summary>
    /// The inverse variance of a log of counts, 1 / expected + a scatter that all have (weighted least squares: Aitken
    /// 1935): of small counts most of the error is chance, which says nothing about members.
    /// </summary>
    private static double Precision(MemberErrors errors, int origin, int i)
    {
        double sum = 0;
        for (var member = 0; member < errors.Forecasts.Length; member++)
        {
            sum += errors.Forecasts[member][origin][i];
        }

        return 1 / (Math.Exp(-sum / errors.Forecasts.Length) + (LeastScatter * LeastScatter));
    }

    private static bool Errors(MemberErrors errors, int origin, int i, Span<double> error)
    {
        var known = true;
        for (var member = 0; member < error.Length; member++)
        {
            error[member] = Math.Clamp(
                errors.Forecasts[member][origin][i] - errors.Actuals[origin][i], -LargestError, LargestError);
            known &= !double.IsNaN(error[member]);
        }

        return known;
    }
}
