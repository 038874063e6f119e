using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Forecasting.Api.Tests.Reference;

public sealed partial class ReferenceTests : IAsyncLifetime
{
    private const string Snapshot = "openapi.v1.json";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

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
    public async Task The_openapi_document_is_the_one_agreed_on()
    {
        var served = await _api.Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        var actual = JsonNode.Parse(served)!.ToJsonString(Indented).ReplaceLineEndings("\n") + "\n";
        var expected = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Reference", Snapshot));
        if (actual != expected)
        {
            var received = Path.Combine(AppContext.BaseDirectory, "Reference", $"received.{Snapshot}");
            await File.WriteAllTextAsync(received, actual);
            Assert.Fail(
                $"The API changed. If it is meant to, copy {received} over "
                + $"tests/Forecasting.Api.Tests/Reference/{Snapshot}.");
        }
    }

    [Theory]
    [InlineData("/reference")]
    [InlineData("/")]
    public async Task A_page_loads_nothing_from_another_host(string path)
    {
        using var page = await _api.SendAsync(path);
        var html = await page.Content.ReadAsStringAsync();

        page.Headers.GetValues("Content-Security-Policy").Should().ContainSingle()
            .Which.Should().StartWith("default-src 'self'");
        ForeignSources().Matches(html).Select(m => m.Value).Should().BeEmpty();
        foreach (Match script in LocalScripts().Matches(html))
        {
            var source = new Uri(new Uri("http://localhost/reference/"), script.Groups[1].Value);
            using var response = await _api.SendAsync(source.PathAndQuery);
            response.IsSuccessStatusCode.Should().BeTrue($"{source} is served here");
        }
    }

    [Fact]
    public void A_page_that_loads_from_another_host_would_be_found() =>
        ForeignSources().IsMatch("<script src=\"https://cdn.example.com/x.js\"></script>").Should().BeTrue();

    [Fact]
    public async Task The_first_page_links_to_the_stores_forecasts()
    {
        var html = await _api.Http.GetStringAsync(new Uri("/", UriKind.Relative));

        html.Should().Contain("href=\"/stores/S001/forecasts/daily\"");
        html.Should().Contain("href=\"/stores/S001/forecasts/hourly\"");
        html.Should().Contain("Store 3, &quot;S");
    }

    [GeneratedRegex("(?:src|href)\\s*=\\s*[\"'](?:https?:)?//[^\"']+|(?:https?:)?//cdn\\.[^\"']+")]
    private static partial Regex ForeignSources();

    [GeneratedRegex("<script[^>]+src\\s*=\\s*[\"']([^\"']+)")]
    private static partial Regex LocalScripts();
}
