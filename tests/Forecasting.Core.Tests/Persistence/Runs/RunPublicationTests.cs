using Forecasting.Core.Domain;
using Forecasting.Core.Models;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Core.Tests.Persistence.Runs;

[Collection(EngineCollection.Name)]
public sealed class RunPublicationTests(PostgresServer postgres)
{
    private static readonly DateOnly Origin = StartedRuns.Origin;

    private readonly StartedRuns _runs = new();

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_published_run_reads_back_as_it_was_written(DatabaseEngine engine)
    {
        using var empty = EmptyDatabase.Migrated(engine, postgres);
        var forecasts = Forecasts(level: 3);
        var run = await PublishAsync(empty.Database, forecasts);

        await using var connection = await empty.Database.OpenAsync(CancellationToken.None);
        var read = await RunsTable.FindAsync(connection, run.RunId, CancellationToken.None);
        read.Should().BeEquivalentTo(run);
        read!.State.Should().Be(RunState.Complete);
        (await PublishedTable.ReadAsync(connection, CancellationToken.None))!.RunId.Should().Be(run.RunId);
        ShouldEqual(await DailyForecastsTable.ReadAsync(connection, run.RunId, default), forecasts.Daily);
        ShouldEqual(await HourlyForecastsTable.ReadAsync(connection, run.RunId, default), forecasts.Hourly);
        ShouldEqual(await WeeklyForecastsTable.ReadAsync(connection, run.RunId, default), forecasts.Weekly);
        var areas = await AreaForecastsTables.ReadAsync(connection, run.RunId, default);
        ShouldEqual(areas.Daily, forecasts.Areas.Daily);
        ShouldEqual(areas.Hourly, forecasts.Areas.Hourly);
        ShouldEqual(areas.Weekly, forecasts.Areas.Weekly);
        var explained = (await DailyExplanationsTable.ReadAsync(connection, run.RunId, default)).Should()
            .ContainSingle().Subject;
        (explained.Key, explained.FirstDay).Should().Be((forecasts.Daily[0].Key, Origin.AddDays(1)));
        explained.Units.ToArray().Should().Equal(forecasts.Explanations[0].Units.ToArray());
        (await FitFailuresTable.ReadAsync(connection, run.RunId, Grain.Hourly, default)).Should()
            .Equal(forecasts.Failures[1].Failure);
        (await FitFailuresTable.ReadAsync(connection, run, default)).Should()
            .Equal(forecasts.Failures.Select(f => f.Failure));
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_run_that_is_not_complete_cannot_be_published(DatabaseEngine engine)
    {
        using var empty = EmptyDatabase.Migrated(engine, postgres);
        var served = await PublishAsync(empty.Database, Forecasts(level: 3));
        var publication = new RunPublication(empty.Database, TimeProvider.System);
        var crashed = _runs.Next(RunKind.Forecast);
        await publication.StartAsync(crashed, CancellationToken.None);
        await publication.WriteAsync(crashed, Forecasts(level: 4), CancellationToken.None);

        var pointing = () => publication.PointBackAsync(crashed.RunId, CancellationToken.None);

        await pointing.Should().ThrowAsync<InvalidOperationException>().WithMessage($"*{crashed.RunId}*complete*");
        await using var connection = await empty.Database.OpenAsync(CancellationToken.None);
        (await PublishedTable.ReadAsync(connection, CancellationToken.None))!.RunId.Should().Be(served.RunId);
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_publication_that_is_stopped_changes_nothing(DatabaseEngine engine)
    {
        using var empty = EmptyDatabase.Migrated(engine, postgres);
        var served = await PublishAsync(empty.Database, Forecasts(level: 3));
        var publication = new RunPublication(empty.Database, new ClockThatBreaks());
        var run = _runs.Next(RunKind.Forecast);
        await publication.StartAsync(run, CancellationToken.None);

        var stopped = () => publication.PublishAsync(run, keepRuns: 5, CancellationToken.None);

        await stopped.Should().ThrowAsync<TimeoutException>(
            "the clock breaks after the run was finished, before it is pointed to");
        await using var connection = await empty.Database.OpenAsync(CancellationToken.None);
        (await PublishedTable.ReadAsync(connection, CancellationToken.None))!.RunId.Should().Be(served.RunId);
        (await RunsTable.FindAsync(connection, run.RunId, CancellationToken.None))!.State.Should().Be(RunState.Running);
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task Old_forecasts_go_and_the_published_and_the_newest_stay(DatabaseEngine engine)
    {
        using var empty = EmptyDatabase.Migrated(engine, postgres);
        var publication = new RunPublication(empty.Database, TimeProvider.System);
        var runs = new List<Run>();
        for (var level = 1; level <= 3; level++)
        {
            runs.Add(await PublishAsync(empty.Database, Forecasts(level), keepRuns: 2));
        }

        await publication.PointBackAsync(runs[1].RunId, CancellationToken.None);
        runs.Add(await PublishAsync(empty.Database, Forecasts(4), keepRuns: 1));

        await using var connection = await empty.Database.OpenAsync(CancellationToken.None);
        var states = (await RunsTable.NewestAsync(connection, 10, CancellationToken.None)).Select(r => r.State);
        states.Should().Equal(RunState.Complete, RunState.Expired, RunState.Expired, RunState.Expired);
        (await DailyForecastsTable.ReadAsync(connection, runs[0].RunId, CancellationToken.None)).Should().BeEmpty();
        (await HourlyForecastsTable.ReadAsync(connection, runs[3].RunId, CancellationToken.None)).Should().NotBeEmpty();
        (await AreaForecastsTables.ReadAsync(connection, runs[0].RunId, CancellationToken.None)).Daily
            .Should().BeEmpty();
        (await DailyExplanationsTable.ReadAsync(connection, runs[0].RunId, CancellationToken.None)).Should().BeEmpty();
        (await DailyExplanationsTable.ReadAsync(connection, runs[3].RunId, CancellationToken.None))
            .Should().NotBeEmpty();
        (await FitFailuresTable.ReadAsync(connection, runs[0], CancellationToken.None)).Should().BeEmpty();
        (await FitFailuresTable.ReadAsync(connection, runs[3], CancellationToken.None)).Should().HaveCount(2);
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_killed_run_is_over_when_another_starts_half_a_day_later(DatabaseEngine engine)
    {
        using var empty = EmptyDatabase.Migrated(engine, postgres);
        var clock = new ClockOfOne();
        var publication = new RunPublication(empty.Database, clock);
        var killed = _runs.Next(RunKind.Forecast);
        await publication.StartAsync(killed, CancellationToken.None);
        clock.Now = clock.Now.AddHours(11);
        await publication.StartAsync(StartedRuns.At(RunKind.Forecast, clock.Now), CancellationToken.None);
        (await StateAsync(empty.Database, killed)).State.Should().Be(RunState.Running, "it may still live");

        clock.Now = clock.Now.AddHours(2);
        var next = StartedRuns.At(RunKind.Forecast, clock.Now);
        await publication.StartAsync(next, CancellationToken.None);

        var over = await StateAsync(empty.Database, killed);
        (over.State, over.Finished).Should().Be((RunState.Failed, Run.Instant(clock.Now)));
        over.Message.Should().Contain("killed");
        (await StateAsync(empty.Database, next)).State.Should().Be(RunState.Running);
    }

    [Fact]
    public void Runs_that_start_right_after_each_other_have_ids_and_instants_that_sort()
    {
        var first = new DateTimeOffset(2024, 4, 8, 1, 0, 0, TimeSpan.Zero);
        DateTimeOffset[] starts = [first, first.AddMicroseconds(1), first.AddMilliseconds(1), first.AddSeconds(1)];

        starts.Select(Run.Instant).Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems();
        starts.Select(s => Run.IdOf(RunKind.Train, Origin, s)).Should().BeInAscendingOrder(StringComparer.Ordinal)
            .And.OnlyHaveUniqueItems();
    }

    private static async Task<Run> StateAsync(Database database, Run run)
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        return (await RunsTable.FindAsync(connection, run.RunId, CancellationToken.None))!;
    }

    private sealed class ClockOfOne : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2024, 4, 8, 1, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class ClockThatBreaks : TimeProvider
    {
        private int _reads;

        public override DateTimeOffset GetUtcNow() =>
            _reads++ < 2 ? new DateTimeOffset(2024, 4, 8, 0, 0, 0, TimeSpan.Zero) : throw new TimeoutException();
    }

    private async Task<Run> PublishAsync(Database database, RunForecasts forecasts, int keepRuns = 5)
    {
        var publication = new RunPublication(database, TimeProvider.System);
        var run = _runs.Next(RunKind.Forecast);
        await publication.StartAsync(run, CancellationToken.None);
        await publication.WriteAsync(run, forecasts, CancellationToken.None);
        return await publication.PublishAsync(run, keepRuns, CancellationToken.None);
    }

    private static RunForecasts Forecasts(int level) =>
        new([Forecast(Grain.Daily, level, days: 3)], [Forecast(Grain.Hourly, level, days: 2)])
        {
            Weekly = [Weeks(level, "S1")],
            Areas = new AreaForecasts(
                [Forecast(Grain.Daily, level, 3, AreaForecasts.Chain), Forecast(Grain.Daily, level, 3, "north")],
                [Forecast(Grain.Hourly, level, 2, "north")],
                [Weeks(level, AreaForecasts.Chain)]),
            Explanations =
            [
                new RoundedExplanation(
                    new SeriesKey("S1", "all"),
                    Origin.AddDays(1),
                    [.. Enumerable.Range(-10, 21).Select(i => i * 777L)]),
            ],
            Failures =
            [
                (Grain.Daily, new FitFailure(new SeriesKey("S1", "all"), "champion", "2 days are known", "new-store")),
                (Grain.Hourly, new FitFailure(new SeriesKey("S2", "all"), "ssa", "constant", "weekday-mean")),
            ],
        };

    private static RoundedForecast Weeks(int level, string place) => new(
        new SeriesKey(place, "all"), Grain.Daily, Origin.AddDays(1),
        [.. Forecast(Grain.Daily, 7 * level, days: 2).Units], daysPerStep: 7);

    private static RoundedForecast Forecast(Grain grain, int level, int days, string place = "S1")
    {
        var units = new long[days * grain.StepsPerDay() * RoundedForecast.NumbersPerStep];
        for (var i = 0; i < units.Length; i++)
        {
            var (step, tenths) = Math.DivRem(i, RoundedForecast.NumbersPerStep);
            units[i] = (level * 12_345L) + (tenths * 777) + step;
        }

        return new RoundedForecast(new SeriesKey(place, "all"), grain, Origin.AddDays(1), units);
    }

    private static void ShouldEqual(IReadOnlyList<RoundedForecast> read, IReadOnlyList<RoundedForecast> written)
    {
        read.Should().HaveCount(written.Count);
        for (var i = 0; i < read.Count; i++)
        {
            (read[i].Key, read[i].Grain, read[i].FirstDay, read[i].DaysPerStep).Should()
                .Be((written[i].Key, written[i].Grain, written[i].FirstDay, written[i].DaysPerStep));
            read[i].Units.ToArray().Should().Equal(written[i].Units.ToArray());
        }
    }
}
