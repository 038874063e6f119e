using Forecasting.Core.Domain;
using Forecasting.Core.Persistence.Runs;
using Forecasting.Training.Pipeline;

namespace Forecasting.Training.Tests.Pipeline;

public sealed class ForecastStageTests : IDisposable
{
    private readonly ForecastBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task What_was_trained_forecasts_and_is_published()
    {
        var history = ForecastBench.History();
        var trained = await _bench.TrainAsync(history);
        var run = await _bench.ForecastAsync(history, trained);

        (await _bench.PublishedAsync()).Should().Be(run.RunId);
        (run.State, run.TrainedBy, run.Stores).Should().Be((RunState.Complete, trained.RunId, 2));
        await using var connection = await _bench.Database.OpenAsync(CancellationToken.None);
        var daily = await DailyForecastsTable.ReadAsync(connection, run.RunId, CancellationToken.None);
        daily.Select(f => f.Key.ToString()).Should().Equal("A", "A/eleme", "A/youxian", "B");
        daily.Should().OnlyContain(f => f.Days == 28 && f.FirstDay == history.LastDay.AddDays(1));
        var hourly = await HourlyForecastsTable.ReadAsync(connection, run.RunId, CancellationToken.None);
        hourly.Select(f => f.Key.ToString()).Should().Equal("A", "A/eleme", "A/youxian");
        hourly.Should().OnlyContain(f => f.Days == 14);
        var weekly = await WeeklyForecastsTable.ReadAsync(connection, run.RunId, CancellationToken.None);
        weekly.Select(f => f.Key).Should().Equal(daily.Select(f => f.Key));
        weekly.Should().OnlyContain(f => f.FirstDay.DayOfWeek == DayOfWeek.Monday);
        var areas = await AreaForecastsTables.ReadAsync(connection, run.RunId, CancellationToken.None);
        areas.Daily[0].Mean(0).Should().Be(daily[0].Mean(0) + daily[3].Mean(0));
        (await DailyExplanationsTable.ReadAsync(connection, run.RunId, CancellationToken.None)).Select(e => e.Key)
            .Should().Equal(daily.Select(f => f.Key));
    }

    [Fact]
    public async Task A_store_that_opens_after_the_training_is_noted_with_the_forecast()
    {
        var trained = await _bench.TrainAsync(ForecastBench.History());
        var run = await _bench.ForecastAsync(ForecastBench.History(opening: "C"), trained);

        (trained.Failures, run.Failures > 0).Should().Be((0, true));
        await using var connection = await _bench.Database.OpenAsync(CancellationToken.None);
        (await FitFailuresTable.ReadAsync(connection, run, CancellationToken.None)).Should()
            .NotBeEmpty().And.OnlyContain(f => f.Key.StoreId == "C");
        (await FitFailuresTable.ReadAsync(connection, trained, CancellationToken.None)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(100)]
    [InlineData(0)]
    [InlineData(0.1)]
    public async Task Rubbish_is_refused_and_the_old_run_goes_on_being_served(double factor)
    {
        var history = ForecastBench.History();
        var served = await _bench.ForecastAsync(history, await _bench.TrainAsync(history));
        var rubbish = new Champions(
            new LastWeekForecaster(Grain.Daily, factor), new LastWeekForecaster(Grain.Hourly, factor));
        var trained = await _bench.TrainAsync(history, rubbish);

        var forecasting = () => _bench.ForecastAsync(history, trained, rubbish);

        await forecasting.Should().ThrowAsync<RefusedException>().WithMessage("*orders per open day*");
        (await _bench.PublishedAsync()).Should().Be(served.RunId);
        var refused = await _bench.NewestRunAsync();
        refused.State.Should().Be(RunState.Refused);
        refused.Message.Should().Contain("orders per open day");
    }

    [Fact]
    public void A_run_without_its_hours_is_refused()
    {
        var history = ForecastBench.History();
        var horizon = new Horizon(28);
        var model = new LastWeekForecaster(Grain.Daily).Fit(history, horizon, default);
        var forecasts = ForecastCoherence.Combine(
            history.Stores, model.ForecastAndExplain(history, horizon), [], CancellationToken.None);
        var check = new PublishCheck(history, forecasts);

        check.Faults(28, 0).Should().BeEmpty();
        check.Faults(28, 14).Should().ContainSingle().Which.Should().Contain("2 of 2 hourly");
        check.Faults(29, 0).Should().ContainSingle().Which.Should().Contain("3 of 3 daily");
    }

    [Fact]
    public void A_chain_that_is_not_the_sum_of_its_stores_is_refused()
    {
        var history = ForecastBench.History();
        var horizon = new Horizon(28);
        var days = new LastWeekForecaster(Grain.Daily).Fit(history, horizon, default)
            .ForecastAndExplain(history, horizon);
        var right = ForecastCoherence.Combine(history.Stores, days, [], CancellationToken.None);
        long[] units = [.. right.Areas.Daily[0].Units];
        units[0]++;
        var chain = right.Areas.Daily[0];
        var wrong = right with
        {
            Areas = right.Areas with
            {
                Daily = [new RoundedForecast(chain.Key, chain.Grain, chain.FirstDay, units)],
            },
        };

        new PublishCheck(history, wrong).Faults(28, 0).Should().ContainSingle()
            .Which.Should().Contain("not the sum of its stores' on day 1");
    }

    [Fact]
    public async Task A_model_file_that_is_gone_fails_the_run_and_publishes_nothing()
    {
        var history = ForecastBench.History();
        var trained = await _bench.TrainAsync(history);
        Directory.Delete(_bench.ModelsFolder, recursive: true);

        var forecasting = () => _bench.ForecastAsync(history, trained);

        await forecasting.Should().ThrowAsync<FileNotFoundException>().WithMessage("*train again*");
        (await _bench.PublishedAsync()).Should().BeNull();
        (await _bench.NewestRunAsync()).State.Should().Be(RunState.Failed);
    }
}
