namespace Forecasting.Core.Models.Trees;

/// <summary>
/// How much times out of the ordinary, such as a year of lock-downs, should weigh less than others: where a series
/// surprised more than usual for weeks, what it did then says little about what it will do.
/// </summary>
public static class Calmness
{
    private const int Reach = 14;
    private const double Tolerance = 1.5;

    // So that a series that never surprises has no weight of 0 / 0.
    private const double LeastError = 0.001;

    /// <summary>
    /// Weights above 0 up to 1: 1 where the mean absolute one-step error of the 29 days around a day is at most 1.5
    /// times the median of such means, and beyond it in inverse proportion, as Huber (1964) weighs single errors.
    /// </summary>
    /// <param name="surprise">[day] one-step errors, log; NaN where unknown.</param>
    /// <returns>[day].</returns>
    public static float[] Weights(ReadOnlySpan<float> surprise)
    {
        var sizes = Sizes(surprise);
        double[] known = [.. sizes.Where(s => !double.IsNaN(s)).Order()];
        var weights = new float[sizes.Length];
        Array.Fill(weights, 1);
        if (known.Length == 0)
        {
            return weights;
        }

        var usual = known[known.Length / 2];
        for (var day = 0; day < sizes.Length; day++)
        {
            weights[day] = double.IsNaN(sizes[day])
                ? 1
                : (float)Math.Min(1, Tolerance * (usual + LeastError) / (sizes[day] + LeastError));
        }

        return weights;
    }

    private static double[] Sizes(ReadOnlySpan<float> surprise)
    {
        var sizes = new double[surprise.Length];
        for (var day = 0; day < sizes.Length; day++)
        {
            double sum = 0;
            var count = 0;
            for (var t = Math.Max(0, day - Reach); t <= Math.Min(sizes.Length - 1, day + Reach); t++)
            {
                if (!float.IsNaN(surprise[t]))
                {
                    sum += Math.Abs(surprise[t]);
                    count++;
                }
            }

            sizes[day] = count > 0 ? sum / count : double.NaN;
        }

        return sizes;
    }
}
