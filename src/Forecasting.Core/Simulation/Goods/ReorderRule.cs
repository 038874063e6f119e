namespace Forecasting.Core.Simulation.Goods;

/// <summary>
/// How a store's staff order: up to the mean of what was sold in the last four weeks times the days until the delivery
/// after next, more where a promotion of the SKU is planned, and a cover. What could not be sold is not seen.
/// </summary>
internal sealed class ReorderRule
{
    private const int DaysRemembered = 28;
    private const double Cover = 1.7;
    private const double LiftBelieved = 0.85;
    private readonly Sku _sku;
    private readonly bool[] _isDelivered;
    private readonly int[] _sold = new int[DaysRemembered];
    private int _soldTotal;
    private int _daysSeen;

    internal ReorderRule(Sku sku, SimulationSettings settings)
    {
        _sku = sku;
        _isDelivered = new bool[settings.AllDays + 32];
        for (var day = 0; day < _isDelivered.Length; day++)
        {
            _isDelivered[day] = sku.Category.IsDeliveredOn(settings.FirstDay.AddDays(day));
        }
    }

    internal void See(int sold)
    {
        var place = _daysSeen++ % DaysRemembered;
        _soldTotal += sold - _sold[place];
        _sold[place] = sold;
    }

    /// <summary>Units for the first day in the store, when nothing has been sold yet.</summary>
    internal int FirstFilling(double meanPerDay) => Packs(Target(meanPerDay, 4));

    /// <summary>Units to order in the evening of a day; they come on the day + the lead time.</summary>
    internal int Order(int day, int inStockAndOnOrder, ReadOnlySpan<float> promotionLift)
    {
        var arrival = day + _sku.Category.LeadTimeDays;
        if (arrival >= _isDelivered.Length - 8 || !_isDelivered[arrival] || _daysSeen == 0)
        {
            return 0;
        }

        var next = arrival + 1;
        while (!_isDelivered[next])
        {
            next++;
        }

        var days = next - day - 1;
        double lift = 0;
        for (var ahead = day + 1; ahead < next; ahead++)
        {
            lift += ahead < promotionLift.Length ? promotionLift[ahead] : 0;
        }

        var perDay = (double)_soldTotal / Math.Min(DaysRemembered, _daysSeen) * Math.Exp(LiftBelieved * lift / days);
        var missing = Target(perDay, days) - inStockAndOnOrder;
        return missing > 0 ? Packs(missing) : 0;
    }

    private double Target(double perDay, int days)
    {
        var mean = perDay * days;
        var target = mean + (Cover * Math.Sqrt((1.5 * mean) + (0.04 * mean * mean)));
        return Math.Max(2, Math.Min(target, Math.Max(perDay * (_sku.ShelfLifeDays + 0.5), mean)));
    }

    private int Packs(double units) =>
        Math.Max(_sku.MinOrderPacks, (int)Math.Ceiling(units / _sku.PackSize)) * _sku.PackSize;
}
