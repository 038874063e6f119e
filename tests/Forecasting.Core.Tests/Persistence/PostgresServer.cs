using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Forecasting.Core.Tests.Persistence;

/// <summary>
/// A PostgreSQL server for the tests, started once per process in a temporary directory, on a free port of 127.0.0.1,
/// as a user that is not root, and stopped at the end. Where PostgreSQL is not installed, the tests fail and say so.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"rtmart-postgres-{Guid.NewGuid():N}");
    private readonly string _binaries = FindBinaries();
    private readonly int _port = FreePort();
    private int _databases;

    private string Cluster => Path.Combine(_root, "cluster");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_root);
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", ["postgres", _root], asPostgres: false);
        }

        string[] options = ["-D", Cluster, "-U", "rtmart", "-A", "trust", "-E", "UTF8", "--no-sync"];
        await RunAsync($"{_binaries}/initdb", options);
        var settings = string.Create(
            CultureInfo.InvariantCulture, $"-p {_port} -c listen_addresses=127.0.0.1 -k {_root} -c fsync=off");
        var log = Path.Combine(_root, "log");
        await RunAsync($"{_binaries}/pg_ctl", ["-D", Cluster, "-o", settings, "-l", log, "-w", "-t", "60", "start"]);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await RunAsync($"{_binaries}/pg_ctl", ["-D", Cluster, "-m", "immediate", "-w", "stop"]);
        Directory.Delete(_root, recursive: true);
    }

    /// <summary>The connection to a new, empty database.</summary>
    public string NewDatabase()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        using var connection = new NpgsqlConnection(Connection("postgres"));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"create database {name}";
        command.ExecuteNonQuery();
        return Connection(name);
    }

    private string Connection(string database) => string.Create(
        CultureInfo.InvariantCulture,
        $"Host=127.0.0.1;Port={_port};Username=rtmart;Database={database};Include Error Detail=true");

    private async Task RunAsync(string program, string[] arguments, bool asPostgres = true)
    {
        string[] words = asPostgres && Environment.UserName == "root"
            ? ["runuser", "-u", "postgres", "--", program, .. arguments]
            : [program, .. arguments];

        // Its words go to a file: the server would inherit a pipe, and waiting for its end would wait for the server.
        var said = Path.Combine(_root, "said");
        string[] quiet = ["-c", "exec \"$@\" > \"$0\" 2>&1 < /dev/null", said, .. words];
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", quiet) { WorkingDirectory = _root })
            ?? throw new InvalidOperationException($"{program} did not start.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"PostgreSQL for the tests: '{string.Join(' ', words)}' ended with {process.ExitCode}: "
                + await File.ReadAllTextAsync(said));
        }
    }

    private static string FindBinaries()
    {
        const string Root = "/usr/lib/postgresql";
        var versions = Directory.Exists(Root) ? Directory.GetDirectories(Root) : [];
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        var places = versions.OrderDescending().Select(d => Path.Combine(d, "bin")).Concat(onPath);
        return places.FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            ?? throw new InvalidOperationException(
                "These tests need PostgreSQL (initdb, pg_ctl). Install it, for example: apt-get install postgresql");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
