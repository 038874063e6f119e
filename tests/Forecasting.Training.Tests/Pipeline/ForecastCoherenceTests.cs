using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.Persistence.Runs;
using Forecasting.Training.Pipeline;

namespace Forecasting.Training.Tests.Pipeline;

public sealed class ForecastCoherenceTests
{
    private const int DailyDays = 12;
    private const int HourlyDays = 4;

    private readonly RunForecasts _forecasts = Combined(dailyFactor: 2);

    [Theory]
    [InlineData("eleme")]
    [InlineData("youxian")]
    [InlineData("all")]
    public void Hours_add_up_to_their_day_exactly(string channel)
    {
        var (days, hours) = (Daily("A", channel), Hourly("A", channel));

        for (var day = 0; day < HourlyDays; day++)
        {
            days.DayMeanUnits(day).Should().Be(hours.DayMeanUnits(day));
        }
    }

    [Fact]
    public void Channels_add_up_to_all_exactly_by_day_and_by_hour()
    {
        foreach (var find in (Func<string, RoundedForecast>[])[c => Daily("A", c), c => Hourly("A", c)])
        {
            var (all, eleme, youxian) = (find("all"), find("eleme"), find("youxian"));
            for (var step = 0; step < all.Steps; step++)
            {
                var place = step * RoundedForecast.NumbersPerStep;
                all.Units[place].Should().Be(eleme.Units[place] + youxian.Units[place]);
            }
        }
    }

    [Fact]
    public void Days_come_from_hours_as_long_as_there_are_hours_and_from_the_daily_model_after()
    {
        var once = Combined(dailyFactor: 1);
        var eleme = once.Daily.Single(f => f.Key == new SeriesKey("A", "eleme"));

        Daily("A", "eleme").Mean(0).Should().Be(eleme.Mean(0));
        Daily("A", "eleme").Mean(HourlyDays).Should().BeApproximately(2 * eleme.Mean(HourlyDays), 0.01);
    }

    [Fact]
    public void A_store_with_one_channel_called_all_is_not_summed_again() =>
        _forecasts.Daily.Where(f => f.Key.StoreId == "B").Select(f => f.Key.ChannelId).Should().Equal("all");

    [Fact]
    public void Deciles_of_all_are_those_of_the_sum_of_paths_and_not_sums_of_deciles()
    {
        var all = Daily("A", "all");

        all.Decile(0, 9).Should().BeGreaterThan(all.Decile(0, 5));
        all.Decile(0, 5).Should().BeApproximately(all.Mean(0), all.Mean(0) * 0.01);
    }

    [Fact]
    public void Stores_add_up_to_the_chain_and_channels_to_their_own_totals_exactly()
    {
        var areas = _forecasts.Areas;

        areas.Daily.Select(f => f.Key.ToString()).Should().Equal("", "/eleme", "/youxian");
        for (var day = 0; day < DailyDays; day++)
        {
            Area("all").DayMeanUnits(day).Should()
                .Be(Daily("A", "all").DayMeanUnits(day) + Daily("B", "all").DayMeanUnits(day));
            Area("eleme").DayMeanUnits(day).Should().Be(Daily("A", "eleme").DayMeanUnits(day));
        }

        areas.Hourly.Select(f => f.Key.ChannelId).Should().Equal(["eleme", "youxian"], "store B has no hours");
        RoundedForecast Area(string channel) => areas.Daily.Single(f => f.Key.ChannelId == channel);
    }

    [Fact]
    public void Deciles_of_the_chain_are_those_of_summed_paths()
    {
        var (chain, a, b) = (_forecasts.Areas.Daily[0], Daily("A", "all"), Daily("B", "all"));

        // All paths of the fakes rise together, so that here deciles add up as well.
        chain.Decile(0, 9).Should().BeApproximately(a.Decile(0, 9) + b.Decile(0, 9), 0.5);
        chain.Decile(0, 9).Should().BeGreaterThan(chain.Decile(0, 1));
    }

    [Fact]
    public void Whole_weeks_begin_on_Monday_and_are_the_sums_of_their_days()
    {
        foreach (var weeks in _forecasts.Weekly.Concat(_forecasts.Areas.Weekly))
        {
            var days = _forecasts.Daily.Concat(_forecasts.Areas.Daily).Single(d => d.Key == weeks.Key);
            var first = weeks.FirstDay.DayNumber - days.FirstDay.DayNumber;

            (weeks.FirstDay.DayOfWeek, weeks.Steps, weeks.Days).Should().Be((DayOfWeek.Monday, 1, 7));
            weeks.Units[0].Should().Be(Enumerable.Range(first, 7).Sum(days.DayMeanUnits));
            weeks.Decile(0, 9).Should().BeGreaterThan(weeks.Decile(0, 1));
        }

        _forecasts.Weekly.Select(w => w.Key).Should().Equal(_forecasts.Daily.Select(d => d.Key));
    }

    [Fact]
    public void Explanations_add_up_to_the_means_and_over_channels_exactly()
    {
        _forecasts.Explanations.Select(e => e.Key).Should().Equal(_forecasts.Daily.Select(f => f.Key));
        foreach (var (days, reasons) in _forecasts.Daily.Zip(_forecasts.Explanations))
        {
            for (var day = 0; day < DailyDays; day++)
            {
                reasons.Units.Slice(day * Reasons.Count, Reasons.Count).ToArray().Sum()
                    .Should().Be(days.DayMeanUnits(day));
            }
        }

        long[] Units(string channel) => _forecasts.Explanations
            .Single(e => e.Key == new SeriesKey("A", channel)).Units.ToArray();
        Units("all").Should().Equal(Units("eleme").Zip(Units("youxian"), (a, b) => a + b));
    }

    private RoundedForecast Daily(string store, string channel) =>
        _forecasts.Daily.Single(f => f.Key == new SeriesKey(store, channel));

    private RoundedForecast Hourly(string store, string channel) =>
        _forecasts.Hourly.Single(f => f.Key == new SeriesKey(store, channel));

    private static RunForecasts Combined(double dailyFactor)
    {
        var history = ForecastBench.History();
        var (days, hours) = (new Horizon(DailyDays), new Horizon(HourlyDays));
        return ForecastCoherence.Combine(
            history.Stores,
            new LastWeekForecaster(Grain.Daily, dailyFactor, 4).Fit(history, days, default)
                .ForecastAndExplain(history, days),
            new LastWeekForecaster(Grain.Hourly, paths: 7).Fit(history, hours, default).Forecast(history, hours),
            CancellationToken.None);
    }
}
