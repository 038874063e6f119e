namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>
/// What a planner knows of a store: the orders that were expected of each day, and what each SKU sold in the last four
/// weeks for every order that came. It learns what is sold in the replay.
/// </summary>
internal sealed class ManualDemand
{
    private const int DaysRemembered = 28;
    private readonly StoreOrders _orders;
    private readonly int[][] _sold;
    private readonly long[] _soldTotal;
    private int _today;
    private double _ordersTotal;

    /// <summary>Takes the four weeks before a day as they were sold.</summary>
    internal ManualDemand(StoreGoods goods, StoreOrders orders, int firstDay)
    {
        (_orders, _today) = (orders, firstDay - 1);
        _sold = [.. goods.Sales.Series.Select(_ => new int[DaysRemembered])];
        _soldTotal = new long[goods.Count];
        for (var day = firstDay - DaysRemembered; day < firstDay; day++)
        {
            for (var sku = 0; sku < goods.Count; sku++)
            {
                Learn(sku, day, goods.Sales.Series[sku].AllUnits(day));
            }
        }

        _ordersTotal = OrdersUntil(_today);
    }

    /// <summary>Learns what was sold on a day.</summary>
    internal void Learn(int sku, int day, int units)
    {
        ref var place = ref _sold[sku][day % DaysRemembered];
        _soldTotal[sku] += units - place;
        place = units;
    }

    /// <summary>All SKUs of a day are learnt.</summary>
    internal void Close(int day) => (_today, _ordersTotal) = (day, OrdersUntil(day));

    /// <summary>Units of all customers that the planner expects of the next days together.</summary>
    internal double Units(int sku, int days) => UnitsPerOrder(sku) * _orders.ExpectedOver(_today, days);

    // Units of all customers for each order.
    private double UnitsPerOrder(int sku) => _ordersTotal > 0 ? _soldTotal[sku] / _ordersTotal : 0;

    private double OrdersUntil(int today)
    {
        double sum = 0;
        for (var day = today - DaysRemembered + 1; day <= today; day++)
        {
            sum += _orders.Came(day);
        }

        return sum;
    }
}
