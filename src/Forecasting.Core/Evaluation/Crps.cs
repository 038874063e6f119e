using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Evaluation;

/// <summary>
/// The continuous ranked probability score of a sample (Gneiting and Raftery 2007, equation 21): E|X - y| less half of
/// E|X - X'|, in orders; lower is better. For one value it is the absolute error.
/// </summary>
public static class Crps
{
    /// <summary>The score of sample paths' totals over some steps.</summary>
    /// <param name="forecast">Equally likely paths.</param>
    /// <param name="first">First step.</param>
    /// <param name="last">Last step, included.</param>
    /// <param name="actual">Orders that came in these steps.</param>
    public static double OfTotal(ForecastDistribution forecast, int first, int last, double actual)
    {
        var totals = new double[forecast.PathCount];
        for (var path = 0; path < totals.Length; path++)
        {
            foreach (var orders in forecast.Path(path)[first..(last + 1)])
            {
                totals[path] += orders;
            }
        }

        Array.Sort(totals);
        return Of(totals, actual);
    }

    /// <summary>
    /// The score of a sample by its order statistics (Jordan, Krüger and Lerch 2019, section 2.3): (2 / n^2) times the
    /// sum of (x(i) - y)(n 1{y &lt; x(i)} - i + 1/2). The sample 1, 3 and the actual 2 give 1 - 1/2 = 0.5.
    /// </summary>
    /// <param name="sorted">Ascending, at least one value.</param>
    /// <param name="actual">What came.</param>
    /// <exception cref="ArgumentException">The sample is empty.</exception>
    public static double Of(ReadOnlySpan<double> sorted, double actual)
    {
        if (sorted.IsEmpty)
        {
            throw new ArgumentException("A score needs at least one value.", nameof(sorted));
        }

        double sum = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            sum += (sorted[i] - actual) * ((actual < sorted[i] ? sorted.Length : 0) - i - 0.5);
        }

        return 2 * sum / ((double)sorted.Length * sorted.Length);
    }
}
