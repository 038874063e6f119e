namespace Forecasting.Training.Tests;

/// <summary>No forecast depends on what a simulated chain keeps in truth/ and future/.</summary>
public sealed class TruthIsNotReadTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("truth").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Forecasts_are_the_same_bytes_with_the_truth_with_garbage_in_its_place_and_without_it()
    {
        var chain = Path.Combine(_root, "chain");
        var made = await ChildProgram.RunAsync(
            "simulate", "--out", chain, "--stores", "2", "--days", "100", "--skus", "3", "--order-days", "2");
        made.ExitCode.Should().Be(0, made.Error);

        var whole = await ForecastsAsync(chain);
        foreach (var file in Hidden(chain).SelectMany(Directory.GetFiles))
        {
            await File.WriteAllBytesAsync(file, [0, 159, 146, 150]);
        }

        var garbled = await ForecastsAsync(chain);
        Hidden(chain).ToList().ForEach(folder => Directory.Delete(folder, recursive: true));
        var without = await ForecastsAsync(chain);

        whole.Length.Should().BeGreaterThan(1000);
        garbled.SequenceEqual(whole).Should().BeTrue();
        without.SequenceEqual(whole).Should().BeTrue();
    }

    [Fact]
    public async Task Import_takes_a_chain_with_goods_staff_and_single_orders_without_a_reject()
    {
        var chain = Path.Combine(_root, "chain");
        await ChildProgram.RunAsync(
            "simulate", "--out", chain, "--stores", "2", "--days", "60", "--skus", "3", "--order-days", "2");

        var import = await ChildProgram.RunAsync("import", "--data", chain, "--db", Path.Combine(_root, "chain.db"));

        import.ExitCode.Should().Be(0, import.Error);
        import.Output.Should().Contain("0 rejected");
    }

    private static IEnumerable<string> Hidden(string chain) =>
        ((string[])["truth", "future"]).Select(folder => Path.Combine(chain, folder));

    private async Task<byte[]> ForecastsAsync(string chain)
    {
        var predictions = Path.Combine(_root, "predictions.csv");
        File.Delete(predictions);
        var run = await ChildProgram.RunAsync(
            "backtest", "--data", chain, "--grain", "hourly", "--first-origin", "2025-08-24", "--origins", "1",
            "--step", "7", "--horizon", "7", "--models", "champion", "--predictions", predictions);
        run.ExitCode.Should().BeLessThanOrEqualTo(1, run.Error);
        return await File.ReadAllBytesAsync(predictions);
    }
}
