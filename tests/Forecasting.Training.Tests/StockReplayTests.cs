using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace Forecasting.Training.Tests;

public sealed class StockReplayTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rtmart-stock-").FullName;

    private string Chain => Path.Combine(_folder, "chain");

    public async ValueTask InitializeAsync()
    {
        var run = await RtmartProcess.RunAsync("simulate", "--out", Chain, "--stores", "2", "--days", "150",
            "--future-days", "16", "--order-days", "0", "--skus", "12", "--seed", "5");
        run.ExitCode.Should().Be(0, run.Errors);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_replay_compares_three_plans_by_the_names_of_the_contract()
    {
        var (json, csv) = (Path.Combine(_folder, "stock.json"), Path.Combine(_folder, "stock.csv"));
        var page = Path.Combine(_folder, "stock.html");
        var run = await RtmartProcess.RunAsync("replay", "--stock", "--data", Chain, "--weeks", "2", "--model",
            "weekday-mean", "--forecast-days", "7", "--json", json, "--csv", csv, "--report", page);

        run.ExitCode.Should().Be(0, run.Errors);
        run.Output.Should().Contain("lines lost").And.Contain("stock value to the manual plan's");
        File.ReadLines(csv).Count().Should().BeGreaterThan(1 + (3 * 2 * 2));
        using var figures = JsonDocument.Parse(await File.ReadAllTextAsync(json));
        foreach (var plan in (string[])["ours", "manual", "oracle"])
        {
            string[] names = ["stockout_lines", "stockout_orders", "stock_value", "waste_value", "turnover"];
            names.Should().OnlyContain(n => figures.RootElement.GetProperty(plan).GetProperty(n).GetDouble() >= 0);
            figures.RootElement.GetProperty(plan).GetProperty("stock_value").GetDouble().Should().BePositive();
        }

        figures.RootElement.GetProperty("predicted").GetProperty("stockout_lines").GetDouble().Should()
            .BeInRange(0.0001, 0.05);
        using var reader = XmlReader.Create(page, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        var html = XDocument.Load(reader);
        html.Descendants().Count(e => e.Name.LocalName == "svg").Should().BeGreaterThan(6);
        html.Descendants().Count(e => e.Name.LocalName == "table").Should().Be(3);
    }

    [Theory]
    [InlineData("--weeks 3", "--weeks 3 is too long")]
    [InlineData("--weeks 1 --stores S9", "S9")]
    [InlineData("--weeks 1 --model oracle", "no daily model oracle")]
    [InlineData("--staffing --weeks 1", "--staffing or --stock")]
    public async Task What_cannot_be_replayed_is_refused(string arguments, string message)
    {
        var run = await RtmartProcess.RunAsync(["replay", "--stock", "--data", Chain, .. arguments.Split(' ')]);

        run.ExitCode.Should().Be(2);
        run.Errors.Should().Contain(message);
    }

    [Fact]
    public async Task A_chain_that_does_not_tell_what_was_wanted_is_refused()
    {
        Directory.Delete(Path.Combine(Chain, "truth"), recursive: true);

        var run = await RtmartProcess.RunAsync("replay", "--stock", "--data", Chain, "--weeks", "1");

        run.ExitCode.Should().Be(2);
        run.Errors.Should().Contain("truth/sku-days.csv");
    }
}
