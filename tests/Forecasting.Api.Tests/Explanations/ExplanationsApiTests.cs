using System.Net;
using System.Text.Json;
using Forecasting.Core.Features;

namespace Forecasting.Api.Tests.Explanations;

public sealed class ExplanationsApiTests : IAsyncLifetime
{
    private readonly ChainOfRuns _chain = new();
    private ServedApi _api = null!;

    public async ValueTask InitializeAsync()
    {
        await _chain.PublishAsync(level: 2);
        _api = new ServedApi(_chain, kestrel: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        _chain.Dispose();
    }

    [Theory]
    [InlineData("S001", "daily", "all")]
    [InlineData("S001", "daily", "eleme")]
    [InlineData("S001", "hourly", "all")]
    [InlineData("S001", "hourly", "youxian")]
    [InlineData("S002", "daily", "all")]
    public async Task Every_served_number_has_parts_that_sum_to_it(string store, string grain, string channel)
    {
        var steps = await StepsAsync($"/stores/{store}/explanations/{grain}?channel={channel}");
        var forecasts = (await _api.JsonAsync($"/stores/{store}/forecasts/{grain}?channel={channel}"))
            .GetProperty("forecasts").EnumerateArray().ToList();

        steps.Should().HaveCount(forecasts.Count);
        foreach (var (step, forecast) in steps.Zip(forecasts))
        {
            step.GetProperty("mean").GetDouble().Should().Be(forecast.GetProperty("mean").GetDouble());
            step.GetProperty("date").GetString().Should().Be(forecast.GetProperty("date").GetString());
            Parts(step).Sum().Should().BeApproximately(forecast.GetProperty("mean").GetDouble(), 1e-6);
        }

        steps.Should().Contain(s => s.GetProperty("promotion").GetDouble() > 0);
    }

    [Theory]
    [InlineData("all")]
    [InlineData("eleme")]
    public async Task Reasons_of_hours_add_up_to_those_of_their_day(string channel)
    {
        var days = await StepsAsync($"/stores/S001/explanations/daily?channel={channel}&to=2024-04-10");
        var hours = await StepsAsync($"/stores/S001/explanations/hourly?channel={channel}");

        foreach (var day in days)
        {
            var date = day.GetProperty("date").GetString();
            var ofDay = hours.Where(h => h.GetProperty("date").GetString() == date).Select(Parts).ToList();
            for (var reason = 0; reason < Reasons.Count; reason++)
            {
                ofDay.Sum(p => p[reason]).Should().BeApproximately(Parts(day)[reason], 1e-3);
            }
        }
    }

    [Fact]
    public async Task Csv_holds_the_same_numbers()
    {
        const string Path = "/stores/S001/explanations/hourly?from=2024-04-09&to=2024-04-09";
        var steps = await StepsAsync(Path);
        using var response = await _api.SendAsync(Path, accept: "text/csv");
        var lines = (await response.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");

        lines[0].Should().Be(
            "store_id,channel_id,origin,date,hour,lead_days,mean,level,weekday,season,event,promotion,weather,other");
        lines[1..].Select(l => l.Split(',')[7..]).Should().BeEquivalentTo(
            steps.Select(s => Reasons.Names.Select(n => s.GetProperty(n).ToString())), o => o.WithStrictOrdering());
    }

    [Fact]
    public async Task A_copy_that_is_current_is_not_sent_again()
    {
        using var first = await _api.SendAsync("/stores/S002/explanations/daily");
        using var again = await _api.SendAsync("/stores/S002/explanations/daily", ifNoneMatch: $"{first.Headers.ETag}");
        again.StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("/stores/S009/explanations/daily", HttpStatusCode.NotFound, "unknown-store")]
    [InlineData("/stores/S002/explanations/hourly", HttpStatusCode.NotFound, "no-hourly-forecasts")]
    [InlineData("/stores/S001/explanations/daily?channel=x", HttpStatusCode.NotFound, "unknown-channel")]
    [InlineData("/stores/S001/explanations/daily?to=2025-01-01", HttpStatusCode.BadRequest, "range-outside-run")]
    [InlineData("/stores/S001/explanations/daily?quantiles=10", HttpStatusCode.BadRequest, "unknown-parameter")]
    public async Task Mistakes_are_told(string path, HttpStatusCode status, string type)
    {
        using var response = await _api.SendAsync(path);
        response.StatusCode.Should().Be(status);
        (await response.Content.ReadAsStringAsync()).Should().Contain($"urn:rtmart-forecast:{type}");
    }

    [Fact]
    public async Task A_run_of_before_there_were_explanations_says_so()
    {
        var old = await _chain.PublishAsync(level: 3, explained: false);
        await _api.LookUntilServedAsync(old.RunId);
        using var response = await _api.SendAsync("/stores/S001/explanations/hourly");
        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).Should().Contain("no-explanations").And.Contain(old.RunId);
    }

    private async Task<List<JsonElement>> StepsAsync(string path) =>
        [.. (await _api.JsonAsync(path)).GetProperty("explanations").EnumerateArray()];

    private static double[] Parts(JsonElement step) =>
        [.. Reasons.Names.Select(n => step.GetProperty(n).GetDouble())];
}
