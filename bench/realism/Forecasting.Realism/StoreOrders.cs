using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Realism;

/// <summary>The orders of a store over all its channels, step by step.</summary>
/// <param name="Store">The store.</param>
/// <param name="Values">[day x hour], row-major; NaN = unknown.</param>
internal sealed record StoreOrders(Store Store, double[] Values)
{
    /// <summary>The totals of every store that has a series of this grain.</summary>
    public static IReadOnlyList<StoreOrders> Of(DemandHistory history, Grain grain)
    {
        var byStore = history.Of(grain).ToLookup(s => s.Key.StoreId);
        return [.. history.Stores.Where(s => byStore.Contains(s.Id))
            .Select(s => new StoreOrders(s, Sum(byStore[s.Id])))];
    }

    // A channel that came later is unknown before; the others still count.
    private static double[] Sum(IEnumerable<Series> channels)
    {
        double[]? total = null;
        foreach (var channel in channels)
        {
            total ??= [.. Enumerable.Repeat(double.NaN, channel.Values.Length)];
            for (var step = 0; step < total.Length; step++)
            {
                var value = channel.Values[step];
                total[step] = double.IsNaN(total[step]) ? value
                    : double.IsNaN(value) ? total[step] : total[step] + value;
            }
        }

        return total ?? [];
    }
}
