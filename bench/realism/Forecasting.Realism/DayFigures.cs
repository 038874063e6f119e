using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Realism;

/// <summary>
/// How days behave: each is compared with the mean of the same weekday in the four weeks before and after it, which
/// takes out level, season and weekday; what is left is the log ratio.
/// </summary>
internal static class DayFigures
{
    private const int WeeksAround = 4;
    private const int FewestWeeks = 4;
    private const int FewestDays = 56;
    private const int FewestStores = 12;
    private const int MostStoresPaired = 40;
    private const double WildDeviations = 3;

    /// <summary>Figures by name, in the order in which they are shown; NaN where the data cannot say.</summary>
    public static IReadOnlyList<(string Name, double Value)> Of(DemandHistory history)
    {
        var stores = StoreOrders.Of(history, Grain.Daily)
            .Where(s => s.Values.Count(v => v > 0) >= FewestDays).ToList();
        var ratios = stores.ConvertAll(s => LogRatios(s.Values));
        return
        [
            ("stores", stores.Count),
            ("days", history.Days),
            ("orders a day, median store", Scatter.Median(stores.Select(Level))),
            ("busiest over quietest weekday", Scatter.Median(stores.Select(s => WeekdayRatio(history, s.Values)))),
            ("scatter of a day", Scatter.Median(ratios.Select(r => Scatter.Robust(Known(r))))),
            ("scatter beyond counting", Scatter.Median(stores.Zip(ratios, BeyondCounting))),
            ("log scatter per log of level, over stores", LevelSlope(stores, ratios)),
            ("wild days", Scatter.Median(ratios.Select(WildShare))),
            ("a day with the next", Scatter.Median(ratios.Select(NextDay))),
            ("stores with one another", StoreCorrelation(ratios)),
            ("promotion, log lift", Scatter.Median(stores.Select(s => PromotionLift(history, s)))),
            ("public holiday, log effect", Scatter.Median(stores.Zip(ratios, (s, r) => HolidayEffect(history, s, r)))),
        ];
    }

    /// <summary>[day], log of a day's orders over the mean of the same weekday around it.</summary>
    public static double[] LogRatios(double[] days)
    {
        var ratios = new double[days.Length];
        for (var day = 0; day < days.Length; day++)
        {
            double total = 0;
            var weeks = 0;
            for (var week = -WeeksAround; week <= WeeksAround; week++)
            {
                var other = day + (7 * week);
                if (week != 0 && other >= 0 && other < days.Length && days[other] > 0)
                {
                    total += days[other];
                    weeks++;
                }
            }

            ratios[day] = days[day] > 0 && weeks >= FewestWeeks ? Math.Log(days[day] * weeks / total) : double.NaN;
        }

        return ratios;
    }

    private static double Level(StoreOrders store) => Scatter.Mean(store.Values.Where(v => v > 0));

    private static double NextDay(double[] ratios) => Scatter.Correlation(ratios.AsSpan(1), ratios.AsSpan(..^1));

    private static double[] Known(double[] values) => [.. values.Where(v => !double.IsNaN(v))];

    // A count of mean m scatters by 1 / sqrt(m), and the mean of eight weeks by an eighth of the variance.
    private static double BeyondCounting(StoreOrders store, double[] ratios)
    {
        var own = Math.Pow(Scatter.Robust(Known(ratios)), 2) / (1 + (1.0 / (2 * WeeksAround)));
        return Math.Sqrt(Math.Max(0, own - (1 / Level(store))));
    }

    // Of independent orders it would be -0.5; 0 where large stores scatter as much as small ones.
    private static double LevelSlope(List<StoreOrders> stores, List<double[]> ratios)
    {
        var points = stores.Zip(ratios, (s, r) => (
            X: Math.Log(Level(s)), Y: Math.Log(Scatter.Robust(Known(r))))).ToList();
        if (points.Count < FewestStores)
        {
            return double.NaN;
        }

        var (x, y) = (points.Average(p => p.X), points.Average(p => p.Y));
        return points.Sum(p => (p.X - x) * (p.Y - y)) / points.Sum(p => (p.X - x) * (p.X - x));
    }

    private static double WildShare(double[] ratios)
    {
        var known = Known(ratios);
        var (middle, spread) = (Scatter.Median(known), Scatter.Robust(known));
        return known.Count(r => Math.Abs(r - middle) > WildDeviations * spread) / Math.Max(1.0, known.Length);
    }

    private static double WeekdayRatio(DemandHistory history, double[] days)
    {
        var means = days.Index().Where(d => d.Item > 0)
            .GroupBy(d => history.FirstDay.AddDays(d.Index).DayOfWeek)
            .Where(g => g.Count() >= 2 * WeeksAround).Select(g => g.Average(d => d.Item)).ToList();
        return means.Count > 1 ? means.Max() / means.Min() : double.NaN;
    }

    private static double StoreCorrelation(List<double[]> ratios)
    {
        var paired = ratios.Take(MostStoresPaired).ToList();
        return Scatter.Mean(paired.SelectMany((left, i) => paired.Skip(i + 1)
            .Select(right => Scatter.Correlation(left, right))));
    }

    // Over weekdays that have both kinds of days, days next to closings left as they are.
    private static double PromotionLift(DemandHistory history, StoreOrders store)
    {
        var days = store.Values.Index().Where(d => d.Item > 0)
            .Select(d => (Date: history.FirstDay.AddDays(d.Index), Log: Math.Log(d.Item)))
            .GroupBy(d => d.Date.DayOfWeek)
            .Select(g => g.ToLookup(d => Has(history, store, d.Date, CalendarEntry.PromotionKind), d => d.Log))
            .Where(g => g[true].Count() >= WeeksAround && g[false].Count() >= WeeksAround)
            .Select(g => g[true].Average() - g[false].Average()).ToList();
        return days.Count > 0 ? days.Average() : double.NaN;
    }

    private static double HolidayEffect(DemandHistory history, StoreOrders store, double[] ratios) =>
        Scatter.Mean(ratios.Index()
            .Where(d => Has(history, store, history.FirstDay.AddDays(d.Index), CalendarEntry.PublicHolidayKind))
            .Select(d => d.Item));

    private static bool Has(DemandHistory history, StoreOrders store, DateOnly date, string kind) =>
        history.Calendar.On(store.Store, date).Any(e => e.Kind == kind);
}
