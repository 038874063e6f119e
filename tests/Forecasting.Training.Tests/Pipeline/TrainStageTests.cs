using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Core.Persistence.Runs;
using Forecasting.Training.Pipeline;

namespace Forecasting.Training.Tests.Pipeline;

public sealed class TrainStageTests : IDisposable
{
    private readonly ForecastBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task The_same_training_gives_the_same_folder_and_leaves_no_partial_one()
    {
        var history = ForecastBench.History();
        var first = await _bench.TrainAsync(history);
        var second = await _bench.TrainAsync(history);

        second.ModelPath.Should().Be(first.ModelPath).And.StartWith("champion/2024-04-09-");
        Directory.GetDirectories(Path.Combine(_bench.ModelsFolder, "champion")).Should().ContainSingle();
        Directory.GetFiles(Path.Combine(_bench.ModelsFolder, first.ModelPath)).Select(Path.GetFileName).Order()
            .Should().Equal("daily.model", "hourly.model");
    }

    [Fact]
    public async Task The_newest_model_at_or_before_a_day_is_found()
    {
        var history = ForecastBench.History();
        var older = await _bench.TrainAsync(history.UpTo(new Origin(history.LastDay.AddDays(-7))));
        var newer = await _bench.TrainAsync(history);

        await using var connection = await _bench.Database.OpenAsync(CancellationToken.None);
        (await RunsTable.NewestTrainedAsync(connection, history.LastDay, default))!.RunId.Should().Be(newer.RunId);
        (await RunsTable.NewestTrainedAsync(connection, history.LastDay.AddDays(-1), default))!.RunId.Should().Be(older.RunId);
        (await RunsTable.NewestTrainedAsync(connection, history.LastDay.AddDays(-8), default)).Should().BeNull();
    }

    [Fact]
    public async Task A_training_that_fails_is_recorded_with_its_reason()
    {
        var training = () => _bench.TrainAsync(ForecastBench.History(), new Champions(new BrokenForecaster(), null));

        await training.Should().ThrowAsync<InvalidDataException>();
        var run = await _bench.NewestRunAsync();
        (run.State, run.Message).Should().Be((RunState.Failed, "no weekday has orders"));
    }

    [Fact]
    public void Accuracy_of_a_forecast_that_repeats_a_repeating_past_is_perfect()
    {
        var figures = TrainAccuracy.Measure(ForecastBench.History(150), Exact, 7, CancellationToken.None);

        figures.Should().OnlyContain(f => f.Wape < 1e-6 && f.StandInWape < 1e-6 && f.Cover80 == 1);
        figures.Where(f => f.StoreId == "B").Select(f => f.LeadDays).Should().Equal(0, 1, 2, 3, 4, 5, 6, 7);
        figures.Single(f => f is { StoreId: "", Grain: "daily", LeadDays: 7 }).Forecasts.Should().Be(7 * 2);
    }

    [Fact]
    public void Accuracy_of_a_forecast_that_is_a_tenth_too_high_says_so()
    {
        var tenthTooHigh = new Champions(new LastWeekForecaster(Grain.Daily, 1.1, paths: 1), null);

        var chain = TrainAccuracy.Measure(ForecastBench.History(150), tenthTooHigh, 7, CancellationToken.None)
            .Single(f => f is { StoreId: "", LeadDays: 7 });

        chain.Wape.Should().BeApproximately(0.1, 1e-5);
        chain.Bias.Should().BeApproximately(0.1, 1e-5);
    }

    [Fact]
    public void A_history_too_short_to_keep_days_back_has_no_accuracy() =>
        TrainAccuracy.Measure(ForecastBench.History(60), Exact, 7, CancellationToken.None).Should().BeEmpty();

    private static Champions Exact { get; } =
        new(new LastWeekForecaster(Grain.Daily, paths: 1), new LastWeekForecaster(Grain.Hourly, paths: 1));

    private sealed class BrokenForecaster : IForecaster
    {
        public string Name => "champion";

        public Grain Grain => Grain.Daily;

        public IFittedModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation) =>
            throw new InvalidDataException("no weekday has orders");

        public IFittedModel Load(Stream file) => throw new InvalidDataException();
    }
}
