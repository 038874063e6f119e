using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dapper;

namespace Forecasting.Api.Tests.Switching;

public sealed class SwitchingApiTests : IAsyncLifetime
{
    private readonly ChainOfRuns _chain = new();
    private ServedApi _api = null!;

    public async ValueTask InitializeAsync()
    {
        await _chain.PublishAsync(level: 2);
        using var connection = _chain.Database.Open();
        await connection.ExecuteAsync(
            "insert into stores (store_id, name, region, city, timezone, attributes) "
            + "values ('S001', 'One', '', '', 'UTC', '{}'), ('S002', 'Two', '', '', 'UTC', '{}')");
        await connection.ExecuteAsync(
            """
            insert into switch_proposals values ('p1', 'S001', 'live', 'open', '2024-04-08T00:00:00.000Z', 'manual', 7,
                56, '2024-02-01', '2024-04-07', 0.02, 0.06, 33.5, 99)
            """);
        _api = new ServedApi(_chain);
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        _chain.Dispose();
    }

    [Fact]
    public async Task Json_is_taken_bad_rows_are_named_and_a_correction_keeps_the_history()
    {
        var (status, answer) = await PostAsync("/manual-forecasts", """
            [{"store_id":"S001","date":"2024-04-20","orders":900,"made_on":"2024-04-13","planner":"Li, A."},
             {"store_id":"S001","date":"2024-04-20","orders":900,"made_on":"2024-04-21"},
             {"store_id":"S009","date":"2024-04-20","orders":1,"made_on":"2024-04-13"}]
            """);

        status.Should().Be(HttpStatusCode.OK);
        answer.GetProperty("added").GetInt32().Should().Be(1);
        answer.GetProperty("rejected").EnumerateArray()
            .Select(r => (r.GetProperty("row").GetInt32(), r.GetProperty("column").GetString()))
            .Should().Equal((2, "made_on"), (3, "store_id"));

        const string Csv = "store_id,date,orders,made_on\nS001,2024-04-20,950.5,2024-04-13\n";
        (await PostAsync("/manual-forecasts", Csv, "text/csv")).Status.Should().Be(HttpStatusCode.OK);
        var all = (await _api.JsonAsync("/manual-forecasts?store=S001&history=true"))
            .GetProperty("manual_forecasts").EnumerateArray().ToList();
        all.Select(f => f.GetProperty("orders").GetDouble()).Should().Equal(950.5, 900);
        all.Should().OnlyContain(f => f.GetProperty("planner").GetString() == "Li, A.");
        all[1].TryGetProperty("replaced_at", out _).Should().BeTrue();
    }

    [Theory]
    [InlineData("{", "application/json", HttpStatusCode.UnprocessableEntity)]
    [InlineData("{\"a\":1}", "application/json", HttpStatusCode.UnprocessableEntity)]
    [InlineData("[]", "application/json", HttpStatusCode.UnprocessableEntity)]
    [InlineData("store_id,date\nS001,2024-04-20\n", "text/csv", HttpStatusCode.UnprocessableEntity)]
    [InlineData("x", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_body_that_cannot_be_used_is_a_problem(string body, string mediaType, HttpStatusCode expected)
    {
        var (status, problem) = await PostAsync("/manual-forecasts", body, mediaType);

        status.Should().Be(expected);
        problem.GetProperty("detail").GetString().Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_proposal_is_approved_once_and_undone()
    {
        const string Decision = """{"who":"Wang","why":"eight good weeks"}""";
        (await PostAsync("/proposals/p1/approve", "{}")).Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await PostAsync("/proposals/p1/approve", Decision)).Status.Should().Be(HttpStatusCode.OK);
        (await PostAsync("/proposals/p1/refuse", Decision)).Status.Should().Be(HttpStatusCode.Conflict);
        (await PostAsync("/proposals/p9/refuse", Decision)).Status.Should().Be(HttpStatusCode.NotFound);

        (await ModesAsync()).Should().Equal(("S001", "live"), ("S002", "shadow"));
        (await PostAsync("/modes/S001/undo", Decision)).Status.Should().Be(HttpStatusCode.OK);
        (await PostAsync("/modes/S001/undo", Decision)).Status.Should().Be(HttpStatusCode.Conflict);
        (await ModesAsync())[0].Should().Be(("S001", "shadow"));
        var ledger = (await _api.JsonAsync("/ledger")).GetProperty("ledger").EnumerateArray().ToList();
        ledger.Select(e => e.GetProperty("action").GetString()).Should().Equal("undo", "approve");
        (await _api.JsonAsync("/proposals?state=undone")).GetProperty("proposals").GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task An_override_needs_a_reason_and_can_be_taken_back()
    {
        const string Good =
            """{"store_id":"S001","date":"2024-04-20","orders":700,"planner":"Li","reason":"road works"}""";
        (await PostAsync("/overrides", Good.Replace("road works", " ", StringComparison.Ordinal))).Status.Should()
            .Be(HttpStatusCode.UnprocessableEntity);
        var (status, answer) = await PostAsync("/overrides", Good);
        status.Should().Be(HttpStatusCode.OK);
        var id = answer.GetProperty("overrides")[0].GetProperty("override_id").GetString();

        using var gone = await _api.SendAsync($"/overrides/{id}", method: HttpMethod.Delete);
        using var again = await _api.SendAsync($"/overrides/{id}", method: HttpMethod.Delete);

        gone.StatusCode.Should().Be(HttpStatusCode.OK);
        again.StatusCode.Should().Be(HttpStatusCode.NotFound);
        var kept = (await _api.JsonAsync("/overrides?store=S001")).GetProperty("overrides")[0];
        kept.TryGetProperty("withdrawn_at", out _).Should().BeTrue();
    }

    [Fact]
    public async Task A_change_counts_before_the_planners_forecast_and_that_before_ours_until_the_store_is_live()
    {
        (await DayInUseAsync()).Source.Should().Be("ours");
        await PostAsync("/manual-forecasts",
            """[{"store_id":"S001","date":"2024-04-10","orders":900,"made_on":"2024-04-03","planner":"Li"}]""");
        (await DayInUseAsync()).Should().Be(("manual", 900));
        var (_, answer) = await PostAsync("/overrides", """
            {"store_id":"S001","date":"2024-04-10","orders":700,"made_on":"2024-04-04",
             "planner":"Li","reason":"road works"}
            """);
        (await DayInUseAsync()).Should().Be(("override", 700));

        var id = answer.GetProperty("overrides")[0].GetProperty("override_id").GetString();
        using var gone = await _api.SendAsync($"/overrides/{id}", method: HttpMethod.Delete);
        (await DayInUseAsync()).Should().Be(("manual", 900));
        await PostAsync("/proposals/p1/approve", """{"who":"Wang","why":"eight good weeks"}""");
        var daily = await _api.JsonAsync("/stores/S001/forecasts/daily?from=2024-04-10&to=2024-04-10");
        (await DayInUseAsync()).Should().Be(("ours", daily.GetProperty("total_mean").GetDouble()));

        using var unknown = await _api.SendAsync("/stores/S009/forecasts/in-use");
        unknown.StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var beyond = await _api.SendAsync("/stores/S001/forecasts/in-use?from=2030-01-01");
        beyond.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private async Task<(string Source, double Orders)> DayInUseAsync()
    {
        var answer = await _api.JsonAsync("/stores/S001/forecasts/in-use?from=2024-04-10&to=2024-04-10");
        var day = answer.GetProperty("days").EnumerateArray().Single();
        return (day.GetProperty("source").GetString()!, day.GetProperty("orders").GetDouble());
    }

    private async Task<List<(string, string)>> ModesAsync() =>
        [.. (await _api.JsonAsync("/modes")).GetProperty("modes").EnumerateArray()
            .Select(m => (m.GetProperty("store_id").GetString()!, m.GetProperty("mode").GetString()!))];

    private async Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(
        string path, string body, string mediaType = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, mediaType);
        using var response = await _api.Http.PostAsync(new Uri(path, UriKind.Relative), content);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }
}
