namespace Forecasting.Core.Simulation.Goods;

/// <summary>A week in which one SKU is cheaper, in every store or in one region.</summary>
/// <param name="SkuNumber">Which SKU.</param>
/// <param name="FirstDay">First day index (included).</param>
/// <param name="LastDay">Last day index (included).</param>
/// <param name="Depth">Share taken off the price, 0 to 1.</param>
/// <param name="RegionIndex">Index into <see cref="ChainRegion.All"/>, or -1 for all.</param>
public sealed record SkuPromotion(int SkuNumber, int FirstDay, int LastDay, double Depth, int RegionIndex)
{
    private const double AfterDip = 0.25;
    private const int AfterDipDays = 7;

    /// <summary>Draws the promotions of a SKU: a week from a Thursday, about every tenth week.</summary>
    /// <param name="settings">The chain's settings.</param>
    /// <param name="sku">The SKU.</param>
    public static IReadOnlyList<SkuPromotion> Draw(SimulationSettings settings, Sku sku)
    {
        var stream = new RandomStream(settings.Seed, "sku promotions", sku.Number);
        List<SkuPromotion> plan = [];
        for (var day = stream.Whole(0, 90); day < settings.AllDays; day += stream.Whole(35, 110))
        {
            while (settings.Date(day).DayOfWeek != DayOfWeek.Thursday)
            {
                day++;
            }

            var depth = Math.Round(stream.Between(0.1, 0.4), 2);
            var region = stream.Happens(0.7) ? -1 : stream.Whole(0, ChainRegion.All.Count - 1);
            plan.Add(new SkuPromotion(sku.Number, day, day + 6, depth, region));
        }

        return plan;
    }

    /// <summary>
    /// Adds what the promotion does to the logarithm of demand: elasticity x depth on its days, and for goods that keep
    /// a dip of a quarter of it that fades within a week.
    /// </summary>
    /// <param name="sku">Its SKU.</param>
    /// <param name="logEffect">[day], added to.</param>
    public void AddLogEffect(Sku sku, Span<float> logEffect)
    {
        var lift = sku.PromotionElasticity * Depth;
        var last = LastDay + (sku.Category.IsStored ? AfterDipDays : 0);
        for (var day = FirstDay; day <= last && day < logEffect.Length; day++)
        {
            var after = day - LastDay;
            logEffect[day] += (float)(after <= 0 ? lift : -AfterDip * lift * (AfterDipDays + 1 - after) / AfterDipDays);
        }
    }
}
