namespace Forecasting.Core.Models.Calibration;

/// <summary>The quantile function of the standard normal law (Acklam 2003, relative error below 1.2e-9).</summary>
public static class NormalQuantile
{
    private static readonly double[] A =
        [-3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02,
         -3.066479806614716e+01, 2.506628277459239e+00];

    private static readonly double[] B =
        [-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01,
         -1.328068155288572e+01, 1];

    private static readonly double[] C =
        [-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00, -2.549732539343734e+00,
         4.374664141464968e+00, 2.938163982698783e+00];

    private static readonly double[] D =
        [7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1];

    /// <summary>z with P(Z &lt;= z) = probability; 0.975: 1.959964.</summary>
    /// <param name="probability">Strictly between 0 and 1.</param>
    public static double At(double probability)
    {
        if (!(probability > 0 && probability < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(probability), probability, "A probability lies strictly between 0 and 1.");
        }

        if (probability is >= 0.02425 and <= 0.97575)
        {
            var q = probability - 0.5;
            return q * Polynomial(A, q * q) / Polynomial(B, q * q);
        }

        var tail = Math.Sqrt(-2 * Math.Log(Math.Min(probability, 1 - probability)));
        var z = Polynomial(C, tail) / Polynomial(D, tail);
        return probability < 0.5 ? z : -z;
    }

    private static double Polynomial(double[] coefficients, double x)
    {
        double sum = 0;
        foreach (var coefficient in coefficients)
        {
            sum = (sum * x) + coefficient;
        }

        return sum;
    }
}
