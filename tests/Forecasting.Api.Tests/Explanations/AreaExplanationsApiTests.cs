using System.Net;
using System.Text.Json;
using Forecasting.Core.Features;

namespace Forecasting.Api.Tests.Explanations;

public sealed class AreaExplanationsApiTests : IAsyncLifetime
{
    private const string West = "/regions/West%20%2F%201";

    private readonly ChainByHour _chain = new();
    private ServedApi _api = null!;

    public async ValueTask InitializeAsync()
    {
        await _chain.PublishAsync();
        _api = new ServedApi(_chain.Connection, kestrel: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        _chain.Dispose();
    }

    [Theory]
    [InlineData("daily", ChainByHour.DailyDays)]
    [InlineData("hourly", ChainByHour.HourlyDays * 24)]
    [InlineData("weekly", 2)]
    public async Task Every_served_number_of_every_place_and_channel_has_parts_that_sum_to_it(string grain, int steps)
    {
        var places = await PlacesAsync();
        foreach (var (path, channel) in places)
        {
            var forecasts = await ListAsync($"{path}/forecasts/{grain}?channel={channel}", "forecasts");
            var explanations = await ListAsync($"{path}/explanations/{grain}?channel={channel}", "explanations");

            explanations.Should().HaveCount(steps, path).And.HaveSameCount(forecasts);
            foreach (var (why, forecast) in explanations.Zip(forecasts))
            {
                foreach (var name in (string[])["date", "hour", "lead_days", "mean"])
                {
                    Text(why, name).Should().Be(Text(forecast, name));
                }

                Parts(why).Sum().Should().BeApproximately(
                    forecast.GetProperty("mean").GetDouble(), 1e-6, $"{path} {channel} {Text(why, "date")}");
            }
        }

        // 30 stores with 'all': 5 alone, 5 with one channel beside it, 20 with two; three regions and the chain.
        places.Should().HaveCount(5 + (5 * 2) + (20 * 3) + (4 * 3));
    }

    [Theory]
    [InlineData("daily")]
    [InlineData("hourly")]
    [InlineData("weekly")]
    public async Task Reasons_of_regions_add_up_to_those_of_the_chain(string grain)
    {
        var chain = (await ListAsync($"/chain/explanations/{grain}", "explanations")).Select(Parts).ToList();
        var sums = chain.Select(_ => new double[Reasons.Count]).ToList();
        foreach (var region in (string[])["/regions/East", West, "/regions/none"])
        {
            var parts = (await ListAsync($"{region}/explanations/{grain}", "explanations")).Select(Parts);
            sums = [.. sums.Zip(parts, (sum, part) => sum.Zip(part, (a, b) => a + b).ToArray())];
        }

        foreach (var (sum, whole) in sums.Zip(chain))
        {
            sum.Zip(whole, (a, b) => Math.Abs(a - b)).Should().OnlyContain(rest => rest < 1e-6);
        }
    }

    [Fact]
    public async Task Reasons_of_a_week_are_those_of_its_days()
    {
        var week = (await ListAsync("/chain/explanations/weekly?channel=eleme", "explanations"))[1];
        var days = await ListAsync(
            "/chain/explanations/daily?channel=eleme&from=2024-04-22&to=2024-04-28", "explanations");

        Text(week, "date").Should().Be("2024-04-22");
        for (var reason = 0; reason < Reasons.Count; reason++)
        {
            days.Sum(d => Parts(d)[reason]).Should().BeApproximately(Parts(week)[reason], 1e-6);
        }
    }

    [Fact]
    public async Task A_week_that_lies_only_partly_in_the_dates_is_left_out() =>
        (await ListAsync("/stores/S002/explanations/weekly?from=2024-04-16", "explanations"))
            .Select(w => Text(w, "date")).Should().Equal("2024-04-22");

    [Fact]
    public async Task Csv_names_the_region()
    {
        using var response = await _api.SendAsync($"{West}/explanations/weekly", accept: "text/csv");
        var lines = (await response.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");

        lines[0].Should().Be(
            "region,channel_id,origin,date,hour,lead_days,mean,level,weekday,season,event,promotion,weather,other");
        lines.Should().HaveCount(3);
        lines[1].Should().StartWith("West / 1,all,2024-04-10,2024-04-15,,5,");
    }

    [Theory]
    [InlineData("/regions/North/explanations/daily", HttpStatusCode.NotFound, "unknown-region")]
    [InlineData("/regions/East/explanations/daily?channel=x", HttpStatusCode.NotFound, "unknown-channel")]
    [InlineData("/chain/explanations/hourly?channel=x", HttpStatusCode.NotFound, "unknown-channel")]
    [InlineData("/chain/explanations/daily?to=2025-01-01", HttpStatusCode.BadRequest, "range-outside-run")]
    [InlineData("/chain/explanations/weekly?from=2024-04-11", HttpStatusCode.BadRequest, "range-outside-run")]
    [InlineData("/chain/explanations/daily?from=11.4.2024", HttpStatusCode.BadRequest, "bad-date")]
    [InlineData("/chain/explanations/daily?quantiles=10", HttpStatusCode.BadRequest, "unknown-parameter")]
    [InlineData("/stores/S000/explanations/weekly?channel=x", HttpStatusCode.NotFound, "unknown-channel")]
    public async Task Mistakes_are_told(string path, HttpStatusCode status, string type)
    {
        using var response = await _api.SendAsync(path);
        response.StatusCode.Should().Be(status);
        (await response.Content.ReadAsStringAsync()).Should().Contain($"urn:rtmart-forecast:{type}");
    }

    [Fact]
    public async Task A_region_that_has_other_stores_than_its_forecasts_is_not_explained_wrongly()
    {
        await _chain.MoveAsync("S000", "West / 1");
        await using var later = new ServedApi(_chain.Connection);
        foreach (var path in (string[])["/regions/East/explanations/daily", $"{West}/explanations/hourly"])
        {
            using var response = await later.SendAsync(path);
            response.StatusCode.Should().Be(HttpStatusCode.NotFound);
            (await response.Content.ReadAsStringAsync()).Should()
                .Contain("no-explanations").And.Contain("other stores");
        }

        using var chain = await later.SendAsync("/chain/explanations/daily");
        chain.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    /// <summary>The path and channel of every series that is served.</summary>
    private async Task<List<(string Path, string Channel)>> PlacesAsync()
    {
        var places = new List<(string, string)>();
        foreach (var list in (string[])["stores", "regions"])
        {
            foreach (var place in await ListAsync($"/{list}", list))
            {
                var path = Text(place, "daily")!.Replace("/forecasts/daily", "", StringComparison.Ordinal);
                places.AddRange(place.GetProperty("channels").EnumerateArray().Select(c => (path, c.GetString()!)));
            }
        }

        return [.. places, .. new[] { "all", "eleme", "youxian" }.Select(channel => ("/chain", channel))];
    }

    private async Task<List<JsonElement>> ListAsync(string path, string list) =>
        [.. (await _api.JsonAsync(path)).GetProperty(list).EnumerateArray()];

    private static string? Text(JsonElement step, string name) =>
        step.TryGetProperty(name, out var value) ? value.ToString() : null;

    private static double[] Parts(JsonElement step) =>
        [.. Reasons.Names.Select(n => step.GetProperty(n).GetDouble())];
}
