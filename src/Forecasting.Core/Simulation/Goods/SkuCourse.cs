namespace Forecasting.Core.Simulation.Goods;

/// <summary>
/// The course of one SKU in one store, day by day: deliveries and waste before opening, demand, sales as far as the
/// stock goes, and a new order in the evening.
/// </summary>
internal sealed class SkuCourse
{
    private const double LateChance = 0.03;
    private readonly StoreTraffic _traffic;
    private readonly Sku _sku;
    private readonly SkuDemand _demand;
    private readonly RandomStream _stream;
    private readonly Shelf _shelf;
    private readonly ReorderRule _rule;
    private readonly float[] _lift;

    private SkuCourse(ChainSimulator chain, StoreTraffic traffic, Sku sku)
    {
        _traffic = traffic;
        _sku = sku;
        var store = traffic.Demand.Store;
        _stream = new RandomStream(chain.Settings.Seed, "sku course", (store.Number * 20_000) + sku.Number);
        _shelf = new Shelf(sku.ShelfLifeDays);
        _rule = new ReorderRule(sku, chain.Settings);
        _lift = new float[traffic.Demand.Days];
        foreach (var promotion in chain.Assortment.PromotionsOf(sku, store.RegionIndex))
        {
            promotion.AddLogEffect(sku, _lift);
        }

        _demand = new SkuDemand(chain, traffic, sku, _lift);
        Days = new SkuDay[traffic.Demand.Days];
    }

    /// <summary>By day index; days on which the store did not trade stay empty.</summary>
    internal SkuDay[] Days { get; }

    /// <summary>All deliveries, in the order in which they were ordered.</summary>
    internal List<Delivery> Deliveries { get; } = [];

    /// <summary>[day], units on hand after closing.</summary>
    internal int[] Closing { get; private set; } = [];

    /// <summary>Lets one SKU's days pass.</summary>
    internal static SkuCourse Run(ChainSimulator chain, StoreTraffic traffic, Sku sku)
    {
        var course = new SkuCourse(chain, traffic, sku);
        course.Closing = new int[traffic.Demand.Days];
        var firstDay = -1;
        var nextArrival = 0;
        for (var day = 0; day < course.Days.Length; day++)
        {
            course._demand.Wander(course._stream);
            if (traffic.Demand.Trades(day))
            {
                if (firstDay < 0)
                {
                    firstDay = day;
                    course._shelf.Receive(day, course._rule.FirstFilling(course._demand.Mean(day)));
                }

                nextArrival = course.Trade(day, nextArrival);
            }

            course.Closing[day] = course._shelf.OnHand;
        }

        return course;
    }

    private int Trade(int day, int nextArrival)
    {
        ref var today = ref Days[day];
        today.Wasted = _shelf.Expire(day);
        while (nextArrival < Deliveries.Count && Deliveries[nextArrival].ArrivalDay <= day)
        {
            _shelf.Receive(day, Deliveries[nextArrival++].Units);
        }

        today.Opening = _shelf.OnHand;
        _demand.Draw(day, ref today, _stream);
        Sell(day, ref today);
        _shelf.Take(today.UnitsSold + today.WalkInSold);
        _rule.See(today.UnitsSold + today.WalkInSold);
        var coming = _shelf.OnHand;
        for (var i = nextArrival; i < Deliveries.Count; i++)
        {
            coming += Deliveries[i].Units;
        }

        var units = _rule.Order(day, coming, _lift);
        if (units > 0)
        {
            var due = day + _sku.Category.LeadTimeDays;
            Deliveries.Add(new Delivery(day, due, due + (_stream.Happens(LateChance) ? 1 : 0), units));
        }

        return nextArrival;
    }

    private void Sell(int day, ref SkuDay today)
    {
        var wanted = today.Units + today.WalkInUnits;
        if (wanted <= today.Opening)
        {
            (today.LinesSold, today.UnitsSold, today.WalkInSold) = (today.Lines, today.Units, today.WalkInUnits);
            return;
        }

        var close = _traffic.Demand.Store.Store.CloseHour!.Value;
        var end = EndOfStock(day, today);
        var share = _traffic.OnlineUntil(day, end);
        today.UnitsSold = Math.Min(today.Units, (int)Math.Round(today.Units * share));
        today.WalkInSold = Math.Clamp(today.Opening - today.UnitsSold, 0, today.WalkInUnits);
        today.UnitsSold = today.Opening - today.WalkInSold;
        today.LinesSold = today.UnitsSold == 0 ? 0
            : Math.Clamp((int)Math.Round((double)today.Lines * today.UnitsSold / today.Units), 1, today.Lines);
        today.SoldOutHours = Math.Max(0.1, Math.Round(close - end, 1));

        // What lies in trolleys is paid for, and so known to the system, a quarter to three quarters of an hour later.
        var isKnownAt = _stream.Between(0.25, 0.75) + end;
        var ordered = today.Opening > 0 ? today.Lines * (_traffic.OnlineUntil(day, isKnownAt) - share) : 0;
        today.LinesMissed = Math.Min(today.Lines - today.LinesSold, _stream.Poisson(ordered));
    }

    // The time at which the last unit is taken, when demand runs as the store's orders and walk-in customers do.
    private double EndOfStock(int day, in SkuDay today)
    {
        double low = _traffic.Demand.Store.Store.OpenHour!.Value, high = _traffic.Demand.Store.Store.CloseHour!.Value;
        for (var i = 0; i < 12; i++)
        {
            var middle = (low + high) / 2;
            var taken = (today.Units * _traffic.OnlineUntil(day, middle))
                + (today.WalkInUnits * _traffic.WalkInUntil(middle));
            (low, high) = taken < today.Opening ? (middle, high) : (low, middle);
        }

        return low;
    }
}
