using Forecasting.Core.Forecasts;
using Forecasting.Core.Models.Combination;

namespace Forecasting.Core.Models.Calibration;

/// <summary>The bias of combined forecasts by lead group: a part of the median error, the smaller the fewer origins and
/// series tell of it.</summary>
internal static class ErrorBias
{
    private const double ShrinkageOrigins = 12;
    private const double Share = 0.5;

    /// <summary>Learns it.</summary>
    /// <param name="errors">Lead group, index of the origin, and log of what came over what was forecast.</param>
    /// <param name="trust">How far they are trusted, 0 to 1.</param>
    /// <returns>[lead group] logs; 0 where there are no errors.</returns>
    public static double[] Learn(IEnumerable<(int Group, int Origin, double Error)> errors, double trust)
    {
        var bias = new double[LeadGroups.Count];
        foreach (var group in errors.GroupBy(e => e.Group))
        {
            double[] sorted = [.. group.Select(e => e.Error).Order()];
            var origins = group.Select(e => e.Origin).Distinct().Count();
            bias[group.Key] = SampleQuantile.Of(sorted, 0.5) * origins / (origins + ShrinkageOrigins) * (Share * trust);
        }

        return bias;
    }
}
