using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models.Skus;

namespace Forecasting.Core.Tests.Models.Skus;

/// <summary>A small made-up chain: fast and slow SKUs, one sold by the box, one sold in promotion only, one never
/// sold, closed Sundays.</summary>
internal static class SkuChain
{
    public const int KnownDays = 150;
    public const int AllDays = 170;

    public static readonly DateOnly FirstDay = new(2024, 1, 1);

    public static readonly Horizon Horizon = new(7);

    public static Origin Origin => new(FirstDay.AddDays(KnownDays - 1));

    public static SkuHistory Make(Func<int, int, int>? change = null)
    {
        var builder = new SkuHistoryBuilder();
        for (var store = 0; store < 2; store++)
        {
            builder.Add(new Store { Id = $"S{store}", Name = "" });
        }

        for (var sku = 0; sku < Means.Length; sku++)
        {
            builder.Add(new Sku { Id = $"P{sku}", Category = sku < 8 ? "fresh" : "dry", UnitPrice = 5 });
        }

        for (var day = 14; day < AllDays; day += 30)
        {
            builder.Add(new PricePromotion("P2", FirstDay.AddDays(day), FirstDay.AddDays(day + 6), "", 3, 0.4));
            builder.Add(new PricePromotion("P14", FirstDay.AddDays(day), FirstDay.AddDays(day + 6), "", 3, 0.4));
        }

        for (var store = 0; store < 2; store++)
        {
            for (var sku = 0; sku < Means.Length; sku++)
            {
                AddDays(builder, store, sku, change);
            }
        }

        return builder.Build();
    }

    public static SkuContext Known(Func<int, int, int>? change = null) => new(Make(change).UpTo(Origin));

    private static readonly double[] Means =
        [12, 7, 6, 4, 3, 2.5, 2, 1.5, 1, 0.8, 0.5, 0.3, 0.2, 0.1, 0, 0];

    private static void AddDays(SkuHistoryBuilder builder, int store, int sku, Func<int, int, int>? change)
    {
        var random = new Random((store * 100) + sku);
        for (var day = 0; day < AllDays; day++)
        {
            var isPromoted = sku is 2 or 14 && day % 30 is >= 14 and <= 20;
            var mean = Means[sku] * (day % 7 == 5 ? 1.6 : 1) * (isPromoted ? 2 : 1);
            mean = sku == 14 && isPromoted ? 4 : mean;
            var units = Poisson(random, mean) * (sku == 9 ? 6 : 1);
            if (day % 7 != 6)
            {
                units = change?.Invoke(day, units) ?? units;
                builder.Add($"S{store}", $"P{sku}", FirstDay.AddDays(day), new SkuDay(
                    units, (units + 1) / 2, units / 3, isPromoted ? 3 : 5, isPromoted, 0));
            }
        }
    }

    private static int Poisson(Random random, double mean)
    {
        var (count, product) = (0, random.NextDouble());
        for (var limit = Math.Exp(-mean); product > limit; count++)
        {
            product *= random.NextDouble();
        }

        return count;
    }
}
