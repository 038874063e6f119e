using System.Numerics.Tensors;

namespace Forecasting.Core.Models.Regression;

/// <summary>
/// One-step errors of simple exponential smoothing, for many columns at once. Demand whose level drifts is an ARIMA(0,
/// 1, 1) process; filtered so, its errors are independent, and filtering regressors alike makes least squares the
/// generalised ones (Harvey 1989, section 3.4).
/// </summary>
internal static class LevelFilter
{
    /// <summary>Replaces the known rows by their one-step errors; the others become 0.</summary>
    /// <param name="rows">[day x column], row-major.</param>
    /// <param name="width">Columns.</param>
    /// <param name="known">[day].</param>
    /// <param name="gain">How much of an error becomes level, 0 to 1; more in the first days.</param>
    public static void Apply(float[] rows, int width, ReadOnlySpan<bool> known, double gain)
    {
        var level = new float[width];
        var count = 0;
        for (var day = 0; day < known.Length; day++)
        {
            var row = rows.AsSpan(day * width, width);
            if (!known[day])
            {
                row.Clear();
                continue;
            }

            TensorPrimitives.Subtract<float>(row, level, row);
            TensorPrimitives.MultiplyAdd<float>(row, (float)Math.Max(gain, 1.0 / ++count), level, level);
        }
    }
}
