using System.Text.Json;

namespace Forecasting.Api.Tests.Forecasts;

public sealed class ForecastsApiTests : IAsyncLifetime
{
    private readonly ChainOfRuns _chain = new();
    private ServedApi _api = null!;

    public async ValueTask InitializeAsync()
    {
        await _chain.PublishAsync(level: 2);
        _api = new ServedApi(_chain);
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        _chain.Dispose();
    }

    [Fact]
    public async Task Days_reach_from_the_day_after_the_origin_to_the_end_of_the_run()
    {
        var answer = await _api.JsonAsync("/stores/S001/forecasts/daily");

        answer.GetProperty("channel_id").GetString().Should().Be("all");
        answer.GetProperty("from").GetString().Should().Be("2024-04-08");
        answer.GetProperty("to").GetString().Should().Be("2024-04-13");
        var days = answer.GetProperty("forecasts").EnumerateArray().ToList();
        days.Should().HaveCount(6);
        days[0].GetProperty("lead_days").GetInt32().Should().Be(1);
        days[0].TryGetProperty("hour", out _).Should().BeFalse();
        days[0].GetProperty("q10").GetDouble().Should().BeLessThan(days[0].GetProperty("q90").GetDouble());
    }

    [Fact]
    public async Task A_range_of_hours_holds_24_of_each_day()
    {
        var answer = await _api.JsonAsync("/stores/S001/forecasts/hourly?from=2024-04-09&to=2024-04-10&channel=eleme");

        var hours = answer.GetProperty("forecasts").EnumerateArray().ToList();
        hours.Select(h => (h.GetProperty("date").GetString()!, h.GetProperty("hour").GetInt32())).Should().Equal(
            Enumerable.Range(0, 48).Select(i => (i < 24 ? "2024-04-09" : "2024-04-10", i % 24)));
    }

    [Theory]
    [InlineData("all")]
    [InlineData("youxian")]
    [InlineData("eleme")]
    public async Task Hours_add_up_to_their_day_exactly(string channel)
    {
        var days = await StepsAsync($"/stores/S001/forecasts/daily?channel={channel}&to=2024-04-10");
        var hours = await StepsAsync($"/stores/S001/forecasts/hourly?channel={channel}");

        foreach (var day in days)
        {
            var date = day.GetProperty("date").GetString();
            hours.Where(h => h.GetProperty("date").GetString() == date).Sum(h => h.GetProperty("mean").GetDecimal())
                .Should().Be(day.GetProperty("mean").GetDecimal());
        }
    }

    [Fact]
    public async Task Channels_add_up_to_all_exactly()
    {
        var all = await StepsAsync("/stores/S001/forecasts/hourly");
        var youxian = await StepsAsync("/stores/S001/forecasts/hourly?channel=youxian");
        var eleme = await StepsAsync("/stores/S001/forecasts/hourly?channel=eleme");

        all.Select(Mean).Should().Equal(youxian.Zip(eleme, (a, b) => Mean(a) + Mean(b)));
    }

    [Theory]
    [InlineData("false", "")]
    [InlineData("true", "q10 q20 q30 q40 q50 q60 q70 q80 q90")]
    [InlineData("10,50,90", "q10 q50 q90")]
    [InlineData("q90,q10", "q10 q90")]
    public async Task Quantiles_are_those_asked_for(string quantiles, string expected)
    {
        var days = await StepsAsync($"/stores/S002/forecasts/daily?quantiles={quantiles}");

        var names = days[0].EnumerateObject().Select(p => p.Name).Where(n => n.StartsWith('q'));
        string.Join(' ', names).Should().Be(expected);
    }

    [Theory]
    [InlineData("/stores/S001/forecasts/daily?from=2024-04-09")]
    [InlineData("/stores/S001/forecasts/hourly?channel=youxian&quantiles=10,90")]
    public async Task Csv_equals_json(string path)
    {
        var steps = await StepsAsync(path);
        using var response = await _api.SendAsync(path, accept: "text/csv");
        var lines = (await response.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");

        response.Content.Headers.ContentType!.ToString().Should().Be("text/csv; charset=utf-8");
        var names = lines[0].Split(',');
        lines.Should().HaveCount(steps.Count + 1);
        for (var i = 0; i < steps.Count; i++)
        {
            var fields = lines[i + 1].Split(',');
            for (var column = 0; column < names.Length; column++)
            {
                if (names[column] is not ("store_id" or "channel_id" or "origin"))
                {
                    var json = steps[i].TryGetProperty(names[column], out var value) ? value.ToString() : "";
                    fields[column].Should().Be(json, $"{names[column]} of row {i} is one number in both formats");
                }
            }
        }
    }

    [Fact]
    public async Task A_store_whose_id_needs_quoting_is_found_and_quoted()
    {
        using var response = await _api.SendAsync($"/stores/{Uri.EscapeDataString(ChainOfRuns.OddStore)}/forecasts/daily?format=csv");

        var text = await response.Content.ReadAsStringAsync();
        text.Should().Contain("\"Store 3, \"\"Süd\"\"\",all,2024-04-07,2024-04-08,");
    }

    [Fact]
    public async Task The_total_is_the_sum_of_the_means()
    {
        var answer = await _api.JsonAsync("/stores/S001/forecasts/hourly");

        answer.GetProperty("total_mean").GetDecimal().Should()
            .Be(answer.GetProperty("forecasts").EnumerateArray().Sum(Mean));
    }

    private async Task<List<JsonElement>> StepsAsync(string path) =>
        [.. (await _api.JsonAsync(path)).GetProperty("forecasts").EnumerateArray()];

    private static decimal Mean(JsonElement step) => step.GetProperty("mean").GetDecimal();
}
