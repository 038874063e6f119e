using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Forecasting.Core.Persistence;

namespace Forecasting.Training.Verbs;

/// <summary>Starts the API, which is a program of its own, and answers for it: signals go in, its exit code comes out.</summary>
internal static class ServeVerb
{
    private const string Api = "Forecasting.Api";
    private const int SigTerm = 15;

    public static Command Create()
    {
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on; default: http://127.0.0.1:5080" };
        var db = new Option<string>("--db")
        {
            Description = "SQLite path or PostgreSQL connection string",
            DefaultValueFactory = _ => Database.DefaultConnection,
        };
        var verb = new Command("serve", "Serve what is published, by REST and as a page") { urls, db };
        verb.SetAction((parsed, cancellation) =>
            RunAsync(Arguments(parsed.GetValue(urls), parsed.GetValue(db)!), cancellation));
        return verb;
    }

    /// <summary>The API's program beside this one: in the build's artifacts, or in the same folder of a bundle.</summary>
    internal static string FindProgram(string ownFolder)
    {
        var own = new DirectoryInfo(ownFolder.TrimEnd(Path.DirectorySeparatorChar));
        string[] places =
        [
            Path.Combine(own.FullName, $"{Api}.dll"),
            Path.Combine(own.Parent?.Parent?.FullName ?? "", Api, own.Name, $"{Api}.dll"),
        ];
        return places.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException(
            $"The API is not built: there is no {places[^1]}. Run 'dotnet build -c Release'.");
    }

    private static string[] Arguments(string? urls, string db) =>
        urls is null ? [$"--db={db}"] : [$"--db={db}", $"--urls={urls}"];

    private static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        var program = FindProgram(AppContext.BaseDirectory);
        var start = new ProcessStartInfo(DotNet(), [program, .. arguments]) { UseShellExecute = false };
        using var process = Process.Start(start)
            ?? throw new InvalidOperationException($"{program} could not be started.");
        void Forward(PosixSignalContext context)
        {
            context.Cancel = true;
            Stop(process);
        }

        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Forward);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Forward);
        await using var cancelled = cancellation.Register(() => Stop(process));
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }

    private static string DotNet() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

    private static void Stop(Process process)
    {
        if (process.HasExited)
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            process.Kill();
        }
        else
        {
            _ = Kill(process.Id, SigTerm);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
