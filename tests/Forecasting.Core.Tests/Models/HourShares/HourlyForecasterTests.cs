using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models.Calibration;
using Forecasting.Core.Models.HourShares;
using Forecasting.Core.Models.Smoothing;
using Forecasting.Core.Simulation;

namespace Forecasting.Core.Tests.Models.HourShares;

public sealed class HourlyForecasterTests
{
    private static readonly DateOnly Monday = new(2024, 1, 1);
    private static readonly Horizon Horizon = new(7);
    private static readonly CalibratedForecaster Days =
        new("days", [new SmoothingForecaster("smoothing", SmoothingSpeed.Middle)]);
    private static readonly HourlyForecaster Hours = new("hours", Days, new HourSharesForecaster());

    [Fact]
    public void The_hours_of_every_path_sum_to_the_path_of_the_day()
    {
        var history = History(8, 20, Chance(8, 20));
        var days = Days.Fit(history, Horizon, CancellationToken.None).Forecast(history, Horizon);
        var hours = Hours.Fit(history, Horizon, CancellationToken.None).Forecast(history, Horizon);
        HoursSumToDays(days, hours);
        hours[0].Path(0).ToArray().Where((_, step) => step % 24 is < 8 or >= 20).Should()
            .OnlyContain(orders => orders == 0);
        hours[0].Path(0)[..24].ToArray().Should().NotEqual(hours[0].Path(1)[..24].ToArray());
    }

    [Fact]
    public void No_order_is_lost_when_all_past_orders_lie_outside_the_opening_hours_of_today()
    {
        var history = History(8, 20, Chance(21, 24));
        var days = Days.Fit(history, Horizon, CancellationToken.None).Forecast(history, Horizon);
        var hours = Hours.Fit(history, Horizon, CancellationToken.None).Forecast(history, Horizon);
        days[0].MeanOfTotal(0, 6).Should().BeGreaterThan(100);
        HoursSumToDays(days, hours);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Paths_follow_many_different_past_days(int horizonDays)
    {
        var history = History(8, 20, Chance(8, 20), days: 200);
        var horizon = new Horizon(horizonDays);
        var hours = Hours.Fit(history, horizon, CancellationToken.None).Forecast(history, horizon)[0];
        var shapes = Enumerable.Range(0, hours.PathCount).Select(path =>
        {
            var day = hours.Path(path)[..24];
            var total = Math.Max(1, day.ToArray().Sum());
            return string.Join(' ', day.ToArray().Select(orders => Math.Round(100 * orders / total)));
        });
        shapes.Distinct().Count().Should().BeGreaterThan(60, "deviations and totals are drawn apart");
    }

    [Fact]
    public void Hours_deviate_as_counts_do_and_less_in_a_series_that_sleeps_while_its_store_is_open()
    {
        // Of 12 independent counts an hour varies by its mean, less the part that its day explains.
        var closedAtNight = Deviation(History(8, 20, Chance(8, 20)));
        closedAtNight.Should().BeInRange(0.85, 1.1);

        // Half of all hours sleep: 0.649 of it, and whole orders blur the rest.
        (Deviation(History(0, 24, Chance(8, 20))) / closedAtNight).Should().BeInRange(0.6, 0.75);
    }

    /// <summary>Root mean square of (orders - expected) / sqrt(expected (1 - share)) over paths and waking hours, the
    /// day's total known.</summary>
    private static double Deviation(DemandHistory history)
    {
        var hours = Hours.Fit(history, Horizon, CancellationToken.None).Forecast(history, Horizon)[0];
        var day = hours.MeanOfTotal(0, 23);
        return Math.Sqrt(Enumerable.Range(0, hours.PathCount).Average(path => Enumerable.Range(8, 12).Average(hour =>
        {
            var share = hours.Mean(hour) / day;
            var expected = share * hours.Path(path)[..24].ToArray().Sum();
            var deviation = hours.Path(path)[hour] - expected;
            return deviation * deviation / (expected * (1 - share));
        })));
    }

    private static void HoursSumToDays(
        IReadOnlyList<ForecastDistribution> days, IReadOnlyList<ForecastDistribution> hours)
    {
        hours.Should().HaveSameCount(days);
        for (var series = 0; series < days.Count; series++)
        {
            var summed = hours[series].ToDaily();
            for (var path = 0; path < days[series].PathCount; path++)
            {
                for (var day = 0; day < Horizon.Days; day++)
                {
                    var total = days[series].Path(path)[day];
                    summed.Path(path)[day].Should().BeApproximately(total, 1e-4f * (1 + total));
                }
            }
        }
    }

    private static Func<int, int, double> Chance(int from, int to)
    {
        var random = new RandomStream(3, "hours");
        return (day, hour) => hour >= from && hour < to ? random.Poisson(day % 7 == 5 ? 14 : 9) : 0;
    }

    private static DemandHistory History(int openHour, int closeHour, Func<int, int, double> orders, int days = 100)
    {
        var builder = new DemandHistoryBuilder();
        foreach (var id in new[] { "a", "b" })
        {
            builder.Add(new Store { Id = id, OpenHour = openHour, CloseHour = closeHour });
            for (var step = 0; step < days * 24; step++)
            {
                builder.AddHour(new SeriesKey(id, Channel.AllId), Monday.AddDays(step / 24), step % 24,
                    orders(step / 24, step % 24));
            }
        }

        return builder.Build();
    }
}
