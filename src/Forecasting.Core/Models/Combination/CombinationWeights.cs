using Forecasting.Core.Models.Calibration;

namespace Forecasting.Core.Models.Combination;

/// <summary>Weights of the members by lead group, learnt from errors made strictly before the origin.</summary>
/// <param name="Weights">[lead group][member], 0 or more, each group summing to 1.</param>
internal sealed record CombinationWeights(double[][] Weights)
{
    /// <summary>How hard learnt weights are pulled to the prior, in units of the members' mean squared error.</summary>
    private const double Shrinkage = 4;

    /// <summary>How sharply members that erred more in all weeks are trusted less beforehand, times the mean lead in
    /// days: the days that are held out hold eight weeks that can be told apart, but hardly two spells of two
    /// months.</summary>
    private const double ErrorPower = 64;

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
            var products = ErrorProducts.Of(errors, isWanted);
            if (products.Count < FewestErrors * members)
            {
                return null;
            }

            var power = ErrorPower * products.Consistency() / products.MeanLead;
            return SimplexWeights.Minimise(products.Gram, Sharpened(prior, products.Gram, power), Shrinkage);
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
}
