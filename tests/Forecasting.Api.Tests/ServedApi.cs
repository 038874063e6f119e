using System.Net.Http.Headers;
using System.Text.Json;
using Forecasting.Api.Serving;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Forecasting.Api.Tests;

/// <summary>The API over a real database file, with a clock that only the test moves.</summary>
internal sealed class ServedApi : WebApplicationFactory<Program>
{
    private readonly string _connection;

    public ServedApi(ChainOfRuns chain, bool kestrel = false)
        : this(chain.Connection, kestrel)
    {
    }

    public ServedApi(string connection, bool kestrel = false)
    {
        _connection = connection;
        if (kestrel)
        {
            // Not UseKestrel(port): the program may have started to listen before the factory names the port.
            UseKestrel();
            StartServer();
        }

        Http = CreateClient();
    }

    public HandTime Clock { get; } = new();

    public HttpClient Http { get; }

    public Publication Publication => Services.GetRequiredService<Publication>();

    public async Task<JsonElement> JsonAsync(string path)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative));
        response.EnsureSuccessStatusCode();
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    public async Task<HttpResponseMessage> SendAsync(
        string path, string? accept = null, string? ifNoneMatch = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        if (accept is not null)
        {
            request.Headers.Accept.ParseAdd(accept);
        }

        if (ifNoneMatch is not null)
        {
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(ifNoneMatch));
        }

        return await Http.SendAsync(request);
    }

    /// <summary>Lets the watch look at the database once, and waits until it serves the run.</summary>
    public async Task LookUntilServedAsync(string runId)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (Publication.Current.Published?.Run.RunId != runId)
        {
            Clock.Advance(PublicationWatch.Interval);
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("db", _connection);
        builder.UseSetting("urls", "http://127.0.0.1:0");
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }
}
