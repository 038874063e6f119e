using System.Text.Json;

namespace Forecasting.Training.Tests;

public sealed class EvaluateVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evaluate-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_simulated_chain_is_scored_against_planners_stand_in_and_truth()
    {
        var chain = At("chain");
        await RtmartProcess.RunAsync("simulate", "--out", chain, "--stores", "4", "--days", "120", "--seed", "3");

        var run = await RtmartProcess.RunAsync(
            "evaluate", "--data", chain, "--weeks", "4", "--model", "weekday-mean", "--json", At("e.json"),
            "--csv", At("e.csv"), "--report", At("e.html"));

        run.ExitCode.Should().BeLessThanOrEqualTo(1, run.Errors);
        var figures = JsonDocument.Parse(await File.ReadAllTextAsync(At("e.json"))).RootElement;
        double Accuracy(string who) => figures.GetProperty(who).GetProperty("accuracy_lead7").GetDouble();
        Accuracy("manual").Should().BeInRange(0.8, 0.95);
        Accuracy("oracle").Should().BeGreaterThan(Accuracy("ours")).And.BeGreaterThan(Accuracy("manual"));
        Accuracy("stand_in").Should().BeInRange(0.6, 0.97);
        figures.GetProperty("stores_with_manual").GetInt32().Should().Be(4);
        figures.GetProperty("stores_better").GetDouble().Should().BeInRange(0, 1);
        figures.TryGetProperty("skill", out _).Should().BeTrue();
        figures.TryGetProperty("festival_wape_ratio", out _).Should().BeTrue();
        var stores = figures.GetProperty("lines").EnumerateArray()
            .Where(l => l.GetProperty("group").GetString() == "store").ToList();
        stores.Should().HaveCount(4).And.OnlyContain(l => l.GetProperty("compared_with").GetString() == "manual");
        stores.Average(l => l.GetProperty("ours").GetDouble()).Should().BeApproximately(Accuracy("ours"), 1e-9);
        var lines = await File.ReadAllLinesAsync(At("e.csv"));
        lines.Should().Contain(l => l.StartsWith("store,S001,7,", StringComparison.Ordinal))
            .And.Contain(l => l.StartsWith("chain,all stores,", StringComparison.Ordinal));
        (await File.ReadAllTextAsync(At("e.html"))).Should().Contain("<svg").And.Contain("The switch to ours");
    }

    [Fact]
    public async Task Without_manual_forecasts_the_stand_in_is_used_and_named()
    {
        using var data = new BacktestFolder();

        var run = await RtmartProcess.RunAsync(
            "evaluate", "--data", data.Path, "--weeks", "2", "--model", "weekday-mean", "--report", At("e.html"));

        run.ExitCode.Should().Be(1);
        run.Errors.Should().Contain("3 of 3 stores have no manual forecasts").And.Contain("stand-in");
        (await File.ReadAllTextAsync(At("e.html"))).Should().Contain("The stand-in for planners")
            .And.NotContain(BacktestFolder.NastyName);
    }

    [Theory]
    [InlineData("--weeks", "0")]
    [InlineData("--model", "crystal-ball")]
    [InlineData("--weeks", "200")]
    public async Task Wrong_usage_is_named(string option, string value)
    {
        using var data = new BacktestFolder();

        var run = await RtmartProcess.RunAsync("evaluate", "--data", data.Path, option, value);

        run.ExitCode.Should().Be(2);
        run.Errors.Should().NotBeEmpty();
    }

    private string At(string file) => Path.Combine(_folder, file);
}
