using System.Net;

namespace Forecasting.Api.Tests.Serving;

public sealed class FormatAndCopyTests : IAsyncLifetime
{
    private const string Path = "/stores/S001/forecasts/daily";

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
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("text/csv", "text/csv")]
    [InlineData("text/*", "text/csv")]
    [InlineData("text/csv;q=0.5, application/json", "application/json")]
    [InlineData("application/json;q=0.1, text/csv;q=0.2", "text/csv")]
    [InlineData("text/csv;q=0, */*", "application/json")]
    [InlineData("text/html, application/xhtml+xml, */*;q=0.8", "application/json")]
    public async Task The_format_is_the_best_that_is_accepted(string? accept, string expected)
    {
        using var response = await _api.SendAsync(Path, accept);

        response.Content.Headers.ContentType!.MediaType.Should().Be(expected);
        response.Headers.Vary.Should().Contain("Accept");
    }

    [Theory]
    [InlineData("/stores")]
    [InlineData("/stores/S001")]
    [InlineData("/runs")]
    [InlineData("/accuracy")]
    [InlineData(Path)]
    public async Task Every_resource_comes_as_csv_too(string path)
    {
        using var response = await _api.SendAsync($"{path}?format=csv");

        response.Content.Headers.ContentType!.MediaType.Should().Be("text/csv");
        var lines = (await response.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");
        lines.Should().HaveCountGreaterThan(1);
    }

    [Fact]
    public async Task Who_has_the_current_copy_gets_304_without_a_body()
    {
        using var first = await _api.SendAsync(Path);
        var tag = first.Headers.ETag!;
        using var second = await _api.SendAsync(Path, ifNoneMatch: tag.ToString());

        tag.IsWeak.Should().BeFalse();
        second.StatusCode.Should().Be(HttpStatusCode.NotModified);
        second.Headers.ETag.Should().Be(tag);
        (await second.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
        second.Headers.CacheControl!.NoCache.Should().BeTrue();
    }

    [Fact]
    public async Task Formats_ranges_and_runs_have_different_tags()
    {
        var tags = new List<string>();
        foreach (var (path, accept) in (IEnumerable<(string, string?)>)
            [(Path, null), (Path, "text/csv"), ($"{Path}?to=2024-04-09", null), ($"{Path}?channel=eleme", null)])
        {
            using var response = await _api.SendAsync(path, accept);
            tags.Add(response.Headers.ETag!.Tag);
        }

        var next = await _chain.PublishAsync(level: 2);
        await _api.LookUntilServedAsync(next.RunId);
        using var later = await _api.SendAsync(Path, ifNoneMatch: tags[0]);
        later.StatusCode.Should().Be(HttpStatusCode.OK, "another run is another answer");
        tags.Add(later.Headers.ETag!.Tag);
        tags.Should().OnlyHaveUniqueItems();
    }
}
