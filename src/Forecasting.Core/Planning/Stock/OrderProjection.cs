using Forecasting.Core.Models.Skus;

namespace Forecasting.Core.Planning.Stock;

/// <summary>What is known of a SKU when it is ordered on a day to come.</summary>
/// <param name="orderOn">The day of the order.</param>
/// <param name="interval">When it comes, and the next one can.</param>
/// <param name="onHand">Batches by then.</param>
/// <param name="incoming">Units on their way by then.</param>
internal delegate StockContext LaterContext(
    DateOnly orderOn,
    ProtectionInterval interval,
    IReadOnlyList<StockBatch> onHand,
    IReadOnlyList<(int Lead, int Units)> incoming);

/// <summary>
/// The orders of the days to come in the mean course of things: every day takes its mean, oldest first, what is out of
/// date goes, what is due comes, and each evening on which it can be the rules order.
/// </summary>
internal sealed class OrderProjection(
    SkuForecast forecast, DateOnly today, BookedStock booked, Func<DateOnly, bool> isOpen, bool isAfterCutOff)
{
    private const double Likely = 0.9;
    private readonly List<(double Units, int LastLead)> _batches =
        [.. booked.OnHand.Select(b => ((double)b.Units, b.LastLead))];

    // Overdue goods come tomorrow.
    private readonly List<(int Lead, int Units)> _incoming =
        [.. booked.Incoming.Select(i => (Math.Max(1, i.Lead), i.Units))];

    /// <summary>Orders of this evening and of the days after it; those of 0 units are left out, and so are those for
    /// which the forecast is too short.</summary>
    internal IEnumerable<ExpectedOrder> Orders(StockLine? tonight, int days, LaterContext contextOn)
    {
        var lastOrder = 0;
        if (tonight is { Units: > 0 })
        {
            _incoming.Add((tonight.DueOn.DayNumber - today.DayNumber, tonight.Units));
            yield return new ExpectedOrder(
                tonight.StoreId, tonight.SkuId, today, tonight.DueOn, tonight.Units, tonight.Units, true);
        }

        for (var day = 1; day < days; day++)
        {
            Pass(day);
            var orderOn = today.AddDays(day);
            if (DeliverySchedule.Of(forecast.Sku, orderOn, isOpen, isAfterCutOff) is not { } interval
                || forecast.Origin.LeadDays(orderOn) + interval.Days > forecast.Days)
            {
                continue;
            }

            var context = contextOn(orderOn, interval, OnHand(day), Incoming(day));
            var line = StockPlanner.Ordered(context);
            if (line.Units > 0)
            {
                _incoming.Add((day + interval.ArrivalLead, line.Units));
                yield return new ExpectedOrder(
                    line.StoreId, line.SkuId, orderOn, line.DueOn, line.Units, Most(line.Units, lastOrder, day), false);
            }

            lastOrder = day;
        }
    }

    private void Pass(int day)
    {
        foreach (var (_, units) in _incoming.Where(i => i.Lead == day))
        {
            _batches.Add((units, forecast.Sku.ShelfLifeDays is { } life ? day + life - 1 : AgedStock.Keeps));
        }

        _batches.RemoveAll(b => b.LastLead < day);
        var wanted = forecast.Mean(forecast.Origin.LeadDays(today) + day);
        while (wanted > 0 && _batches.Count > 0)
        {
            var (units, lastLead) = _batches[0];
            if (units > wanted)
            {
                _batches[0] = (units - wanted, lastLead);
                break;
            }

            wanted -= units;
            _batches.RemoveAt(0);
        }
    }

    private List<StockBatch> OnHand(int day) =>
    [
        .. _batches.Select(b => new StockBatch(
            (int)Math.Round(b.Units), b.LastLead == AgedStock.Keeps ? AgedStock.Keeps : b.LastLead - day)),
    ];

    private List<(int Lead, int Units)> Incoming(int day) =>
        [.. _incoming.Where(i => i.Lead > day).Select(i => (i.Lead - day, i.Units))];

    // An order makes up for what was sold since the one before: as uncertain as that, in whole packs.
    private int Most(int units, int lastOrder, int day)
    {
        var offset = forecast.Origin.LeadDays(today);
        var sold = forecast.Over(offset + lastOrder + 1, day - lastOrder);
        var more = Math.Max(0, sold.Quantile(Likely) - sold.Mean);
        var pack = forecast.Sku.PackSize;
        var most = units + ((int)Math.Ceiling(more / pack) * pack);
        return forecast.Sku.MaxOrderPacks is { } packs ? (int)Math.Min(most, (long)packs * pack) : most;
    }
}
