namespace Forecasting.Training.Reports.Charts;

/// <summary>A linear axis: where a value lies in the picture, and round values to mark.</summary>
/// <param name="From">The value at the start.</param>
/// <param name="To">The value at the end, more than <paramref name="From"/>.</param>
/// <param name="Start">The start's place in the picture.</param>
/// <param name="End">The end's place in the picture; may be smaller.</param>
internal readonly record struct Axis(double From, double To, double Start, double End)
{
    /// <summary>The place of a value; values off the axis lie at its ends.</summary>
    public double At(double value) => Start + ((Math.Clamp(value, From, To) - From) / (To - From) * (End - Start));

    /// <summary>Round values on the axis, about as many as asked for.</summary>
    public IEnumerable<double> Ticks(int wanted)
    {
        var step = RoundStep((To - From) / wanted);
        for (var i = (long)Math.Ceiling((From / step) - 1e-9); i * step <= To + (step * 1e-9); i++)
        {
            yield return i * step;
        }
    }

    /// <summary>An axis over accuracies: up to 100 %, down to a round value below the lowest, never a flattering inch.</summary>
    public static Axis ForAccuracy(IEnumerable<double> accuracies, double start, double end)
    {
        var lowest = accuracies.Where(double.IsFinite).DefaultIfEmpty(0.8).Min();
        var from = Math.Clamp(Math.Floor((lowest - 0.02) * 10) / 10, 0, 0.8);
        return new Axis(from, 1, start, end);
    }

    /// <summary>The least of 1, 2, 5 times a power of ten that is not below a value.</summary>
    public static double RoundStep(double value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        var digit = value / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }
}
