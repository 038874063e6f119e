using System.Text.Json;

namespace Forecasting.Api.Tests.Serving;

public sealed class PublicationWatchTests : IDisposable
{
    private const string Path = "/stores/S001/forecasts/hourly";

    private readonly ChainOfRuns _chain = new();

    public void Dispose() => _chain.Dispose();

    [Fact]
    public async Task A_new_run_is_served_without_a_restart()
    {
        var first = await _chain.PublishAsync(level: 2);
        await using var api = new ServedApi(_chain);
        (await api.JsonAsync(Path)).GetProperty("run_id").GetString().Should().Be(first.RunId);

        var second = await _chain.PublishAsync(level: 3);
        await api.LookUntilServedAsync(second.RunId);

        (await api.JsonAsync(Path)).GetProperty("run_id").GetString().Should().Be(second.RunId);
    }

    [Fact]
    public async Task The_first_run_is_served_as_soon_as_there_is_one()
    {
        await using var api = new ServedApi(_chain);
        var first = await _chain.PublishAsync(level: 2);
        await api.LookUntilServedAsync(first.RunId);

        (await api.JsonAsync("/stores")).GetProperty("count").GetInt32().Should().Be(3);
    }

    [Fact]
    public async Task A_crash_between_writing_and_publishing_leaves_the_old_run_served()
    {
        var first = await _chain.PublishAsync(level: 2);
        await using var api = new ServedApi(_chain);
        var crashed = await _chain.WriteAsync(level: 3);
        var looked = api.Publication.Current.CheckedAt;
        while (api.Publication.Current.CheckedAt == looked)
        {
            api.Clock.Advance(TimeSpan.FromSeconds(3));
            await Task.Yield();
        }

        (await api.JsonAsync(Path)).GetProperty("run_id").GetString().Should().Be(first.RunId);
        var run = await api.JsonAsync($"/runs/{crashed.RunId}");
        run.GetProperty("state").GetString().Should().Be("running");
        run.GetProperty("published").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task Going_back_serves_the_older_run_again()
    {
        var first = await _chain.PublishAsync(level: 2);
        var second = await _chain.PublishAsync(level: 3);
        await using var api = new ServedApi(_chain);
        (await api.JsonAsync(Path)).GetProperty("run_id").GetString().Should().Be(second.RunId);

        await _chain.Publication.PointBackAsync(first.RunId, CancellationToken.None);
        await api.LookUntilServedAsync(first.RunId);

        FirstOpenHour(await api.JsonAsync(Path)).Should().BeInRange(4, 6);
    }

    [Fact]
    public async Task Readers_during_a_publication_never_see_a_mixture()
    {
        var levels = new Dictionary<string, int> { [(await _chain.PublishAsync(level: 2)).RunId] = 2 };
        await using var api = new ServedApi(_chain, kestrel: true);
        using var done = new CancellationTokenSource();
        var seen = new HashSet<string>();
        var answers = new List<JsonElement>();
        var reader = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                answers.Add(await api.JsonAsync(Path));
            }
        });

        foreach (var level in (int[])[20, 200, 2000])
        {
            var run = await _chain.PublishAsync(level);
            levels[run.RunId] = level;
            await api.LookUntilServedAsync(run.RunId);
            var before = answers.Count;
            while (answers.Count < before + 5)
            {
                await Task.Yield();
            }
        }

        await done.CancelAsync();
        await reader;
        foreach (var answer in answers)
        {
            var runId = answer.GetProperty("run_id").GetString()!;
            seen.Add(runId);
            foreach (var hour in answer.GetProperty("forecasts").EnumerateArray().Where(h => h.GetProperty("hour").GetInt32() >= 7))
            {
                hour.GetProperty("mean").GetDouble().Should().BeInRange(2 * levels[runId], (2 * levels[runId]) + 2);
            }
        }

        seen.Should().HaveCount(4);
    }

    private static double FirstOpenHour(JsonElement answer) =>
        answer.GetProperty("forecasts").EnumerateArray().First(h => h.GetProperty("hour").GetInt32() == 7)
            .GetProperty("mean").GetDouble();
}
