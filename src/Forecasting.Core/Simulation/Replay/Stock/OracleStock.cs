namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>The orders of one who knows what every customer will want, and not which deliveries will be late: what is
/// wanted until the next order comes, and a share of the day after.</summary>
/// <param name="skus">All SKUs of the store.</param>
/// <param name="firstDay">Date of day 0 of what is wanted.</param>
/// <param name="cover">Share of the day after the interval, 0 or more.</param>
public sealed class OracleStock(IReadOnlyList<ReplayedSku> skus, DateOnly firstDay, double cover) : IReplayedPlan
{
    /// <inheritdoc/>
    public int Order(in StockEvening evening)
    {
        var sku = skus[evening.Sku];
        var today = evening.Date.DayNumber - firstDay.DayNumber;
        var left = (double)evening.UnitsOnHand;
        for (var lead = 1; lead < evening.Interval.NextArrivalLead; lead++)
        {
            left += evening.Incoming.Where(i => i.Lead == lead).Sum(i => i.Units);
            left -= Wanted(sku, today + lead);
            left = lead < evening.Interval.ArrivalLead ? Math.Max(0, left) : left;
        }

        return ManualStock.Packs(sku.Sku, (cover * Wanted(sku, today + evening.Interval.NextArrivalLead)) - left);
    }

    private static int Wanted(ReplayedSku sku, int day) => day < sku.Wanted.Length ? sku.Wanted[day].AllUnits : 0;
}
