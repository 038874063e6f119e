using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Models.Skus;

namespace Forecasting.Core.Planning.Stock;

/// <summary>What is known of one SKU in one store in the evening on which it may be ordered. Lead 1 is
/// tomorrow.</summary>
public sealed class StockContext
{
    private const double UnknownCost = 1;
    private const double CostOfPrice = 0.7;
    private const double DaysPerYear = 365;

    // What keeps longer than this is sold before it is out of date.
    private const int LongestLifeDays = 120;

    private readonly Lazy<CountDistribution> _demand;
    private readonly Lazy<CountDistribution?> _demandWithinLife;
    private readonly Lazy<LossFunction> _losses;
    private readonly Lazy<LossFunction?> _lossesWithinLife;
    private readonly Lazy<double> _outdating;
    private readonly Lazy<double> _lostBefore;
    private double _price = 20;

    /// <summary>Takes what is known.</summary>
    /// <param name="forecast">Demand of all customers; its origin may lie some days back.</param>
    /// <param name="today">The day of the order, not before the forecast's origin.</param>
    /// <param name="interval">When the order comes, and the next one can.</param>
    /// <param name="onHand">Batches, the oldest first.</param>
    /// <param name="incoming">Units on their way with the lead on which they are due.</param>
    /// <param name="policy">Targets and costs.</param>
    /// <exception cref="ArgumentException">The forecast does not reach the next order.</exception>
    public StockContext(
        SkuForecast forecast,
        DateOnly today,
        ProtectionInterval interval,
        IReadOnlyList<StockBatch> onHand,
        IReadOnlyList<(int Lead, int Units)> incoming,
        StockPolicy policy)
    {
        Offset = today.DayNumber - forecast.Origin.LastDay.DayNumber;
        if (Offset < 0 || Offset + interval.Days > forecast.Days)
        {
            throw new ArgumentException(
                $"{forecast.StoreId}, {forecast.Sku.Id}: the forecast from {forecast.Origin} over {forecast.Days} days "
                + $"does not hold the {interval.Days} days after {today:yyyy-MM-dd}.",
                nameof(forecast));
        }

        (Forecast, Today, Interval, OnHand, Incoming, Policy) = (forecast, today, interval, onHand, incoming, policy);
        Lateness = new Lateness(1 - policy.LateShare, policy.LateShare);
        _demand = new(WithLateness);
        _demandWithinLife = new(WithinLife);
        _losses = new(() => new LossFunction(Demand));
        _lossesWithinLife = new(() => DemandWithinLife is { } wanted ? new LossFunction(wanted) : null);
        _lostBefore = new(() => Interval.ArrivalLead == 1 ? 0
            : Forecast.Over(Offset + 1, Interval.ArrivalLead - 1).Shortfall(ThereBefore()));
        _outdating = new(() => AgedStock.Outdating(OnHand, Mean, Interval.Days));
    }

    /// <summary>Demand of all customers.</summary>
    public SkuForecast Forecast { get; }

    /// <summary>The SKU.</summary>
    public Sku Sku => Forecast.Sku;

    /// <summary>The day of the order.</summary>
    public DateOnly Today { get; }

    /// <summary>Days from the forecast's origin to today.</summary>
    public int Offset { get; }

    /// <summary>When the order comes, and the next one can.</summary>
    public ProtectionInterval Interval { get; }

    /// <summary>Batches after closing, the oldest first.</summary>
    public IReadOnlyList<StockBatch> OnHand { get; }

    /// <summary>Units on their way with the lead on which they are due.</summary>
    public IReadOnlyList<(int Lead, int Units)> Incoming { get; }

    /// <summary>Targets and costs.</summary>
    public StockPolicy Policy { get; }

    /// <summary>How late deliveries are; the policy's, unless more is known.</summary>
    public Lateness Lateness { get; init; }

    /// <summary>Leads on which later orders can come, ascending, the next one first; empty where nobody looks beyond
    /// it.</summary>
    public IReadOnlyList<int> LaterArrivals { get; init; } = [];

    /// <summary>Units for which there is room in the store, or null where it is not known.</summary>
    public int? RoomUnits { get; init; }

    /// <summary>Hours for which the store is open, above 0.</summary>
    public double OpenHours { get; init; } = 16;

    /// <summary>Units of a line, at least 1.</summary>
    public double UnitsPerLine { get; init; } = 1;

    /// <summary>Price of one lost order line, yuan, 0 or more: see <see cref="LinePrice"/>.</summary>
    public double PriceOfLostLine { get => _price; init => _price = value; }

    /// <summary>Mean margin of a line of the store, yuan, above 0.</summary>
    public double MeanMargin { get; init; } = 5;

    /// <summary>Cost of a unit, yuan.</summary>
    public double UnitCost => CostOf(Sku);

    /// <summary>Cost of a unit, yuan: 0.7 of its price where only that is known.</summary>
    /// <param name="sku">The SKU.</param>
    public static double CostOf(Sku sku) => sku.UnitCost is > 0 and var cost ? cost
        : sku.UnitPrice is > 0 and var price ? price * CostOfPrice : UnknownCost;

    /// <summary>What a unit that lacks costs.</summary>
    public double Underage
    {
        get
        {
            var margin = Math.Max(0, (Sku.UnitPrice ?? UnitCost) - UnitCost);
            return PriceOfLostLine
                * ((Forecast.OnlineShare / UnitsPerLine) + (Policy.MarginWeight * margin / MeanMargin));
        }
    }

    /// <summary>What a unit costs that is left when the next order comes.</summary>
    public double Overage => UnitCost * Policy.HoldingPerYear / DaysPerYear * Interval.ReviewDays;

    /// <summary>Units that customers want until the next order comes, which may be late.</summary>
    public CountDistribution Demand => _demand.Value;

    /// <summary>Units that customers want before what is ordered now goes out of date; null where it keeps for over 120
    /// days.</summary>
    public CountDistribution? DemandWithinLife => _demandWithinLife.Value;

    /// <summary>Most units that may be in stock, of which the policy's share sells before it goes out of date. Where
    /// that share is 1 there is no such number, as customers may want any: what waste costs decides alone.</summary>
    public int MostWithinLife => Policy.ShelfLifeQuantile < 1 && DemandWithinLife is { } wanted
        ? wanted.Quantile(Policy.ShelfLifeQuantile)
        : int.MaxValue;

    /// <summary>Units on hand and due before the next order, less those that will be out of date by then, and with
    /// those that lack before the order comes: they are lost, so that nothing has to be ordered for them.</summary>
    public int Position => Math.Max(0, OnHand.Sum(b => b.Units) - (int)Math.Round(_outdating.Value))
        + Incoming.Where(i => i.Lead < Interval.NextArrivalLead).Sum(i => i.Units) + (int)LostBefore;

    /// <summary>The same with another price of a lost line.</summary>
    /// <param name="price">Yuan, 0 or more.</param>
    public StockContext AtPrice(double price)
    {
        var other = (StockContext)MemberwiseClone();
        other._price = price;
        return other;
    }

    /// <summary>Mean units wanted at a lead, all customers.</summary>
    /// <param name="lead">1 is tomorrow; beyond the forecast, its last week goes on.</param>
    public double Mean(int lead) => LongDemand.Mean(Forecast, Offset + lead);

    /// <summary>Mean units that customers want between this order's delivery and the next one's.</summary>
    public double MeanServed => Enumerable.Range(Interval.ArrivalLead, Interval.ReviewDays).Sum(Mean);

    /// <summary>Mean units that lack before this order comes, whatever is ordered.</summary>
    public double LostBefore => _lostBefore.Value;

    /// <summary>What one more unit would cost in the mean, when there are so many: below 0 it is worth
    /// having.</summary>
    /// <param name="stock">Units on hand, on their way and ordered, 0 or more.</param>
    public double MarginalCost(int stock) =>
        (Overage * Demand.AtMost(stock)) - (Underage * Demand.Above(stock))
        + (UnitCost * (DemandWithinLife?.AtMost(stock) ?? 0));

    /// <summary>What a stock costs in the mean: units that lack, are held, or go out of date.</summary>
    /// <param name="stock">Units on hand, on their way and ordered, 0 or more.</param>
    public double Cost(int stock) =>
        (Overage * Losses.Leftover(stock)) + (Underage * Losses.Shortfall(stock))
        + (UnitCost * (_lossesWithinLife.Value?.Leftover(stock) ?? 0));

    /// <summary>What stocks of every size lack until the next order comes.</summary>
    internal LossFunction Losses => _losses.Value;

    // Units that can be sold before the order comes; what goes out of date by then unsold is no help.
    private int ThereBefore()
    {
        var until = Interval.ArrivalLead - 1;
        return OnHand.Sum(b => b.Units) - (int)Math.Round(AgedStock.Outdating(OnHand, Mean, until))
            + Incoming.Where(i => i.Lead <= until).Sum(i => i.Units);
    }

    private CountDistribution WithLateness()
    {
        var demand = Forecast.Over(Offset + 1, Interval.Days);
        var most = Math.Min(Lateness.Most, Forecast.Days - Offset - Interval.Days);
        if (most <= 0)
        {
            return demand;
        }

        // What would be later than the forecast reaches counts as so late as it does.
        var parts = new (double, CountDistribution)[most + 1];
        parts[0] = (Lateness.Share(0), demand);
        for (var late = 1; late <= most; late++)
        {
            var share = late < most ? Lateness.Share(late) : Lateness.ShareFrom(late);
            parts[late] = (share, Forecast.Over(Offset + 1, Interval.Days + late));
        }

        return CountDistribution.Mixture(parts);
    }

    private CountDistribution? WithinLife() => Sku.ShelfLifeDays is { } life and <= LongestLifeDays
        ? LongDemand.Over(Forecast, Offset + 1, Interval.ArrivalLead + life - 1)
        : null;
}
