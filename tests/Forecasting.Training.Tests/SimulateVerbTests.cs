using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;

namespace Forecasting.Training.Tests;

public sealed class SimulateVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("simulate").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_documented_command_makes_the_committed_samples_byte_for_byte()
    {
        var samples = Path.Combine(ProjectRoot(), "data-samples");
        var command = File.ReadLines(Path.Combine(samples, "README.md"))
            .Single(line => line.StartsWith("./rtmart simulate", StringComparison.Ordinal));
        var arguments = command.Split(' ').Skip(1).Select(a => a == "data-samples" ? _folder : a).ToArray();

        var (exitCode, _, errors) = await RunAsync(arguments);

        exitCode.Should().Be(0, errors);
        var committed = Files(samples).Where(f => f != "README.md").ToList();
        Files(_folder).Should().Equal(committed);
        foreach (var file in committed)
        {
            Content(_folder, file).SequenceEqual(Content(samples, file)).Should().BeTrue(file);
        }
    }

    [Fact]
    public void The_committed_samples_stay_small()
    {
        var samples = Path.Combine(ProjectRoot(), "data-samples");

        Files(samples).Sum(f => new FileInfo(Path.Combine(samples, f)).Length).Should().BeLessThan(3_000_000);
    }

    [Fact]
    public async Task Figures_for_machines_have_their_stable_names()
    {
        var figures = Path.Combine(_folder, "figures.json");

        var (exitCode, output, _) = await RunAsync(
            "simulate", "--out", Path.Combine(_folder, "chain"), "--stores", "2", "--days", "60", "--seed", "3",
            "--json", figures);

        exitCode.Should().Be(0);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(figures));
        json.RootElement.GetProperty("stores").GetInt32().Should().Be(2);
        json.RootElement.GetProperty("rows").GetInt64().Should().BeGreaterThan(2 * 60 * 14 * 3);
        json.RootElement.GetProperty("seconds").GetDouble().Should().BePositive();
        json.RootElement.GetProperty("peak_mb").GetDouble().Should().BePositive();
        output.Should().Contain("2 stores");
    }

    [Theory]
    [InlineData("--stores", "0")]
    [InlineData("--days", "3")]
    [InlineData("--end", "2025-02-31")]
    [InlineData("--end", "0001-02-01")]
    public async Task Wrong_usage_answers_two_and_writes_nothing(string option, string value)
    {
        var (exitCode, _, errors) = await RunAsync("simulate", "--out", Path.Combine(_folder, "chain"), option, value);

        exitCode.Should().Be(2);
        errors.Should().NotBeEmpty();
        Directory.Exists(Path.Combine(_folder, "chain")).Should().BeFalse();
    }

    [Fact]
    public async Task A_folder_that_is_none_is_refused()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "kept");

        foreach (var wrong in (string[])["", file])
        {
            var (exitCode, _, errors) = await RunAsync("simulate", "--out", wrong);
            exitCode.Should().Be(2);
            errors.Should().Contain("--out is");
        }

        (await File.ReadAllTextAsync(file)).Should().Be("kept");
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Forecasting.Training.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    private static List<string> Files(string folder) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f)).Order()];

    private static byte[] Content(string folder, string file)
    {
        using Stream bytes = File.OpenRead(Path.Combine(folder, file));
        using var memory = new MemoryStream();
        if (file.EndsWith(".gz", StringComparison.Ordinal))
        {
            // Compressors differ between versions; what they hold may not.
            using var zip = new GZipStream(bytes, CompressionMode.Decompress);
            zip.CopyTo(memory);
        }
        else
        {
            bytes.CopyTo(memory);
        }

        return memory.ToArray();
    }

    private static string ProjectRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "RtMart.Forecast.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
