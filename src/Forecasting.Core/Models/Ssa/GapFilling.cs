namespace Forecasting.Core.Models.Ssa;

/// <summary>
/// Fills unknown and closed steps as if the store had been open, so that no step is dropped and the week stays in its
/// place.
/// </summary>
public static class GapFilling
{
    private const int Neighbours = 2;
    private const int LongestReachWeeks = 53;

    /// <summary>
    /// Fills each gap with the mean of the nearest known values of the same step of the week, up to two on each side
    /// and a year away, weighted by 1 / distance. A step of the week that is never known gets the mean of the nearest
    /// known steps.
    /// </summary>
    /// <param name="values">[day x hour], row-major; NaN = unknown or closed; filled in place.</param>
    /// <param name="stepsPerDay">1 or 24.</param>
    /// <exception cref="ArgumentException">No value is known.</exception>
    public static void Fill(Span<double> values, int stepsPerDay)
    {
        if (!values.Contains(double.NaN))
        {
            return;
        }

        if (!values.ContainsAnyExcept(double.NaN))
        {
            throw new ArgumentException("A gap can only be filled where a value is known.", nameof(values));
        }

        double[] known = [.. values];
        for (var step = 0; step < known.Length; step++)
        {
            if (double.IsNaN(known[step]))
            {
                var sameStep = SameStepOfWeek(known, step, 7 * stepsPerDay);
                values[step] = double.IsNaN(sameStep) ? NearestKnown(known, step, stepsPerDay) : sameStep;
            }
        }
    }

    private static double SameStepOfWeek(ReadOnlySpan<double> known, int step, int stepsPerWeek)
    {
        double sum = 0, weights = 0;
        for (var side = -stepsPerWeek; side <= stepsPerWeek; side += 2 * stepsPerWeek)
        {
            var found = 0;
            for (var week = 1; week <= LongestReachWeeks && found < Neighbours; week++)
            {
                var at = step + (week * side);
                if (at < 0 || at >= known.Length)
                {
                    break;
                }

                if (!double.IsNaN(known[at]))
                {
                    sum += known[at] / week;
                    weights += 1.0 / week;
                    found++;
                }
            }
        }

        return weights > 0 ? sum / weights : double.NaN;
    }

    private static double NearestKnown(ReadOnlySpan<double> known, int step, int stepsPerDay)
    {
        for (var reach = stepsPerDay; ; reach *= 2)
        {
            double sum = 0;
            var found = 0;
            foreach (var value in known[Math.Max(0, step - reach)..Math.Min(known.Length, step + reach + 1)])
            {
                sum += double.IsNaN(value) ? 0 : value;
                found += double.IsNaN(value) ? 0 : 1;
            }

            if (found > 0)
            {
                return sum / found;
            }
        }
    }
}
