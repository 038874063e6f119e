using System.Text.Json;
using Forecasting.Core.Domain;
using Forecasting.Core.Models;

namespace Forecasting.Api.Tests.Stores;

public sealed class StoreNotesTests : IAsyncLifetime
{
    private static readonly FitFailure Eleme = new(
        new SeriesKey("S001", "eleme"), "champion", "3 days of orders are known; it leans on 8 older series",
        "new-store");

    private static readonly FitFailure Youxian = new(
        new SeriesKey("S001", "youxian"), "ssa", "constant", "weekday-mean");

    private static readonly FitFailure Odd = new(
        new SeriesKey(ChainOfRuns.OddStore, Channel.AllId), "champion", "no day <b>of orders</b> is known yet",
        "new-store");

    private readonly ChainOfRuns _chain = new();
    private ServedApi _api = null!;

    public async ValueTask InitializeAsync()
    {
        await _chain.PublishAsync(
            level: 2,
            trained: [(Grain.Daily, Odd with { Key = new SeriesKey("S002", Channel.AllId) })],
            failures: [(Grain.Daily, Eleme), (Grain.Hourly, Eleme), (Grain.Hourly, Youxian), (Grain.Daily, Odd)]);
        _api = new ServedApi(_chain, kestrel: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        _chain.Dispose();
    }

    [Fact]
    public async Task A_store_says_once_what_its_forecasts_stand_on()
    {
        var notes = Notes(await _api.JsonAsync("/stores/S001"));

        notes.Should().Equal(Words(Eleme), Words(Youxian));
        var listed = (await _api.JsonAsync("/stores")).GetProperty("stores").EnumerateArray().ToList();
        Notes(listed[0]).Should().Equal(notes);
        Notes(listed[2]).Should().Equal(Words(Odd));
    }

    [Theory]
    [InlineData("daily")]
    [InlineData("hourly")]
    [InlineData("weekly")]
    public async Task Forecasts_of_all_channels_have_the_notes_of_all(string grain) =>
        Notes(await _api.JsonAsync($"/stores/S001/forecasts/{grain}")).Should().Equal(Words(Eleme), Words(Youxian));

    [Theory]
    [InlineData("daily")]
    [InlineData("hourly")]
    public async Task Forecasts_of_a_channel_have_its_own_notes(string grain)
    {
        Notes(await _api.JsonAsync($"/stores/S001/forecasts/{grain}?channel=eleme")).Should().Equal(Words(Eleme));
        Notes(await _api.JsonAsync($"/stores/S001/forecasts/{grain}?channel=youxian")).Should().Equal(Words(Youxian));
    }

    [Fact]
    public async Task What_only_the_training_found_is_over_and_there_are_no_notes()
    {
        Notes(await _api.JsonAsync("/stores/S002")).Should().BeEmpty();
        Notes(await _api.JsonAsync("/stores/S002/forecasts/daily")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_run_of_an_older_version_has_the_notes_of_its_training()
    {
        var old = await _chain.PublishAsync(level: 3, trained: [(Grain.Hourly, Youxian)]);
        await _api.LookUntilServedAsync(old.RunId);

        Notes(await _api.JsonAsync("/stores/S001")).Should().Equal(Words(Youxian));
    }

    [Fact]
    public async Task Notes_are_in_the_spreadsheet_of_stores()
    {
        using var response = await _api.SendAsync("/stores/S001", accept: "text/csv");
        var lines = (await response.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");

        lines[0].Should().EndWith(",notes");
        lines[1].Should().EndWith(
            ",eleme: 3 days of orders are known; it leans on 8 older series (new-store in place of champion); "
            + "youxian: constant (weekday-mean in place of ssa)");
    }

    [Fact]
    public async Task The_first_page_shows_them_as_text()
    {
        var html = await _api.Http.GetStringAsync(new Uri("/", UriKind.Relative));

        html.Should().Contain("eleme: 3 days of orders are known; it leans on 8 older series (new-store in place");
        html.Should().Contain("no day &lt;b&gt;of orders&lt;/b&gt; is known yet");
        html.Should().NotContain("<b>of orders");
    }

    private static (string, string, string, string) Words(FitFailure failure) =>
        (failure.Model, failure.Key.ChannelId, failure.Reason, failure.FallBack);

    private static List<(string Model, string Channel, string Reason, string FallBack)> Notes(JsonElement answer) =>
    [
        .. answer.GetProperty("notes").EnumerateArray().Select(n => (
            n.GetProperty("model").GetString()!, n.GetProperty("channel_id").GetString()!,
            n.GetProperty("reason").GetString()!, n.GetProperty("fall_back").GetString()!)),
    ];
}
