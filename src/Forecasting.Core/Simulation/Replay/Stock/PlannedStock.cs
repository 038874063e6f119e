using Forecasting.Core.Models.Skus;
using Forecasting.Core.Planning.Stock;

namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>Our orders: forecasts of every week, one price of a lost line a week, and the rules.</summary>
/// <param name="skus">All SKUs of the store.</param>
/// <param name="forecastsAt">[SKU] the forecast that is newest on a date; null where there is none.</param>
/// <param name="unitsPerLine">[SKU] units of an online line.</param>
/// <param name="openHours">Hours for which the store is open.</param>
/// <param name="meanMargin">Mean margin of a line, yuan.</param>
/// <param name="policy">Targets and costs.</param>
public sealed class PlannedStock(
    IReadOnlyList<ReplayedSku> skus,
    Func<DateOnly, IReadOnlyList<SkuForecast?>> forecastsAt,
    IReadOnlyList<double> unitsPerLine,
    double openHours,
    double meanMargin,
    StockPolicy policy) : IReplayedPlan
{
    private readonly Dictionary<DateOnly, double> _prices = [];
    private readonly List<StockLine> _lines = [];

    /// <summary>Every line that was planned, those without an order included.</summary>
    public IReadOnlyList<StockLine> Lines => _lines;

    /// <inheritdoc/>
    public int Order(in StockEvening evening)
    {
        var forecasts = forecastsAt(evening.Date);
        if (forecasts[evening.Sku] is not { } forecast)
        {
            return 0;
        }

        var context = Context(evening, forecast, PriceOf(forecasts));
        var line = StockPlanner.Judged(StockPlanner.Ordered(context), context);
        _lines.Add(line);
        return line.Units;
    }

    private double PriceOf(IReadOnlyList<SkuForecast?> forecasts)
    {
        var origin = forecasts.First(f => f is not null)!.Origin.LastDay;
        if (!_prices.TryGetValue(origin, out var price))
        {
            var empty = new List<StockEvening>();
            for (var i = 0; i < skus.Count; i++)
            {
                if (forecasts[i] is not null && DeliverySchedule.Coming(skus[i].Sku, origin) is { } interval)
                {
                    empty.Add(new StockEvening(i, origin, interval, [], []));
                }
            }

            var contexts = empty.Select(e => Context(e, forecasts[e.Sku]!, 1)).ToList();
            _prices[origin] = price = LinePrice.Solve(
                tried => contexts.Select(c => c.AtPrice(tried)), policy.LostLineShare);
        }

        return price;
    }

    private StockContext Context(in StockEvening evening, SkuForecast forecast, double price) =>
        new(forecast, evening.Date, evening.Interval, evening.OnHand, evening.Incoming, policy)
        {
            OpenHours = openHours,
            UnitsPerLine = unitsPerLine[evening.Sku],
            PriceOfLostLine = price,
            MeanMargin = meanMargin,
        };
}
