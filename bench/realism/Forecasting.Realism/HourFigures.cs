using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Realism;

/// <summary>
/// How a day's orders spread over its hours: each hour is compared with the day's own total times the mean share of
/// this hour on this weekday.
/// </summary>
internal static class HourFigures
{
    private const int FewestDays = 28;

    /// <summary>Figures by name, in the order in which they are shown; NaN where the data cannot say.</summary>
    public static IReadOnlyList<(string Name, double Value)> Of(DemandHistory history)
    {
        var stores = StoreOrders.Of(history, Grain.Hourly).Select(s => new Profile(history, s.Values))
            .Where(p => p.Days >= FewestDays).ToList();
        return
        [
            ("orders of an open hour", Scatter.Median(stores.Select(p => p.OrdersPerOpenHour))),
            ("share of the busiest hour", Scatter.Median(stores.Select(p => p.Shares.Max()))),
            ("share before noon", Scatter.Median(stores.Select(p => p.Shares[..12].Sum()))),
            ("share from 17 to 21", Scatter.Median(stores.Select(p => p.Shares[17..21].Sum()))),
            ("hours that count (exp of entropy)", Scatter.Median(stores.Select(p => p.EffectiveHours))),
            ("scatter of an hour beyond counting", Scatter.Median(stores.Select(p => p.BeyondCounting))),
            ("an hour with the next", Scatter.Median(stores.Select(p => p.NextHour))),
        ];
    }

    private sealed class Profile
    {
        public Profile(DemandHistory history, double[] hours)
        {
            var byWeekday = new double[7 * 24];
            var days = Enumerable.Range(0, history.Days)
                .Where(day => IsWhole(hours.AsSpan(day * 24, 24))).ToList();
            Days = days.Count;
            foreach (var day in days)
            {
                var weekday = (int)history.FirstDay.AddDays(day).DayOfWeek;
                for (var hour = 0; hour < 24; hour++)
                {
                    byWeekday[(weekday * 24) + hour] += hours[(day * 24) + hour];
                    Shares[hour] += hours[(day * 24) + hour];
                }
            }

            var total = Shares.Sum();
            var open = Shares.Count(s => s > total / 1000);
            OrdersPerOpenHour = total / Math.Max(1, Days * open);
            Shares = [.. Shares.Select(s => s / total)];
            EffectiveHours = Math.Exp(-Shares.Where(s => s > 0).Sum(s => s * Math.Log(s)));
            Measure(history, hours, byWeekday, days);
        }

        public int Days { get; }

        public double[] Shares { get; } = new double[24];

        public double OrdersPerOpenHour { get; }

        public double EffectiveHours { get; }

        public double BeyondCounting { get; private set; }

        public double NextHour { get; private set; }

        private static bool IsWhole(ReadOnlySpan<double> day)
        {
            double total = 0;
            foreach (var hour in day)
            {
                total += hour;
            }

            return total > 0;
        }

        // Given the day's total, independent orders fall into an hour with variance m (1 - share).
        private void Measure(DemandHistory history, double[] hours, double[] byWeekday, List<int> days)
        {
            double squares = 0, counting = 0, means = 0;
            List<double> now = [], next = [];
            foreach (var day in days)
            {
                var shares = byWeekday.AsSpan((int)history.FirstDay.AddDays(day).DayOfWeek * 24, 24);
                double weekday = 0, total = 0;
                for (var hour = 0; hour < 24; hour++)
                {
                    weekday += shares[hour];
                    total += hours[(day * 24) + hour];
                }

                var before = double.NaN;
                for (var hour = 0; hour < 24; hour++)
                {
                    var mean = total * shares[hour] / weekday;
                    var missed = hours[(day * 24) + hour] - mean;
                    squares += missed * missed;
                    counting += mean * (1 - (shares[hour] / weekday));
                    means += mean * mean;
                    var standard = mean > 1 ? missed / Math.Sqrt(mean) : double.NaN;
                    now.Add(before);
                    next.Add(standard);
                    before = standard;
                }
            }

            BeyondCounting = Math.Sqrt(Math.Max(0, squares - counting) / means);
            NextHour = Scatter.Correlation(now.ToArray(), next.ToArray());
        }
    }
}
