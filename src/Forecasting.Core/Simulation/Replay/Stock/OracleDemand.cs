using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Models.Skus;

namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>Forecasts of one who knows the demand: each day is what was wanted, without any doubt. Which deliveries
/// will be late, nobody knows.</summary>
internal static class OracleDemand
{
    /// <summary>One forecast for each SKU of a store; days after the last wanted one are as those a week
    /// before.</summary>
    /// <param name="goods">The store.</param>
    /// <param name="day">Day index of the evening.</param>
    /// <param name="horizon">Days.</param>
    internal static IReadOnlyList<SkuForecast> From(StoreGoods goods, int day, Horizon horizon)
    {
        var origin = new Origin(goods.Sales.FirstDay.AddDays(day));
        var last = goods.FirstDay + goods.Wanted.Max(w => w.Count) - 1;
        var forecasts = new SkuForecast[goods.Count];
        for (var sku = 0; sku < goods.Count; sku++)
        {
            var days = new CountDistribution[horizon.Days];
            double online = 0, all = 0;
            for (var lead = 1; lead <= horizon.Days; lead++)
            {
                var at = day + lead;
                at -= at > last ? 7 * ((at - last + 6) / 7) : 0;
                var wanted = goods.On(sku, at);
                days[lead - 1] = CountDistribution.Of([wanted.AllUnits]);
                online += wanted.Units;
                all += wanted.AllUnits;
            }

            forecasts[sku] = new SkuForecast(
                goods.Store.Id, goods.Sku(sku), origin, days, 0, all > 0 ? online / all : 1);
        }

        return forecasts;
    }
}
