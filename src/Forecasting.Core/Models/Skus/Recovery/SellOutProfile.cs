using Forecasting.Core.History;

namespace Forecasting.Core.Models.Skus.Recovery;

/// <summary>
/// Which share of a day's walk-in demand comes before a time of day. No file tells it, so it is learnt from days on
/// which SKUs sold out, in all stores together: the ratio of walk-in to online units sold by then, over the SKU's usual
/// one, says how far walk-in customers are ahead of online orders, whose hours are known. That a day sold out says
/// nothing about this ratio, only about both together.
/// </summary>
internal sealed class SellOutProfile
{
    private const int HalfHours = 48;
    private const double FewestOnlineShare = 0.05;

    // Half hours with fewer walk-in units follow their neighbours.
    private const double PriorUnits = 200;
    private readonly double[] _until;

    private SellOutProfile(double[] until) => _until = until;

    /// <summary>Share of a day's walk-in demand before a time, 0 to 1.</summary>
    internal double Until(double hour) => Straight(_until, hour * 2);

    /// <summary>Learns the profile; null where hours of orders, sell-outs or walk-in sales are missing.</summary>
    internal static SellOutProfile? Learn(SkuContext context, IReadOnlyList<StoreSkus> stores)
    {
        var walkIn = new double[HalfHours + 1];
        var expected = new double[HalfHours + 1];
        foreach (var store in stores)
        {
            if (OnlineHours.Of(context, store) is { } hours)
            {
                foreach (var series in store.Series)
                {
                    Count(store, series, hours, walkIn, expected);
                }
            }
        }

        return walkIn.Sum() < 10 * PriorUnits ? null : new SellOutProfile(Rising(walkIn, expected));
    }

    private static void Count(
        StoreSkus store, SkuSeries series, OnlineHours hours, double[] walkIn, double[] expected)
    {
        double usualWalkIn = 0, usualOnline = 0;
        for (var day = series.FirstDay; day < series.Days; day++)
        {
            var counts = series.IsKnown(day) && series.SoldOutHours(day) == 0;
            usualWalkIn += counts ? series.WalkInUnits(day) : 0;
            usualOnline += counts ? series.Units(day) : 0;
        }

        if (!(usualOnline > 0) || !(usualWalkIn > 0))
        {
            return;
        }

        for (var day = series.FirstDay; day < series.Days; day++)
        {
            var end = hours.Close - series.SoldOutHours(day);
            if (series.SoldOutHours(day) > 0 && hours.Until(day, end) is var online and > FewestOnlineShare)
            {
                var slot = (int)Math.Clamp(Math.Round(end * 2), 0, HalfHours);
                walkIn[slot] += series.WalkInUnits(day);
                expected[slot] += usualWalkIn / usualOnline * series.Units(day) / online;
            }
        }
    }

    // Shares rise (pool adjacent violators: Barlow et al. 1972), from 0 at midnight to 1.
    private static double[] Rising(double[] walkIn, double[] expected)
    {
        var blocks = new List<(double Sum, double Weight, int Count)>();
        for (var slot = 0; slot <= HalfHours; slot++)
        {
            blocks.Add((walkIn[slot], expected[slot], 1));
            while (blocks.Count > 1 && Share(blocks[^2]) >= Share(blocks[^1]))
            {
                var ((s1, w1, n1), (s2, w2, n2)) = (blocks[^2], blocks[^1]);
                blocks.RemoveAt(blocks.Count - 1);
                blocks[^1] = (s1 + s2, w1 + w2, n1 + n2);
            }
        }

        var until = new double[HalfHours + 1];
        var at = 0;
        foreach (var block in blocks)
        {
            Array.Fill(until, Math.Clamp(Share(block), 0, 1), at, block.Count);
            at += block.Count;
        }

        until[0] = 0;
        until[HalfHours] = 1;
        return until;
    }

    private static double Share((double Sum, double Weight, int Count) block) =>
        block.Weight > 0 ? block.Sum / block.Weight : 0;

    internal static double Straight(double[] values, double at)
    {
        var low = (int)Math.Clamp(Math.Floor(at), 0, values.Length - 2);
        return values[low] + ((values[low + 1] - values[low]) * Math.Clamp(at - low, 0, 1));
    }
}
