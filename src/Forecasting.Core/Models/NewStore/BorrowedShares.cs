using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Models.NewStore;

/// <summary>How the days of young series spread over the hours: as those of the series that they lean on, the less the
/// more days of their own are known.</summary>
internal static class BorrowedShares
{
    /// <summary>Known days at which own and borrowed shares count alike: each weekday seen twice.</summary>
    private const double EvenDays = 14;

    /// <summary>Shares of which those of young series are blended with borrowed ones.</summary>
    /// <param name="context">What is known.</param>
    /// <param name="newStores">Who borrows from whom.</param>
    /// <param name="shares">[hourly series][day x hour], each day summing to 1, or to 0 where nothing is open.</param>
    /// <returns>The same shape; series that are grown up keep their arrays.</returns>
    public static double[][] Blend(DemandHistory context, NewStores newStores, double[][] shares) =>
        [.. shares.Select((own, series) =>
        {
            var key = context.Hourly[series].Key;
            var daily = context.IndexOf(key, Grain.Daily);
            return newStores.BorrowingOf(daily) is { } borrowing
                ? Blend(context, context.Store(key.StoreId), own, Lent(context, borrowing, shares),
                    newStores.KnownDays(daily))
                : own;
        })];

    /// <summary>The hourly series that a young one leans on most, or -1.</summary>
    public static int Nearest(DemandHistory context, Borrowing borrowing)
    {
        var (best, nearest) = (0.0, -1);
        for (var lender = 0; lender < borrowing.Lenders.Length; lender++)
        {
            var hourly = context.IndexOf(context.Daily[borrowing.Lenders[lender]].Key, Grain.Hourly);
            if (hourly >= 0 && borrowing.Weights[lender] > best)
            {
                (best, nearest) = (borrowing.Weights[lender], hourly);
            }
        }

        return nearest;
    }

    private static double[] Lent(DemandHistory context, Borrowing borrowing, double[][] shares)
    {
        var lent = new double[shares[0].Length];
        for (var lender = 0; lender < borrowing.Lenders.Length; lender++)
        {
            var hourly = context.IndexOf(context.Daily[borrowing.Lenders[lender]].Key, Grain.Hourly);
            for (var step = 0; hourly >= 0 && step < lent.Length; step++)
            {
                lent[step] += borrowing.Weights[lender] * shares[hourly][step];
            }
        }

        return lent;
    }

    /// <summary>Blends day by day, within the hours in which the young store trades.</summary>
    private static double[] Blend(DemandHistory context, Store store, double[] own, double[] lent, int knownDays)
    {
        var blended = own.ToArray();
        var ownWeight = knownDays / (knownDays + EvenDays);
        var clock = new StoreClock(store.TimeZoneId);
        for (var day = 0; day < own.Length / 24; day++)
        {
            var skipped = clock.SkippedHour(context.Origin.Target(day + 1));
            var others = lent.AsSpan(day * 24, 24);
            for (var hour = 0; hour < 24; hour++)
            {
                others[hour] = store.IsOpenHour(hour) && hour != skipped ? others[hour] : 0;
            }

            var sum = Sum(others);
            for (var hour = 0; hour < 24 && sum > 0; hour++)
            {
                ref var share = ref blended[(day * 24) + hour];
                share = (ownWeight * share) + ((1 - ownWeight) * others[hour] / sum);
            }
        }

        return blended;
    }

    private static double Sum(ReadOnlySpan<double> hours)
    {
        double sum = 0;
        foreach (var share in hours)
        {
            sum += share;
        }

        return sum;
    }
}
