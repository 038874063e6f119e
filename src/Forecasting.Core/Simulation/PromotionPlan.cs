namespace Forecasting.Core.Simulation;

/// <summary>Draws the promotions of a chain: known ahead, written to calendar.csv.</summary>
public static class PromotionPlan
{
    private const double AfterDip = 0.2;
    private const int AfterDipDays = 4;

    /// <summary>Promotions in every store: four days from a Thursday, about every fourth week.</summary>
    /// <param name="settings">The chain's settings.</param>
    public static IReadOnlyList<Promotion> OfChain(SimulationSettings settings)
    {
        var stream = new RandomStream(settings.Seed, "chain promotions");
        List<Promotion> plan = [];
        for (var day = stream.Whole(0, 20); day < settings.AllDays; day += stream.Whole(21, 38))
        {
            while (settings.Date(day).DayOfWeek != DayOfWeek.Thursday)
            {
                day++;
            }

            plan.Add(new Promotion("chain_promotion", day, day + 3, Depth(stream, 0.10, 0.30), "", ""));
        }

        return plan;
    }

    /// <summary>Promotions of one region: three days from a Friday, about every ninth week.</summary>
    /// <param name="settings">The chain's settings.</param>
    /// <param name="regionIndex">Index into <see cref="ChainRegion.All"/>.</param>
    public static IReadOnlyList<Promotion> OfRegion(SimulationSettings settings, int regionIndex)
    {
        var stream = new RandomStream(settings.Seed, "regional promotions", regionIndex);
        var region = ChainRegion.All[regionIndex].Id;
        List<Promotion> plan = [];
        for (var day = stream.Whole(10, 60); day < settings.AllDays; day += stream.Whole(45, 80))
        {
            while (settings.Date(day).DayOfWeek != DayOfWeek.Friday)
            {
                day++;
            }

            plan.Add(new Promotion("regional_promotion", day, day + 2, Depth(stream, 0.10, 0.25), region, ""));
        }

        return plan;
    }

    /// <summary>Promotions of one store: three to seven days, about every tenth week.</summary>
    /// <param name="settings">The chain's settings.</param>
    /// <param name="store">The store.</param>
    public static IReadOnlyList<Promotion> OfStore(SimulationSettings settings, SimulatedStore store)
    {
        var stream = new RandomStream(settings.Seed, "store promotions", store.Number);
        List<Promotion> plan = [];
        var first = Math.Max(0, store.OpeningDay) + stream.Whole(5, 70);
        for (var day = first; day < settings.AllDays; day += stream.Whole(50, 95))
        {
            var days = stream.Whole(3, 7);
            var depth = Depth(stream, 0.10, 0.35);
            var last = day + days - 1;
            if (!store.IsRefurbished(day) && !store.IsRefurbished(last))
            {
                plan.Add(new Promotion("store_promotion", day, last, depth, "", store.Store.Id));
            }
        }

        return plan;
    }

    /// <summary>
    /// Effect of promotions on the logarithm of orders by day: elasticity x depth on their days, then a dip of a fifth
    /// of it that fades over four days, since pantries are full.
    /// </summary>
    /// <param name="promotions">All that hold in the store.</param>
    /// <param name="elasticity">Log lift per unit of depth.</param>
    /// <param name="logEffect">[day], overwritten.</param>
    public static void LogEffects(IEnumerable<Promotion> promotions, double elasticity, Span<double> logEffect)
    {
        logEffect.Clear();
        foreach (var promotion in promotions)
        {
            var lift = elasticity * promotion.Depth;
            for (var day = promotion.FirstDay; day <= promotion.LastDay + AfterDipDays && day < logEffect.Length; day++)
            {
                var after = day - promotion.LastDay;
                logEffect[day] += after <= 0 ? lift : -AfterDip * lift * (AfterDipDays + 1 - after) / AfterDipDays;
            }
        }
    }

    private static double Depth(RandomStream stream, double low, double high) =>
        Math.Round(stream.Between(low, high), 2);
}
