using System.Globalization;
using System.Text;

namespace Forecasting.Core.Simulation.Goods;

/// <summary>The rows of one store about its goods: sales, stock, deliveries, and what was truly wanted.</summary>
internal sealed class GoodsTables
{
    internal const string SalesColumns =
        "store_id,sku_id,date,units,lines,price,promotion,sold_out_hours,walk_in_units";

    internal const string StockColumns = "store_id,sku_id,as_of,on_hand,on_order,reserved";

    internal const string DeliveryColumns = "store_id,sku_id,ordered_on,due_on,delivered_on,units";

    internal const string TruthColumns =
        "store_id,sku_id,date,mean,lines,units,walk_in_units,lines_missed,opening_stock,wasted_units";

    private readonly ChainSimulator _chain;
    private readonly SimulatedDemand _demand;
    private readonly byte[] _storeId;
    private readonly byte[][] _dates;
    private readonly int _historyEnd;

    internal GoodsTables(ChainSimulator chain, StoreTraffic traffic, byte[] storeId, byte[][] dates)
    {
        _chain = chain;
        _demand = traffic.Demand;
        _storeId = storeId;
        _dates = dates;
        _historyEnd = chain.Settings.Days;
        foreach (var sku in chain.Assortment.Skus)
        {
            Add(sku, SkuCourse.Run(chain, traffic, sku));
        }
    }

    internal CsvText Sales { get; } = new();

    internal CsvText FutureSales { get; } = new();

    internal CsvText Stock { get; } = new();

    internal CsvText FutureStock { get; } = new();

    internal CsvText Deliveries { get; } = new();

    internal CsvText FutureDeliveries { get; } = new();

    internal CsvText Truth { get; } = new();

    private void Add(Sku sku, SkuCourse course)
    {
        var id = Encoding.UTF8.GetBytes(sku.Id);
        var depth = Depths(sku);
        for (var day = 0; day < _demand.Days; day++)
        {
            if (_demand.Trades(day))
            {
                AddSales(day < _historyEnd ? Sales : FutureSales, sku, id, day, course.Days[day], depth[day]);
                AddTruth(id, day, course.Days[day]);
            }
        }

        AddStock(Stock, id, _historyEnd - 1, course);
        for (var day = _historyEnd + 6; day < _demand.Days; day += 7)
        {
            AddStock(FutureStock, id, day, course);
        }

        foreach (var delivery in course.Deliveries)
        {
            AddDelivery(id, delivery);
        }
    }

    private void AddSales(CsvText text, Sku sku, byte[] id, int day, in SkuDay today, double depth)
    {
        if (_demand.State[day] == DayState.NotReported)
        {
            return;
        }

        Begin(text, id).Field(_dates[day]).Field(today.UnitsSold).Field(today.LinesSold)
            .Field(sku.UnitPrice * (1 - depth), 2).Field(depth > 0 ? 1 : 0).Field(today.SoldOutHours, 1)
            .Field(today.WalkInSold).EndRow();
    }

    private void AddTruth(byte[] id, int day, in SkuDay today) =>
        Begin(Truth, id).Field(_dates[day]).Field(today.Mean, today.Mean < 10 ? 2 : 1).Field(today.Lines)
            .Field(today.Units).Field(today.WalkInUnits).Field(today.LinesMissed).Field(today.Opening)
            .Field(today.Wasted).EndRow();

    // After closing, what businesses ordered still lies there until it leaves in the morning.
    private void AddStock(CsvText text, byte[] id, int day, SkuCourse course)
    {
        if (!_demand.Trades(day))
        {
            return;
        }

        var reserved = Math.Min(course.Days[day].BusinessUnits, course.Days[day].UnitsSold);
        var onOrder = course.Deliveries.Where(d => d.OrderedDay <= day && d.ArrivalDay > day).Sum(d => d.Units);
        Begin(text, id).Field(_dates[day]).Field(course.Closing[day] + reserved).Field(onOrder).Field(reserved)
            .EndRow();
    }

    private void AddDelivery(byte[] id, Delivery delivery)
    {
        var hasCome = delivery.ArrivalDay < _historyEnd;
        if (delivery.OrderedDay < _historyEnd)
        {
            AddDelivery(Deliveries, id, delivery, hasCome);
        }

        if (!hasCome)
        {
            AddDelivery(FutureDeliveries, id, delivery, delivery.ArrivalDay < _demand.Days);
        }
    }

    private void AddDelivery(CsvText text, byte[] id, Delivery delivery, bool hasCome)
    {
        Begin(text, id).Field(_dates[delivery.OrderedDay]).Field(Date(delivery.DueDay))
            .Field(hasCome ? Date(delivery.ArrivalDay) : "").Field(delivery.Units).EndRow();
    }

    private string Date(int day) => _chain.Settings.Date(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private CsvText Begin(CsvText text, byte[] id) => text.Field(_storeId).Field(id);

    private double[] Depths(Sku sku)
    {
        var depths = new double[_demand.Days];
        foreach (var promotion in _chain.Assortment.PromotionsOf(sku, _demand.Store.RegionIndex))
        {
            var last = Math.Min(promotion.LastDay, _demand.Days - 1);
            for (var day = promotion.FirstDay; day <= last; day++)
            {
                depths[day] = promotion.Depth;
            }
        }

        return depths;
    }
}
