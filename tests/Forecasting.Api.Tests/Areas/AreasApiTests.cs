using System.Net;
using System.Text.Json;

namespace Forecasting.Api.Tests.Areas;

public sealed class AreasApiTests : IAsyncLifetime
{
    private const string Region = "/regions/North%20%2F%201/forecasts";

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
    public async Task Regions_are_listed_with_their_channels_and_where_their_forecasts_are()
    {
        var region = (await _api.JsonAsync("/regions")).GetProperty("regions").EnumerateArray().Single();

        region.GetProperty("region").GetString().Should().Be(ChainOfRuns.OddRegion);
        region.GetProperty("channels").EnumerateArray().Select(c => c.GetString())
            .Should().Equal("all", "eleme", "youxian");
        region.GetProperty("daily").GetString().Should().Be($"{Region}/daily");
        region.GetProperty("hourly").GetString().Should().Be($"{Region}/hourly");
        region.TryGetProperty("weekly", out _).Should().BeFalse();
        (await _api.JsonAsync(region.GetProperty("daily").GetString()!)).GetProperty("region").GetString()
            .Should().Be(ChainOfRuns.OddRegion);
    }

    [Fact]
    public async Task The_chain_is_the_sum_of_its_stores_to_the_last_digit()
    {
        var stores = (await _api.JsonAsync("/stores")).GetProperty("stores").EnumerateArray()
            .Select(s => s.GetProperty("daily").GetString()!).ToList();
        var ofStores = new List<decimal[]>();
        foreach (var path in stores)
        {
            ofStores.Add(await MeansAsync(path));
        }

        var chain = await MeansAsync("/chain/forecasts/daily");

        stores.Should().HaveCount(3);
        chain.Should().Equal(Enumerable.Range(0, chain.Length).Select(day => ofStores.Sum(s => s[day])));
    }

    [Fact]
    public async Task A_channel_of_a_region_is_answered_by_itself()
    {
        var all = await MeansAsync($"{Region}/daily");
        var eleme = await MeansAsync($"{Region}/daily?channel=eleme");
        var youxian = await MeansAsync($"{Region}/daily?channel=youxian");

        all.Should().Equal(eleme.Zip(youxian, (a, b) => a + b));
    }

    [Theory]
    [InlineData("/chain/forecasts/weekly")]
    [InlineData("/stores/S001/forecasts/weekly")]
    public async Task A_week_is_named_by_its_Monday_and_is_the_sum_of_its_days(string path)
    {
        var answer = await _api.JsonAsync(path);
        var week = answer.GetProperty("forecasts").EnumerateArray().Single();

        answer.GetProperty("grain").GetString().Should().Be("weekly");
        (week.GetProperty("date").GetString(), week.GetProperty("lead_days").GetInt32()).Should().Be(("2024-04-08", 1));
        week.GetProperty("mean").GetDecimal().Should().Be((await MeansAsync("/stores/S001/forecasts/daily")).Sum());
        answer.GetProperty("total_mean").GetDecimal().Should().Be(week.GetProperty("mean").GetDecimal());
    }

    [Fact]
    public async Task A_week_that_lies_only_partly_in_the_dates_is_left_out() =>
        (await _api.JsonAsync("/chain/forecasts/weekly?from=2024-04-09")).GetProperty("forecasts").GetArrayLength()
            .Should().Be(0);

    [Fact]
    public async Task Hours_of_a_region_come_as_csv()
    {
        using var answer = await _api.SendAsync($"{Region}/hourly?to=2024-04-08", accept: "text/csv");
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        lines[0].Should().StartWith("region,channel_id,origin,date,hour,lead_days,mean,q10");
        lines.Should().HaveCount(25);
        lines[24].Should().StartWith("North / 1,all,2024-04-07,2024-04-08,23,1,");
    }

    [Theory]
    [InlineData("/regions/East/forecasts/daily", "unknown-region", "'North / 1'")]
    [InlineData("/chain/forecasts/daily?channel=elutong", "unknown-channel", "The chain has no daily forecasts")]
    [InlineData("/chain/forecasts/hourly", "no-hourly-forecasts", "/chain/forecasts/daily")]
    [InlineData(Region + "/weekly", "no-weekly-forecasts", "Monday")]
    [InlineData("/stores/S002/forecasts/weekly", "no-weekly-forecasts", "Monday")]
    [InlineData("/stores/S002/forecasts/weekly?channel=x", "unknown-channel", "Store 'S002'")]
    public async Task What_is_not_there_is_said(string path, string type, string words)
    {
        using var answer = await _api.SendAsync(path);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        problem.GetProperty("type").GetString().Should().Be($"urn:rtmart-forecast:{type}");
        problem.GetProperty("detail").GetString().Should().Contain(words);
    }

    private async Task<decimal[]> MeansAsync(string path) =>
        [.. (await _api.JsonAsync(path)).GetProperty("forecasts").EnumerateArray()
            .Select(f => f.GetProperty("mean").GetDecimal())];
}
