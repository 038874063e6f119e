using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models.Skus;
using Forecasting.Core.Planning.Stock;

namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>What our plan expected of the orders that came to a store on one day.</summary>
/// <param name="StoreId">The store.</param>
/// <param name="DueOn">The day on which they were due.</param>
/// <param name="Lines">Mean online order lines from these deliveries until the next ones.</param>
/// <param name="LostLines">Of them, lines for which nothing would be left.</param>
/// <param name="WasteValue">Value of what would go out of date, at cost, yuan.</param>
public readonly record struct PredictedStock(
    string StoreId, DateOnly DueOn, double Lines, double LostLines, double WasteValue);

/// <summary>A store whose goods the stock planner orders, evening by evening.</summary>
/// <param name="store">The store.</param>
/// <param name="planner">The planner.</param>
/// <param name="firstDay">Day index on which it begins.</param>
/// <param name="isOpen">On which days goods can come.</param>
internal sealed class PlannedCourse(
    ReplayedStore store, StoreStockPlanner planner, int firstDay, Func<DateOnly, bool> isOpen)
{
    /// <summary>The longest horizon that is asked for.</summary>
    internal const int MostDays = 28;

    private const int DaysOfPrice = 7;
    private readonly StoreCourse _course = store.Begin(firstDay);

    // One SKU of each delivery schedule.
    private readonly Sku[] _kinds = [.. Enumerable.Range(0, store.Goods.Count).Select(store.Goods.Sku)
        .DistinctBy(s => (s.LeadTimeDays, s.DeliveryWeekdays))];

    private double? _price;
    private int _priceSince;

    internal ReplayedStore Store => store;

    /// <summary>What came of every measured day.</summary>
    internal List<StockDay> Days { get; } = [];

    /// <summary>What the orders expected that were due on measured days.</summary>
    internal List<PredictedStock> Predicted { get; } = [];

    /// <summary>One day until closing.</summary>
    internal void Pass(int day, bool isMeasured, Action<int, SkuDay>? sold)
    {
        _course.Pass(day, sold);
        if (isMeasured)
        {
            Days.AddRange(_course.Today);
        }
    }

    /// <summary>
    /// How far forecasts must reach in an evening, and in those after it that use them as well. Once a week the price
    /// of a lost line is found, for which every SKU is looked at; else those that can be ordered.
    /// </summary>
    /// <param name="day">Day index.</param>
    /// <param name="evenings">Evenings that use the same forecasts, this one included.</param>
    internal Horizon Horizon(int day, int evenings = 1)
    {
        var most = 1;
        for (var ahead = 0; ahead < evenings; ahead++)
        {
            var date = store.Goods.Sales.FirstDay.AddDays(day + ahead);
            foreach (var sku in _kinds)
            {
                var interval = ahead > 0 || IsPriceDue(day)
                    ? DeliverySchedule.Coming(sku, date, isOpen)
                    : DeliverySchedule.Of(sku, date, isOpen);
                most = Math.Max(most, ahead + (interval?.Days ?? 0) + Lateness.MostDays);
            }
        }

        return new Horizon(Math.Min(most, MostDays));
    }

    /// <summary>Orders in the evening. The price of a lost line is found once a week.</summary>
    /// <param name="day">Day index.</param>
    /// <param name="known">The store's sales up to that day.</param>
    /// <param name="forecasts">One per series.</param>
    /// <param name="measured">Dates of deliveries whose orders are kept as predicted.</param>
    internal void Order(
        int day, StoreSkus known, IReadOnlyList<SkuForecast> forecasts, Func<DateOnly, bool> measured)
    {
        if (IsPriceDue(day))
        {
            (_price, _priceSince) = (null, day);
        }

        BookedStock[] booked = [.. Enumerable.Range(0, known.Series.Count).Select(i => _course.Booked(i, day))];
        var plan = planner.Plan(known, forecasts, booked, _price);
        _price = plan.PriceOfLostLine;
        var byDate = new SortedDictionary<DateOnly, PredictedStock>();
        for (var sku = 0; sku < plan.Skus.Count; sku++)
        {
            if (plan.Skus[sku].Line is not { } line)
            {
                continue;
            }

            _course.Order(sku, day, day + line.DueOn.DayNumber - line.OrderOn.DayNumber, line.Units);
            if (measured(line.DueOn))
            {
                var sum = byDate.GetValueOrDefault(line.DueOn, new(line.StoreId, line.DueOn, 0, 0, 0));
                byDate[line.DueOn] = sum with
                {
                    Lines = sum.Lines + line.Lines,
                    LostLines = sum.LostLines + line.LostLines,
                    WasteValue = sum.WasteValue + (line.WasteUnits * store.Goods.UnitCost(sku)),
                };
            }
        }

        Predicted.AddRange(byDate.Values);
    }

    private bool IsPriceDue(int day) => _price is null || day - _priceSince >= DaysOfPrice;
}
