using System.Globalization;

namespace Forecasting.Core.Simulation.Goods;

/// <summary>
/// The SKUs that are followed one by one. The chain sells 20,000; the followed ones are spread over all of them, fast
/// movers and slow ones, so that together they make up only a part of the order lines unless all are followed.
/// </summary>
public sealed class Assortment
{
    private const int AllSkus = 20_000;

    // Zipf-Mandelbrot: a line falls on the SKU of rank r with a chance in proportion to 1 / (r + 30).
    private const double RankShift = 30;

    // No store keeps salad that sells twice a day: SKUs beyond this rank are of the categories that keep.
    private const double LastFreshRank = 1_500;
    private readonly SimulationSettings _settings;
    private readonly IReadOnlyList<SkuPromotion>[] _promotions;

    /// <summary>Draws the SKUs and their promotions.</summary>
    /// <param name="settings">The chain's settings.</param>
    public Assortment(SimulationSettings settings)
    {
        _settings = settings;
        var total = Enumerable.Range(1, AllSkus).Sum(rank => 1 / (rank + RankShift));
        Skus = [.. Enumerable.Range(0, settings.Skus).Select(n => Draw(settings, n, Rank(n), total))];
        _promotions = [.. Skus.Select(sku => SkuPromotion.Draw(settings, sku))];
    }

    /// <summary>The SKUs, fast movers first.</summary>
    public IReadOnlyList<Sku> Skus { get; }

    /// <summary>All promotions of single SKUs, known ahead.</summary>
    public IEnumerable<SkuPromotion> Promotions => _promotions.SelectMany(p => p);

    /// <summary>The promotions of a SKU that hold in a region.</summary>
    /// <param name="sku">The SKU.</param>
    /// <param name="regionIndex">Index into <see cref="ChainRegion.All"/>.</param>
    public IEnumerable<SkuPromotion> PromotionsOf(Sku sku, int regionIndex) =>
        _promotions[sku.Number].Where(p => p.RegionIndex < 0 || p.RegionIndex == regionIndex);

    // From 1 for the first to 20,000 for the last, at even steps of the logarithm.
    private double Rank(int number) =>
        AllSkus * Math.Pow((number + 1.0) / _settings.Skus, Math.Log(AllSkus) / Math.Log(Math.Max(2, _settings.Skus)));

    private static Sku Draw(SimulationSettings settings, int number, double rank, double total)
    {
        var stream = new RandomStream(settings.Seed, "sku", number);
        var index = CategoryAt(stream.Uniform(), rank > LastFreshRank);
        var category = Categories.All[index];
        var cheap = Math.Log(category.UnitPrice.Low);
        var price = Math.Exp(cheap + (stream.Uniform() * (Math.Log(category.UnitPrice.High) - cheap)));
        return new Sku
        {
            Number = number,
            Id = string.Create(CultureInfo.InvariantCulture, $"K{number + 1:00000}"),
            CategoryIndex = index,
            PackSize = category.PackSizes[stream.Whole(0, category.PackSizes.Count - 1)],
            MinOrderPacks = stream.Happens(0.15) ? 2 : 1,
            ShelfLifeDays = stream.Whole(category.ShelfLifeDays.Low, category.ShelfLifeDays.High),
            UnitPrice = Math.Round(price, 1),
            UnitCost = Math.Round(price * (1 - category.Margin) * stream.Between(0.95, 1.05), 2),
            UnitVolumeL = Math.Round(category.UnitVolumeL * stream.LogNormal(0.4), 2),
            LineShare = 1 / (total * (rank + RankShift)),
            PromotionElasticity = 2.6 * stream.LogNormal(0.35),
            CountSize = 5 + (10 * stream.Uniform()),
        };
    }

    private static int CategoryAt(double share, bool keeps)
    {
        var left = share * Categories.All.Sum(c => keeps && c.IsFresh ? 0 : c.Share);
        var last = 0;
        for (var index = 0; index < Categories.All.Count && left >= 0; index++)
        {
            if (!keeps || !Categories.All[index].IsFresh)
            {
                left -= Categories.All[index].Share;
                last = index;
            }
        }

        return last;
    }
}
