using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Forecasting.Training.Tests;

/// <summary>A channel that begins while the chain runs, by the commands that a user types.</summary>
public sealed class NewChannelTests : IDisposable
{
    private const int Days = 130;
    private const int FirstNewDay = 95;
    private static readonly DateOnly FirstDay = new(2024, 1, 1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _root = Directory.CreateTempSubdirectory("rtmart-channel-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task A_row_in_channels_csv_is_all_it_takes_from_import_to_the_served_chain()
    {
        var db = Path.Combine(_root, "rtmart.db");
        await SucceedAsync("import", "--data", Folder("before", FirstNewDay, "app", "web"), "--db", db);
        await SucceedAsync("import", "--data", Folder("after", Days, "app", "web", "quick"), "--db", db);
        await SucceedAsync(
            "nightly", "--db", db, "--models", Path.Combine(_root, "models"), "--daily-days", "14",
            "--accuracy-origins", "0");

        var url = $"http://127.0.0.1:{FreePort()}";
        using var served = RtmartProcess.Start("serve", "--db", db, "--urls", url);
        try
        {
            using var http = await ReadyAsync(url);
            var quick = await MeansAsync(http, "/stores/A/forecasts/daily?channel=quick");
            quick.Should().HaveCount(14).And.OnlyContain(orders => orders > 5 && orders < 80, "it sells 20 a day");
            await ShouldAddUpAsync(http, "/chain/forecasts/daily", "app", "web", "quick");
            await ShouldAddUpAsync(http, "/regions/north/forecasts/weekly", "app", "web", "quick");
            (await MeansAsync(http, "/chain/forecasts/daily?channel=quick")).Should().Equal(
                (await MeansAsync(http, "/regions/north/forecasts/daily?channel=quick"))
                .Zip(await MeansAsync(http, "/regions/south/forecasts/daily?channel=quick"), (n, s) => n + s));
        }
        finally
        {
            served.Kill(entireProcessTree: true);
            await served.WaitForExitAsync();
        }
    }

    private static async Task ShouldAddUpAsync(HttpClient http, string path, params string[] channels)
    {
        var sum = new decimal[(await MeansAsync(http, path)).Length];
        foreach (var channel in channels)
        {
            sum = [.. sum.Zip(await MeansAsync(http, $"{path}?channel={channel}"), (a, b) => a + b)];
        }

        (await MeansAsync(http, path)).Should().Equal(sum).And.NotBeEmpty();
    }

    private static async Task<decimal[]> MeansAsync(HttpClient http, string path)
    {
        using var answer = JsonDocument.Parse(await http.GetStringAsync(new Uri(path, UriKind.Relative)));
        return [.. answer.RootElement.GetProperty("forecasts").EnumerateArray()
            .Select(f => f.GetProperty("mean").GetDecimal())];
    }

    private static async Task SucceedAsync(params string[] arguments)
    {
        var run = await RtmartProcess.RunAsync(arguments);
        run.ExitCode.Should().BeOneOf([0, 1], $"{run.Output} {run.Errors}");
    }

    private static async Task<HttpClient> ReadyAsync(string url)
    {
        var http = new HttpClient { BaseAddress = new Uri(url) };
        using var patience = new CancellationTokenSource(Patience);
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await ticks.WaitForNextTickAsync(patience.Token))
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), patience.Token);
                if (answer.IsSuccessStatusCode)
                {
                    break;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }

        return http;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Three stores in two regions; the third channel has rows from its first day only.</summary>
    private string Folder(string name, int days, params string[] channels)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "stores.csv"), "store_id,region\nA,north\nB,north\nC,south\n");
        File.WriteAllText(
            Path.Combine(folder, "channels.csv"), $"channel_id\n{string.Join('\n', channels)}\n");
        var rows = new StringBuilder("store_id,channel_id,date,orders\n");
        for (var day = 0; day < days; day++)
        {
            var date = FirstDay.AddDays(day).ToString("O", CultureInfo.InvariantCulture);
            foreach (var (store, factor) in new[] { ("A", 2), ("B", 3), ("C", 5) })
            {
                for (var channel = 0; channel < channels.Length; channel++)
                {
                    var orders = (factor * (channel == 2 ? 10 : 40)) + (3 * (day % 7)) + ((day * 7 * factor) % 5);
                    rows.Append(channel < 2 || day >= FirstNewDay
                        ? string.Create(CultureInfo.InvariantCulture, $"{store},{channels[channel]},{date},{orders}\n")
                        : "");
                }
            }
        }

        File.WriteAllText(Path.Combine(folder, "orders-daily.csv"), rows.ToString());
        return folder;
    }
}
