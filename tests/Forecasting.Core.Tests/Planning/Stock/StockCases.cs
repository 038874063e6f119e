using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Models.Skus;
using Forecasting.Core.Planning.Stock;

namespace Forecasting.Core.Tests.Planning.Stock;

/// <summary>Small cases of one SKU in one store.</summary>
internal static class StockCases
{
    public static readonly DateOnly Today = new(2025, 3, 3);

    public static Sku Sku { get; } = new() { Id = "K1", UnitCost = 6, UnitPrice = 10, LeadTimeDays = 1 };

    /// <summary>Negative binomial demand of the same mean every day, or of one mean a day.</summary>
    public static SkuForecast Forecast(Sku sku, double onlineShare = 1, params double[] means)
    {
        var days = Enumerable.Range(0, 28)
            .Select(d => CountDistribution.NegativeBinomial(means[Math.Min(d, means.Length - 1)], 4)).ToList();
        return new SkuForecast("S1", sku, new Origin(Today), days, 0.1, onlineShare);
    }

    public static StockContext Context(
        double mean,
        Sku? sku = null,
        int onHand = 0,
        int? room = null,
        double price = 20,
        StockPolicy? policy = null,
        SkuForecast? forecast = null,
        double onlineShare = 1)
    {
        sku ??= Sku;
        return new StockContext(
            forecast ?? Forecast(sku, onlineShare, mean), Today, DeliverySchedule.Coming(sku, Today)!.Value,
            onHand > 0 ? [new StockBatch(onHand, sku.ShelfLifeDays ?? AgedStock.Keeps)] : [], [],
            policy ?? StockPolicy.Usual)
        {
            RoomUnits = room,
            PriceOfLostLine = price,
        };
    }

    public static StockLine Plan(StockContext context) => StockPlanner.Plan([context], context.Policy).Single();
}
