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
        List<Series> series = [.. history.Daily.Where(s => s.Key.StoreId == storeId)];
        if (series.Count > 1)
        {
            series.RemoveAll(s => s.Key.ChannelId == Channel.AllId);
        }

        var total = new double[history.Days];
        Array.Fill(total, double.NaN);
        foreach (var channel in series.Where(s => s.FirstKnownStep() >= 0))
        {
            for (var day = channel.FirstKnownStep(); day < total.Length; day++)
            {
                // The first channel that is open starts the sum; an unknown one after that spoils it.
                total[day] = HasBegun(series, channel, day)
                    ? total[day] + channel.Values[day]
                    : channel.Values[day];
            }
        }

        return total;
    }

    private static bool HasBegun(List<Series> series, Series channel, int day) =>
        series.TakeWhile(s => !ReferenceEquals(s, channel))
            .Any(s => s.FirstKnownStep() is var first and >= 0 && first <= day);
}
