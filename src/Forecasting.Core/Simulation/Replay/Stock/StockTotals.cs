namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>What a plan of stock achieved over many days.</summary>
/// <param name="Days">The days, by store, category and class.</param>
/// <param name="OrdersOf">Orders of a store on a day, and their mean lines, of all goods.</param>
public sealed record StockTotals(
    IReadOnlyList<StockDay> Days,
    IReadOnlyDictionary<(string StoreId, DateOnly Date), (double Orders, double MeanLines)> OrdersOf)
{
    private const double DaysPerYear = 365;

    /// <summary>Lines that found nothing over lines wanted.</summary>
    public Interval StockoutLines => Ratio(d => d.LostLines, d => d.Lines);

    /// <summary>
    /// Share of orders with a line that found nothing. Which lines came in one order is not known: as if orders had a
    /// geometric number of lines with the day's mean m, each lost by itself with the followed goods' share p:
    /// 1 - (1 - p) / m / (1 - (1 - p) (1 - 1 / m)); 12 lines and 0.6 %: 6.8 %.
    /// </summary>
    public double StockoutOrders
    {
        get
        {
            double hit = 0, all = 0;
            foreach (var day in Days.GroupBy(d => (d.StoreId, d.Date)))
            {
                double lines = day.Sum(d => d.Lines);
                var (orders, meanLines) = OrdersOf.GetValueOrDefault(day.Key);
                if (lines > 0 && orders > 0)
                {
                    hit += orders * HitShare(day.Sum(d => d.LostLines) / lines, Math.Max(1, meanLines));
                    all += orders;
                }
            }

            return all > 0 ? hit / all : 0;
        }
    }

    /// <summary>Mean value of a store's stock after closing, at cost, yuan.</summary>
    public double StockValue => Days.Sum(d => d.StockValue) / StoreDays;

    /// <summary>Value of what a store throws away a day, at cost, yuan.</summary>
    public double WasteValue => Days.Sum(d => d.WasteValue) / StoreDays;

    /// <summary>How often a year the stock is sold.</summary>
    public double Turnover => Days.Sum(d => d.SoldCost) / StoreDays * DaysPerYear / Math.Max(1e-9, StockValue);

    /// <summary>Lines wanted.</summary>
    public long Lines => Days.Sum(d => (long)d.Lines);

    /// <summary>Days of sales that the stock lasts for, at cost.</summary>
    public double CoverDays => DaysPerYear / Turnover;

    /// <summary>Days of stores, at least 1.</summary>
    public double StoreDays => Math.Max(1, Days.Select(d => (d.StoreId, d.Date)).Distinct().Count());

    /// <summary>The same over some days.</summary>
    /// <param name="isWanted">Which.</param>
    public StockTotals Where(Func<StockDay, bool> isWanted) => this with { Days = [.. Days.Where(isWanted)] };

    /// <summary>This plan's stock value over another's.</summary>
    /// <param name="other">Another plan over the same days.</param>
    public Interval StockValueTo(StockTotals other) => Against(other, d => d.StockValue);

    /// <summary>This plan's waste over another's.</summary>
    /// <param name="other">Another plan over the same days.</param>
    public Interval WasteTo(StockTotals other) => Against(other, d => d.WasteValue);

    /// <summary>The share of orders that lose a line.</summary>
    /// <param name="lostShare">Share of lines that are lost, 0 to 1.</param>
    /// <param name="meanLines">Mean lines of an order, at least 1.</param>
    public static double HitShare(double lostShare, double meanLines)
    {
        var kept = 1 - lostShare;
        return 1 - (kept / meanLines / (1 - (kept * (1 - (1 / meanLines)))));
    }

    private Interval Against(StockTotals other, Func<StockDay, double> value)
    {
        var (own, others) = (Weeks(Days, value), Weeks(other.Days, value));
        (string, int)[] keys = [.. own.Keys.Union(others.Keys).Order()];
        return Interval.OfRatio(
            keys, [.. keys.Select(k => own.GetValueOrDefault(k))], [.. keys.Select(k => others.GetValueOrDefault(k))]);
    }

    private static Dictionary<(string, int), double> Weeks(IEnumerable<StockDay> days, Func<StockDay, double> value) =>
        days.GroupBy(d => Week(d)).ToDictionary(g => g.Key, g => g.Sum(value));

    private static (string, int) Week(StockDay day) => (day.StoreId, day.Date.DayNumber / 7);

    private Interval Ratio(Func<StockDay, double> part, Func<StockDay, double> whole) => Interval.OfRatio(
        [.. Days.Select(d => Week(d))],
        [.. Days.Select(part)], [.. Days.Select(whole)]);
}
