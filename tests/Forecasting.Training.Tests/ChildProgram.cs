using System.Diagnostics;

namespace Forecasting.Training.Tests;

/// <summary>The command line as its users meet it: another process, its exit code and what it says.</summary>
internal sealed class ChildProgram
{
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "Forecasting.Training.dll");

    public sealed record Result(int ExitCode, string Output, string Error);

    public static async Task<Result> RunAsync(params string[] arguments)
    {
        using var process = Start("dotnet", [Assembly, .. arguments]);
        return await EndAsync(process);
    }

    /// <summary>Runs with files of at most so many kilobytes, as on a disk that is full.</summary>
    public static async Task<Result> RunOnSmallDiskAsync(int kilobytes, params string[] arguments)
    {
        var limited = $"trap '' XFSZ; ulimit -f {kilobytes}; exec dotnet \"$@\"";
        using var process = Start("bash", ["-c", limited, "bash", Assembly, .. arguments]);
        return await EndAsync(process);
    }

    /// <summary>Runs until a line of its errors contains <paramref name="words"/>, and kills it then.</summary>
    public static async Task RunAndKillAsync(string words, params string[] arguments)
    {
        using var process = Start("dotnet", [Assembly, .. arguments]);
        var output = process.StandardOutput.ReadToEndAsync();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.Contains(words, StringComparison.Ordinal))
            {
                process.Kill();
                await process.WaitForExitAsync();
                await output;
                return;
            }
        }

        throw new InvalidOperationException($"The program ended without saying '{words}'.");
    }

    private static Process Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The runtime maps its code through a large file, which a small disk would not hold.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
    }

    private static async Task<Result> EndAsync(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Result(process.ExitCode, output, await error);
    }
}
