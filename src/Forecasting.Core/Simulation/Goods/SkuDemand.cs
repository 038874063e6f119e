namespace Forecasting.Core.Simulation.Goods;

/// <summary>
/// What customers want of one SKU in one store: its share of the lines that the store's customers buy of its category,
/// moved by promotions of the SKU, warmth, festivals and a slow wandering.
/// </summary>
internal sealed class SkuDemand
{
    private const double WanderStays = 0.97;
    private const double WanderStep = 0.05;
    private const double BusinessUnitsPerLine = 4;
    private readonly StoreTraffic _traffic;
    private readonly Sku _sku;
    private readonly double[] _consumer;
    private readonly double[] _business;
    private readonly double _walkInMix;
    private readonly float[] _log;
    private readonly double _share;
    private double _wander;

    internal SkuDemand(ChainSimulator chain, StoreTraffic traffic, Sku sku, float[] promotionLift)
    {
        _traffic = traffic;
        _sku = sku;
        var store = traffic.Demand.Store;
        var stream = new RandomStream(chain.Settings.Seed, "sku taste", (store.Number * 20_000) + sku.Number);
        _share = sku.LineShare * stream.LogNormal(0.3);
        _consumer = traffic.Consumer(sku.CategoryIndex);
        _business = traffic.Business(sku.CategoryIndex);
        _walkInMix = Category.Mix(sku.CategoryIndex, Clientele.Families);
        _log = new float[traffic.Demand.Days];
        var celsius = chain.WeatherOf(store).Celsius;
        for (var day = 0; day < _log.Length; day++)
        {
            var festival = Math.Max(0, traffic.Demand.Effects.Festival[day]);
            _log[day] = promotionLift[day] + (float)((sku.Category.PerTenDegrees * (celsius[day] - 15) / 10)
                + (sku.Category.FestivalWeight * festival));
        }
    }

    /// <summary>Lets its level wander a day on.</summary>
    internal void Wander(RandomStream stream) =>
        _wander = (WanderStays * _wander) + (WanderStep * ((2 * stream.Uniform()) - 1) * Math.Sqrt(3));

    /// <summary>Mean units wanted on a day, given the store's lines.</summary>
    internal double Mean(int day)
    {
        var (consumer, business, walkIn) = Lines(day);
        return ((consumer + walkIn) * _sku.Category.UnitsPerLine) + (business * BusinessUnitsPerLine);
    }

    /// <summary>Draws what is wanted on a day.</summary>
    internal void Draw(int day, ref SkuDay today, RandomStream stream)
    {
        var (consumer, business, walkIn) = Lines(day);
        var more = _sku.Category.UnitsPerLine - 1;
        today.Mean = ((consumer + walkIn) * (1 + more)) + (business * BusinessUnitsPerLine);
        var factor = stream.Gamma(_sku.CountSize) / _sku.CountSize;
        var lines = stream.Poisson(consumer * factor);
        var walkInLines = stream.Poisson(walkIn * factor);
        var businessLines = business > 0 ? stream.Poisson(business * factor) : 0;
        today.Lines = lines + businessLines;
        today.BusinessUnits = businessLines > 0
            ? businessLines + stream.Poisson(businessLines * (BusinessUnitsPerLine - 1)) : 0;
        today.Units = today.BusinessUnits + (lines > 0 ? lines + stream.Poisson(lines * more) : 0);
        today.WalkInUnits = walkInLines > 0 ? walkInLines + stream.Poisson(walkInLines * more) : 0;
    }

    private (double Consumer, double Business, double WalkIn) Lines(int day)
    {
        var share = _share * Math.Exp(_log[day] + _wander);
        return (share * _consumer[day], share * _business[day], share * _walkInMix * _traffic.WalkInLines[day]);
    }
}
