using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Core.Models.WeekdayMean;

namespace Forecasting.Core.Tests.Models.WeekdayMean;

public sealed class WeekdayMeanForecasterTests
{
    private const double Gap = double.NaN;

    [Fact]
    public void Each_weekday_is_the_mean_of_its_last_weeks()
    {
        double[] days = [10, 20, 30, 40, 50, 60, 70, 12, 22, 32, 42, 52, 62, 72, 14, 24];

        Predict(Chain.OfDays(days), weeks: 2, horizonDays: 8)[0].Should().Equal(31, 41, 51, 61, 71, 13, 23, 31);
    }

    [Fact]
    public void An_unknown_week_is_replaced_by_an_older_one()
    {
        double[] days = [10, 1, 1, 1, 1, 1, 1, 20, 1, 1, 1, 1, 1, 1, Gap, 1, 1, 1, 1, 1, 1];

        Predict(Chain.OfDays(days), weeks: 2, horizonDays: 1)[0].Should().Equal(15);
    }

    [Fact]
    public void A_week_older_than_a_year_is_forgotten()
    {
        var days = new double[54 * 7];
        Array.Fill(days, Gap);
        days[0] = 10;
        days[^1] = 30;

        Predict(Chain.OfDays(days), weeks: 2, horizonDays: 1)[0]
            .Should().Equal([30.0], "only a Sunday is known in the last year");
    }

    [Fact]
    public void The_zero_of_a_closed_day_is_not_low_demand()
    {
        double[] days = [10, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1];
        var closed = Chain.ClosedOn([Chain.Monday.AddDays(7)], days);

        Predict(closed, weeks: 2, horizonDays: 1)[0].Should().Equal(10);
        Predict(Chain.OfDays(days), weeks: 2, horizonDays: 1)[0]
            .Should().Equal([5.0], "without the calendar the zero is demand");
    }

    [Fact]
    public void Orders_on_a_closed_day_count()
    {
        double[] days = [10, 1, 1, 1, 1, 1, 1, 4, 1, 1, 1, 1, 1, 1];

        Predict(Chain.ClosedOn([Chain.Monday.AddDays(7)], days), weeks: 2, horizonDays: 1)[0].Should().Equal(7);
    }

    [Fact]
    public void A_target_day_that_the_calendar_closes_is_zero()
    {
        double[] days = [1, 2, 3, 4, 5, 6, 7];

        Predict(Chain.ClosedOn([Chain.Monday.AddDays(8)], days), weeks: 1, horizonDays: 3)[0].Should().Equal(1, 0, 3);
    }

    [Fact]
    public void A_weekday_that_was_never_open_gets_the_mean_of_the_others()
    {
        double[] days = [1, 2, 3, 4, 5, 9, Gap];

        Predict(Chain.OfDays(days), weeks: 1, horizonDays: 7)[0].Should().Equal(1, 2, 3, 4, 5, 9, 4);
    }

    [Fact]
    public void Hours_outside_the_opening_hours_are_zero_and_a_sleeping_hour_too()
    {
        var hours = Enumerable.Range(0, 7 * 24).Select(t => t % 24 == 12 ? Gap : 5.0).ToArray();
        var history = Chain.OfHours(new Store { Id = "x", OpenHour = 8, CloseHour = 20 }, [], hours);

        var forecast = Predict(history, weeks: 4, horizonDays: 2)[0];

        forecast.Should().HaveCount(48);
        forecast.Select((orders, t) => (orders, Hour: t % 24)).Should().OnlyContain(
            p => p.orders == (p.Hour >= 8 && p.Hour < 20 && p.Hour != 12 ? 5 : 0));
    }

    [Fact]
    public void An_hourly_day_that_was_closed_is_skipped()
    {
        var hours = Enumerable.Range(0, 14 * 24).Select(t => t / 24 == 7 ? 0.0 : 6.0).ToArray();
        var closed = Chain.OfHours(new Store { Id = "x" }, [Chain.Monday.AddDays(7)], hours);

        Predict(closed, weeks: 2, horizonDays: 1)[0].Should().AllBeEquivalentTo(6.0);
    }

    [Fact]
    public void A_series_without_values_has_no_opinion_and_is_a_failure()
    {
        var history = Chain.OfDays([Gap, Gap, Gap, Gap, Gap, Gap, Gap], [1, 1, 1, 1, 1, 1, 1]);
        var model = new WeekdayMeanForecaster(Grain.Daily, 4).Fit(history, new Horizon(2), default);

        model.Predict(history, new Horizon(2))[0].Should().AllBeEquivalentTo(Gap);
        model.Failures.Should().ContainSingle().Which.Key.StoreId.Should().Be("s0");
    }

    [Fact]
    public void What_is_saved_predicts_the_same()
    {
        var history = Chain.OfDays(
            [10, 20, 30, 40, 50, 60, 70, 12, 22, 32, 42, 52, 62, 72], [.. Enumerable.Repeat(Gap, 14)]);
        var forecaster = new WeekdayMeanForecaster(Grain.Daily, 2);
        var model = forecaster.Fit(history, new Horizon(3), default);

        var read = SavedAndRead(forecaster, model);

        read.Failures.Should().Equal(model.Failures).And.ContainSingle();
        read.Predict(history, new Horizon(3))[0].Should().Equal(model.Predict(history, new Horizon(3))[0]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(54)]
    public void Weeks_outside_a_year_are_refused(int weeks)
    {
        var make = () => new WeekdayMeanForecaster(Grain.Daily, weeks);

        make.Should().Throw<ArgumentOutOfRangeException>().Which.ActualValue.Should().Be(weeks);
    }

    internal static IFittedPointModel SavedAndRead(IPointForecaster forecaster, IFittedPointModel model)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        model.Save(writer);
        writer.Flush();
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        var read = forecaster.Load(reader);
        stream.Position.Should().Be(stream.Length, "all that was written is read");
        return read;
    }

    private static double[][] Predict(DemandHistory history, int weeks, int horizonDays)
    {
        var grain = history.Hourly.Count > 0 ? Grain.Hourly : Grain.Daily;
        var horizon = new Horizon(horizonDays);
        return new WeekdayMeanForecaster(grain, weeks).Fit(history, horizon, default).Predict(history, horizon);
    }
}
