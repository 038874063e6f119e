using System.Numerics.Tensors;

namespace Forecasting.Core.Models.Ssa;

/// <summary>
/// How each step of the week differs from its week's mean, over the last weeks. Taken off before the decomposition: a
/// sharp weekly shape would need a pair of components for each of its harmonics, and too low a rank loses to a plain
/// mean.
/// </summary>
internal static class WeeklyProfile
{
    private const int Weeks = 16;

    /// <summary>Writes the profile of the last whole weeks; it sums to 0. Place k stands for the steps k, k + one week,
    /// ... after the end.
    /// </summary>
    /// <param name="series">Values without gaps, at least one week.</param>
    /// <param name="profile">7 or 168 places.</param>
    internal static void Compute(ReadOnlySpan<double> series, Span<double> profile)
    {
        var weeks = Math.Min(Weeks, series.Length / profile.Length);
        profile.Clear();
        for (var week = 1; week <= weeks; week++)
        {
            TensorPrimitives.Add(profile, series.Slice(series.Length - (week * profile.Length), profile.Length),
                profile);
        }

        var level = TensorPrimitives.Sum<double>(profile) / profile.Length;
        for (var k = 0; k < profile.Length; k++)
        {
            profile[k] = (profile[k] - level) / weeks;
        }
    }

    /// <summary>Takes the profile off, in place.</summary>
    internal static void Subtract(ReadOnlySpan<double> profile, Span<double> series)
    {
        var k = 0;
        for (var step = series.Length - 1; step >= 0; step--)
        {
            k = k == 0 ? profile.Length - 1 : k - 1;
            series[step] -= profile[k];
        }
    }
}
