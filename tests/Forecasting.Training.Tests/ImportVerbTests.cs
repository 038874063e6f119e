using System.Globalization;
using System.Text;
using System.Text.Json;
using Forecasting.Core.Domain;
using Forecasting.Core.Persistence;
using Microsoft.Data.Sqlite;

namespace Forecasting.Training.Tests;

public sealed class ImportVerbTests : IDisposable
{
    private const int BigDays = 1000;
    private const int BigRows = 10 * BigDays * 24;

    private readonly string _root = Directory.CreateTempSubdirectory("rtmart-import-").FullName;

    private int _folders;

    private string Db => Path.Combine(_root, "db", "rtmart.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task A_clean_folder_gives_0_and_figures()
    {
        var folder = Folder("A,2024-01-01,5\n");
        var json = Path.Combine(_root, "figures.json");

        var result = await ImportAsync(folder, "--json", json);

        result.ExitCode.Should().Be(0, result.Error);
        result.Output.Should().Contain("1 stores, 2 rows read, 2 new");
        using var figures = JsonDocument.Parse(await File.ReadAllTextAsync(json));
        figures.RootElement.GetProperty("stores").GetInt32().Should().Be(1);
        figures.RootElement.GetProperty("rows").GetInt32().Should().Be(2);
        figures.RootElement.GetProperty("seconds").GetDouble().Should().BePositive();
        figures.RootElement.GetProperty("peak_mb").GetDouble().Should().BePositive();
        figures.RootElement.GetProperty("stages").EnumerateArray().Select(s => s.GetProperty("name").GetString())
            .Should().Equal("stores.csv", "orders-daily.csv", "commit");
    }

    [Fact]
    public async Task Few_rejected_rows_give_1_and_a_file_beside_the_database()
    {
        var folder = Folder("A,2024-01-01,5\nA,2024-01-02,=1+1\n");

        var result = await ImportAsync(folder, "--max-rejects", "0.5");

        result.ExitCode.Should().Be(1, result.Error);
        result.Error.Should().Contain("1 of 3 rows rejected");
        var rejects = Directory.GetFiles(Path.Combine(_root, "db", "rejects")).Should().ContainSingle().Subject;
        (await File.ReadAllTextAsync(rejects)).Should().Be(
            "file,line,column,value,reason\norders-daily.csv,3,orders,'=1+1,not a number\n");
    }

    [Fact]
    public async Task Too_many_rejected_rows_give_3_with_nothing_changed_and_the_rejects_written()
    {
        await ImportAsync(Folder("A,2024-01-01,5\n"));
        var rejects = Path.Combine(_root, "rejects.csv");

        var result = await ImportAsync(Folder("A,2024-01-01,6\nA,2024-02-30,1\n"), "--rejects", rejects);

        result.ExitCode.Should().Be(3, result.Error);
        result.Error.Should().Contain("Nothing was changed").And.Contain("--max-rejects");
        (await File.ReadAllTextAsync(rejects)).Should().Contain("2024-02-30");
        StoredOrders().Should().Equal(5);
    }

    [Fact]
    public async Task Wrong_files_and_wrong_databases_give_3_and_a_sentence()
    {
        var missing = await ImportAsync(Path.Combine(_root, "nowhere"));
        File.WriteAllText(Path.Combine(_root, "text.db"), new string('x', 5000));
        var notADatabase = await ChildProgram.RunAsync(
            "import", "--data", Folder("A,2024-01-01,5\n"), "--db", Path.Combine(_root, "text.db"));

        (missing.ExitCode, notADatabase.ExitCode).Should().Be((3, 3));
        missing.Error.Should().Contain("no such folder").And.NotContain(" at ");
        notADatabase.Error.Should().Contain("not an SQLite database").And.NotContain(" at ");
    }

    [Fact]
    public async Task Raw_orders_that_are_set_aside_give_1()
    {
        var folder = Folder("A,2024-01-01,5\n");
        File.WriteAllText(Path.Combine(folder, "orders.csv"), "when\nnow\n");
        File.WriteAllText(Path.Combine(folder, "orders-hourly.csv"), "store_id,date,hour,orders\nA,2024-01-01,5,5\n");

        var result = await ImportAsync(folder);

        result.ExitCode.Should().Be(1, result.Error);
        result.Error.Should().Contain("set aside");
    }

    [Fact]
    public async Task A_full_disk_gives_3_and_leaves_the_database_as_it_was()
    {
        await ImportAsync(Folder("A,2024-01-01,5\n"));
        var size = new FileInfo(Db).Length / 1024;

        var result = await ChildProgram.RunOnSmallDiskAsync(
            (int)size + 300, "import", "--data", BigFolder(), "--db", Db);

        result.ExitCode.Should().Be(3, result.Error);
        result.Error.Should().Contain("disk").And.Contain("Nothing was changed");
        StoredOrders().Should().Equal(5);
    }

    [Theory]
    [InlineData("stores.csv: 10 rows,")]
    [InlineData("orders-hourly.csv: 100,000 rows ...")]
    [InlineData("orders-hourly.csv: 200,000 rows ...")]
    [InlineData("orders-hourly.csv: 240,000 rows,")]
    public async Task An_import_that_is_killed_leaves_the_database_as_before_or_as_after(string moment)
    {
        await ImportAsync(Folder("A,2024-01-01,5\n"));
        var big = BigFolder();

        await ChildProgram.RunAndKillAsync(moment, "import", "--data", big, "--db", Db);

        var history = StoredDemandHistory.Read(Database.At(Db));
        history.Hourly.Sum(s => s.Values.Length).Should().BeOneOf(0, BigRows);
        history.Find(new SeriesKey("A", Channel.AllId), Grain.Daily)!.Values[0].Should().Be(5);
        (await ImportAsync(big)).ExitCode.Should().Be(0);
        StoredDemandHistory.Read(Database.At(Db)).Hourly.Should().HaveCount(10);
    }

    private Task<ChildProgram.Result> ImportAsync(string folder, params string[] more) =>
        ChildProgram.RunAsync(["import", "--data", folder, "--db", Db, .. more]);

    private double[] StoredOrders() => StoredDemandHistory.Read(Database.At(Db)).Daily[0].Values.ToArray();

    private string Folder(string rows)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, $"in-{_folders++}")).FullName;
        File.WriteAllText(Path.Combine(folder, "stores.csv"), "store_id\nA\n");
        File.WriteAllText(Path.Combine(folder, "orders-daily.csv"), "store_id,date,orders\n" + rows);
        return folder;
    }

    private string BigFolder()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, "big")).FullName;
        File.WriteAllLines(Path.Combine(folder, "stores.csv"), ["store_id", .. Stores()]);
        var rows = new StringBuilder("store_id,date,hour,orders\n");
        foreach (var store in Stores())
        {
            for (var hour = 0; hour < BigDays * 24; hour++)
            {
                var date = new DateOnly(2024, 1, 1).AddDays(hour / 24);
                rows.Append(CultureInfo.InvariantCulture, $"{store},{date:yyyy-MM-dd},{hour % 24},{hour % 100}\n");
            }
        }

        File.WriteAllText(Path.Combine(folder, "orders-hourly.csv"), rows.ToString());
        return folder;
    }

    private static IEnumerable<string> Stores() =>
        Enumerable.Range(1, 10).Select(i => string.Create(CultureInfo.InvariantCulture, $"S{i:D2}"));
}
