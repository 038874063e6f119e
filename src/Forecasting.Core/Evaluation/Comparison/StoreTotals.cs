using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Evaluation.Comparison;

/// <summary>Daily orders of stores, all channels together, as planners see them.</summary>
public static class StoreTotals
{
    /// <summary>One store's orders of all channels.</summary>
    /// <param name="history">Where they come from.</param>
    /// <param name="storeId">The store.</param>
    /// <returns>[day] on the history's axis; NaN where a channel that has begun is unknown, or none has.</returns>
    public static double[] Of(DemandHistory history, string storeId)
    {
        List<Series> ofStore = [.. history.Daily.Where(s => s.Key.StoreId == storeId)];
        var total = new double[history.Days];
        Array.Fill(total, double.NaN);
        var hasBegun = new bool[total.Length];
        foreach (var channel in Channel.Own(ofStore, s => s.Key).Where(s => s.FirstKnownStep() >= 0))
        {
            for (var day = channel.FirstKnownStep(); day < total.Length; day++)
            {
                // The first channel that is open starts the sum; an unknown one after that spoils it.
                total[day] = hasBegun[day] ? total[day] + channel.Values[day] : channel.Values[day];
                hasBegun[day] = true;
            }
        }

        return total;
    }
}
