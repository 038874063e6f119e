using System.Diagnostics;

namespace Forecasting.Training.Tests;

/// <summary>What a run of the built program gave.</summary>
public sealed record ProgramRun(int ExitCode, string Output, string Errors);

/// <summary>Runs the built command line as a process, as a shell would.</summary>
internal static class RtmartProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<ProgramRun> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return new ProgramRun(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts a program that goes on until it is stopped.</summary>
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Forecasting.Training.dll") },
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
