using Forecasting.Core.Domain;
using Forecasting.Core.Models;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Core.Tests.Persistence.Runs;

[Collection(EngineCollection.Name)]
public sealed class TrainingRunTests(PostgresServer postgres)
{
    private static readonly AccuracyFigure Figure = new()
    {
        StoreId = "",
        Grain = "daily",
        LeadDays = 7,
        Forecasts = 3,
        Orders = 30.5,
        Wape = 0.125,
    };

    private readonly StartedRuns _runs = new();

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task Training_keeps_its_failures_and_figures_and_is_found_by_origin(DatabaseEngine engine)
    {
        using var empty = EmptyDatabase.Migrated(engine, postgres);
        var publication = new RunPublication(empty.Database, TimeProvider.System);
        var failure = new FitFailure(new SeriesKey("S1", "eleme"), "ssa", "constant", "seasonal-naive");
        var run = _runs.Next(RunKind.Train);
        await publication.StartAsync(run, CancellationToken.None);
        var trained = await publication.FinishTrainingAsync(
            run with { ModelPath = "champion/x" }, [(Grain.Daily, failure)], [Figure], CancellationToken.None);

        await using var connection = await empty.Database.OpenAsync(CancellationToken.None);
        (await FitFailuresTable.ReadAsync(connection, run.RunId, Grain.Daily, default)).Should().Equal(failure);
        var forecast = _runs.Next(RunKind.Forecast) with { TrainedBy = run.RunId, Failures = 1 };
        (await FitFailuresTable.ReadAsync(connection, forecast, default)).Should().Equal(
            [failure], "a forecast run of an older version kept only how many");
        (await FitFailuresTable.ReadAsync(connection, forecast with { Failures = 0 }, default)).Should().BeEmpty();
        (await AccuracyTable.ReadAsync(connection, run.RunId, CancellationToken.None)).Should().Equal(Figure);
        (await RunsTable.NewestTrainedAsync(connection, StartedRuns.Origin, CancellationToken.None))
            .Should().Be(trained);
        (await RunsTable.NewestMeasuredAsync(connection, run.RunId, CancellationToken.None)).Should().Be(trained);
        (await RunsTable.NewestTrainedAsync(connection, StartedRuns.Origin.AddDays(-1), CancellationToken.None))
            .Should().BeNull();
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_training_that_did_not_measure_has_the_figures_of_the_last_before_it_that_did(
        DatabaseEngine engine)
    {
        using var empty = EmptyDatabase.Migrated(engine, postgres);
        var publication = new RunPublication(empty.Database, TimeProvider.System);
        var runs = new List<Run>();
        foreach (var isMeasured in new[] { false, true, false, true })
        {
            var run = _runs.Next(RunKind.Train);
            await publication.StartAsync(run, CancellationToken.None);
            runs.Add(await publication.FinishTrainingAsync(
                run, [], isMeasured ? [Figure] : [], CancellationToken.None));
        }

        await using var connection = await empty.Database.OpenAsync(CancellationToken.None);
        var measured = new List<Run?>();
        foreach (var run in runs)
        {
            measured.Add(await RunsTable.NewestMeasuredAsync(connection, run.RunId, CancellationToken.None));
        }

        measured.Should().Equal(null, runs[1], runs[1], runs[3]);
    }
}
