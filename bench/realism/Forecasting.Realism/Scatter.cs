namespace Forecasting.Realism;

/// <summary>Small statistics that every figure is made of; NaN = unknown and left out.</summary>
internal static class Scatter
{
    /// <summary>Middle value of those known; NaN where there is none.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var known = values.Where(v => !double.IsNaN(v)).Order().ToArray();
        return known.Length == 0 ? double.NaN
            : (known[(known.Length - 1) / 2] + known[known.Length / 2]) / 2;
    }

    /// <summary>Mean of those known; NaN where there is none.</summary>
    public static double Mean(IEnumerable<double> values) =>
        values.Where(v => !double.IsNaN(v)).DefaultIfEmpty(double.NaN).Average();

    /// <summary>Standard deviation that single wild days do not move: 1.4826 x median absolute deviation.</summary>
    public static double Robust(IReadOnlyCollection<double> values)
    {
        var middle = Median(values);
        return 1.4826 * Median(values.Select(v => Math.Abs(v - middle)));
    }

    /// <summary>Correlation over the places where both are known; NaN for fewer than 30 of them.</summary>
    public static double Correlation(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        const int Fewest = 30;
        double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
        for (var i = 0; i < left.Length; i++)
        {
            if (!double.IsNaN(left[i]) && !double.IsNaN(right[i]))
            {
                n++;
                x += left[i];
                y += right[i];
                xx += left[i] * left[i];
                yy += right[i] * right[i];
                xy += left[i] * right[i];
            }
        }

        var spread = ((n * xx) - (x * x)) * ((n * yy) - (y * y));
        return n < Fewest || spread <= 0 ? double.NaN : ((n * xy) - (x * y)) / Math.Sqrt(spread);
    }
}
