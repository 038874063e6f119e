namespace Forecasting.Core.Models.Combination;

/// <summary>
/// Non-negative weights that sum to 1 and minimise squared error, shrunk to a prior (Bates and Granger 1969;
/// constrained as in Granger and Ramanathan 1984; shrunk as in Diebold and Pauly 1990).
/// </summary>
public static class SimplexWeights
{
    private const int Steps = 500;

    /// <summary>The same weight for each.</summary>
    /// <param name="members">How many, 1 or more.</param>
    /// <returns>Weights that sum to 1.</returns>
    public static double[] Even(int members) => [.. Enumerable.Repeat(1.0 / members, members)];

    /// <summary>
    /// Minimises w' G w - 2 b' w + shrinkage x mean(diag G) x |w - prior|^2 over the simplex by projected gradient
    /// steps.
    /// </summary>
    /// <param name="gram">[member x member], row-major: mean product of the members' errors.</param>
    /// <param name="prior">One weight per member, summing to 1.</param>
    /// <param name="shrinkage">0 = learnt weights only; large = the prior.</param>
    /// <returns>One weight per member.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static double[] Minimise(ReadOnlySpan<double> gram, ReadOnlySpan<double> prior, double shrinkage)
    {
        var members = prior.Length;
        if (gram.Length != members * members)
        {
            throw new ArgumentException($"{members} members need {members * members} products.", nameof(gram));
        }

        double trace = 0;
        for (var i = 0; i < members; i++)
        {
            trace += gram[(i * members) + i];
        }

        var weights = prior.ToArray();
        if (trace <= 0)
        {
            return weights;
        }

        var pull = shrinkage * trace / members;
        var step = 0.5 / (trace + pull);
        var gradient = new double[members];
        for (var iteration = 0; iteration < Steps; iteration++)
        {
            for (var i = 0; i < members; i++)
            {
                gradient[i] = 2 * pull * (weights[i] - prior[i]);
                for (var j = 0; j < members; j++)
                {
                    gradient[i] += 2 * gram[(i * members) + j] * weights[j];
                }
            }

            for (var i = 0; i < members; i++)
            {
                weights[i] -= step * gradient[i];
            }

            Project(weights);
        }

        return weights;
    }

    /// <summary>The nearest point on the simplex (Duchi et al. 2008, figure 1).</summary>
    /// <param name="weights">Any finite numbers; replaced by numbers of 0 or more that sum to 1.</param>
    public static void Project(Span<double> weights)
    {
        var sorted = weights.ToArray();
        Array.Sort(sorted);
        Array.Reverse(sorted);
        double sum = 0, threshold = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            sum += sorted[i];
            var candidate = (sum - 1) / (i + 1);
            if (sorted[i] - candidate > 0)
            {
                threshold = candidate;
            }
        }

        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = Math.Max(0, weights[i] - threshold);
        }
    }
}
