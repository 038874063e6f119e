using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Forecasting.Core.Persistence;
using Microsoft.Data.Sqlite;

namespace Forecasting.Api.Tests;

public sealed class ProgramTests
{
    [Fact]
    public async Task A_database_that_is_not_there_is_one_clear_line_and_exit_3()
    {
        var missing = Path.Combine(Path.GetTempPath(), $"no-such-{Guid.NewGuid():n}.db");

        var (exitCode, error) = await RunAsync($"--db={missing}");

        exitCode.Should().Be(3);
        error.Trim().Should().StartWith($"There is no database {missing}.").And.NotContain("\n");
        File.Exists(missing).Should().BeFalse("looking makes nothing");
    }

    [Fact]
    public async Task A_database_without_the_tables_is_one_clear_line_and_exit_3()
    {
        var folder = Directory.CreateTempSubdirectory("rtmart-empty-").FullName;
        var connection = Path.Combine(folder, "empty.db");
        using (var open = (SqliteConnection)Database.At(connection).Open())
        {
            SqliteConnection.ClearPool(open);
        }

        var (exitCode, error) = await RunAsync($"--db={connection}");

        exitCode.Should().Be(3);
        error.Trim().Should().Contain("lacks the tables").And.NotContain("\n");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_clear_line_and_exit_3()
    {
        using var chain = new ChainOfRuns();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

        var (exitCode, error) = await RunAsync($"--db={chain.Connection}", $"--urls={url}");

        exitCode.Should().Be(3);
        error.Trim().Should().Contain(url).And.Contain("--urls").And.NotContain("\n");
    }

    private static async Task<(int ExitCode, string Error)> RunAsync(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Forecasting.Api.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = await process.StandardError.ReadToEndAsync(patience.Token);
        await output;
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, error);
    }
}
