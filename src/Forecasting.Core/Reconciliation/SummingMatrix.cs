using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Reconciliation;

/// <summary>
/// Adds bottom series up to the totals of a hierarchy. As a matrix S it has a row of ones and zeros per total; it is
/// kept as the lists of members.
/// </summary>
public static class SummingMatrix
{
    /// <summary>Adds one number per series up to one number per total.</summary>
    /// <param name="hierarchy">How series add up.</param>
    /// <param name="bottom">[bottom], one number per series.</param>
    /// <param name="sums">[sum], one number per total; filled.</param>
    public static void Apply(Hierarchy hierarchy, ReadOnlySpan<double> bottom, Span<double> sums)
    {
        sums.Clear();
        for (var i = 0; i < bottom.Length; i++)
        {
            foreach (var sum in hierarchy.Above[i])
            {
                sums[sum] += bottom[i];
            }
        }
    }

    /// <summary>The distribution of one total: the paths of its members added up, path by path.</summary>
    /// <param name="hierarchy">How series add up.</param>
    /// <param name="sum">Index into <see cref="Hierarchy.Sums"/>.</param>
    /// <param name="bottom">[bottom], distributions of one run in the hierarchy's order.</param>
    /// <exception cref="ArgumentException">The members are not of one run.</exception>
    public static ForecastDistribution Total(
        Hierarchy hierarchy, int sum, IReadOnlyList<ForecastDistribution> bottom)
    {
        var node = hierarchy.Sums[sum];
        return ForecastDistribution.Sum(
            new SeriesKey(node.Place, node.ChannelId), [.. node.Members.Select(m => bottom[m])]);
    }
}
