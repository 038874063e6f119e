using Forecasting.Core.Domain;
using Forecasting.Core.Models.SeasonalNaive;
using Forecasting.Core.Tests.Models.WeekdayMean;

namespace Forecasting.Core.Tests.Models.SeasonalNaive;

public sealed class SeasonalNaiveForecasterTests
{
    private const double Gap = double.NaN;

    [Fact]
    public void Each_day_repeats_the_last_known_open_same_weekday()
    {
        double[] days = [10, 20, 30, 40, 50, 60, 70, 0, Gap, 32, 42, 52, 62, 72];
        var history = Chain.ClosedOn([Chain.Monday.AddDays(7), Chain.Monday.AddDays(16)], days);
        var horizon = new Horizon(9);

        var model = new SeasonalNaiveForecaster(Grain.Daily).Fit(history, horizon, default);
        var forecast = model.Predict(history, horizon)[0];

        forecast.Should().Equal(10, 20, 0, 42, 52, 62, 72, 10, 20);
    }

    [Fact]
    public void Each_hour_repeats_the_same_hour_of_the_week()
    {
        var hours = Enumerable.Range(0, 8 * 24).Select(t => (double)t).ToArray();
        var history = Chain.OfHours(new Store { Id = "x" }, [], hours);
        var horizon = new Horizon(8);

        var model = new SeasonalNaiveForecaster(Grain.Hourly).Fit(history, horizon, default);
        var forecast = model.Predict(history, horizon)[0];

        forecast.Should().Equal(Enumerable.Range(0, 8 * 24).Select(t => 24.0 + (t % 168)));
    }

    [Fact]
    public void It_is_saved_and_read_back()
    {
        var history = Chain.OfDays([1, 2, 3, 4, 5, 6, 7, 8]);
        var forecaster = new SeasonalNaiveForecaster(Grain.Daily);
        var model = forecaster.Fit(history, new Horizon(2), default);

        var read = WeekdayMeanForecasterTests.SavedAndRead(forecaster, model);

        read.Predict(history, new Horizon(2))[0].Should().Equal(2, 3);
    }
}
