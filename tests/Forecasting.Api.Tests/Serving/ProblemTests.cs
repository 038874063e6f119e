using System.Net;
using System.Text.Json;

namespace Forecasting.Api.Tests.Serving;

public sealed class ProblemTests : IAsyncLifetime
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
    [InlineData("/stores/S999", 404, "unknown-store", "'S999'")]
    [InlineData("/stores/S999/forecasts/daily", 404, "unknown-store", "GET /stores")]
    [InlineData("/stores/S001/forecasts/daily?channel=tmall", 404, "unknown-channel", "'all', 'eleme', 'youxian'")]
    [InlineData("/stores/S002/forecasts/hourly", 404, "no-hourly-forecasts", "/stores/S002/forecasts/daily")]
    [InlineData("/stores/S001/forecasts/daily?from=2024-02-31", 400, "bad-date", "'from' is '2024-02-31'")]
    [InlineData("/stores/S001/forecasts/daily?to=8.4.2024", 400, "bad-date", "yyyy-MM-dd")]
    [InlineData("/stores/S001/forecasts/daily?to=", 400, "bad-date", "'to' is ''")]
    [InlineData("/stores/S001/forecasts/daily?from=2024-04-10&to=2024-04-09", 400, "from-after-to", "2024-04-10")]
    [InlineData("/stores/S001/forecasts/daily?to=2024-04-14", 400, "range-outside-run", "2024-04-08 to 2024-04-13")]
    [InlineData("/stores/S001/forecasts/daily?from=2024-04-14", 400, "range-outside-run", "'from' is 2024-04-14")]
    [InlineData("/stores/S001/forecasts/daily?to=2024-04-07", 400, "range-outside-run", "'to' is 2024-04-07")]
    [InlineData("/stores/S001/forecasts/hourly?to=2024-04-13", 400, "range-outside-run", "2024-04-08 to 2024-04-10")]
    [InlineData("/stores/S001/forecasts/daily?quantiles=95", 400, "bad-value", "'quantiles' is '95'")]
    [InlineData("/stores/S001/forecasts/daily?format=xml", 400, "bad-value", "'json' or 'csv'")]
    [InlineData("/stores/S001/forecasts/daily?form=2024-04-08", 400, "unknown-parameter", "'form'")]
    [InlineData("/runs/forecast-1", 404, "unknown-run", "GET /runs")]
    [InlineData("/accuracy?store=S999", 404, "unknown-store", "'S999'")]
    [InlineData("/shops", 404, "unknown-path", "'/shops'")]
    public async Task Every_mistake_is_named(string path, int status, string type, string named)
    {
        using var response = await _api.SendAsync(path);

        await ShouldBeProblemAsync(response, status, type, named);
    }

    [Fact]
    public async Task A_wrong_method_is_named()
    {
        using var response = await _api.SendAsync("/stores", method: HttpMethod.Delete);

        await ShouldBeProblemAsync(response, 405, "method-not-allowed", "DELETE");
        response.Content.Headers.Allow.Should().Contain("GET");
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("application/json;q=0, text/csv;q=0")]
    public async Task A_format_that_is_not_offered_is_named(string accept)
    {
        using var response = await _api.SendAsync("/stores/S001/forecasts/daily", accept);

        await ShouldBeProblemAsync(response, 406, "not-acceptable", "text/csv");
    }

    [Fact]
    public async Task A_mistake_is_a_problem_also_for_who_accepts_csv_only()
    {
        using var response = await _api.SendAsync("/shops", accept: "text/csv");

        await ShouldBeProblemAsync(response, 404, "unknown-path", "'/shops'");
    }

    [Fact]
    public async Task Before_the_first_publication_the_answer_says_what_to_do()
    {
        using var empty = new ChainOfRuns();
        await using var api = new ServedApi(empty);
        foreach (var path in (string[])["/stores", "/stores/S001", "/stores/S001/forecasts/daily", "/accuracy", "/health/ready"])
        {
            using var response = await api.SendAsync(path);

            await ShouldBeProblemAsync(response, 503, "nothing-published", "./rtmart train");
            response.Headers.RetryAfter.Should().NotBeNull();
        }

        using var live = await api.SendAsync("/health/live");
        live.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static async Task ShouldBeProblemAsync(HttpResponseMessage response, int status, string type, string named)
    {
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).Should().Be(status, text);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        var problem = JsonDocument.Parse(text).RootElement;
        problem.GetProperty("type").GetString().Should().Be($"urn:rtmart-forecast:{type}");
        problem.GetProperty("status").GetInt32().Should().Be(status);
        problem.GetProperty("title").GetString().Should().NotBeNullOrEmpty();
        problem.GetProperty("detail").GetString().Should().Contain(named);
        text.Should().NotContain("   at ");
    }
}
