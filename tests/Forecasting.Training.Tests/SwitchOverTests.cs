using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;
using Forecasting.Core.Persistence;

namespace Forecasting.Training.Tests;

/// <summary>The way of a store from manual forecasts to ours, by the commands that a user types.</summary>
public sealed partial class SwitchOverTests : IDisposable
{
    private const int Days = 150;
    private const int ComparedDays = 70;
    private static readonly DateOnly FirstDay = new(2024, 1, 1);
    private static readonly string[] StoreIds = ["A", "B", "C"];

    private readonly string _root = Directory.CreateTempSubdirectory("rtmart-switch-").FullName;

    private string Db => Path.Combine(_root, "rtmart.db");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task A_database_is_evaluated_like_the_folder_that_it_was_imported_from()
    {
        var folder = Folder();
        await SucceedAsync("import", "--data", folder, "--db", Db);

        var (ofFolder, ofDatabase) = (Path.Combine(_root, "folder.json"), Path.Combine(_root, "db.json"));
        string[] asked = ["--weeks", "4", "--model", "weekday-mean", "--json"];
        await SucceedAsync(["evaluate", "--data", folder, .. asked, ofFolder]);
        await SucceedAsync(["evaluate", "--db", Db, .. asked, ofDatabase]);

        foreach (var who in (string[])["manual", "ours", "stand_in"])
        {
            Accuracy(ofDatabase, who).Should().Be(Accuracy(ofFolder, who)).And.BeInRange(0.5, 1);
        }

        Accuracy(ofDatabase, "ours").Should().BeGreaterThan(Accuracy(ofDatabase, "manual"));
    }

    [Fact]
    public async Task The_night_proposes_the_switch_and_planners_approve_it_and_take_it_back()
    {
        await SucceedAsync("import", "--data", Folder(), "--db", Db);
        KeepForecastsOfEarlierNights();

        var night = await SucceedAsync(
            "nightly", "--db", Db, "--models", Path.Combine(_root, "models"), "--daily-days", "14",
            "--accuracy-origins", "0");

        night.Output.Should().Contain("3 proposals to switch are open");
        var open = await SucceedAsync("switch", "--db", Db);
        open.Output.Should().Contain("0 stores are live; 3 proposals are open")
            .And.Contain("points nearer than manual");
        var proposal = ProposalOfA().Match(open.Output).Groups["id"].Value;
        (await RtmartProcess.RunAsync("switch", "--db", Db, "--approve", proposal))
            .ExitCode.Should().Be(2, "nobody says who");
        (await SucceedAsync("switch", "--db", Db, "--approve", proposal, "--who", "Wang", "--why", "ten good weeks"))
            .Output.Should().Contain("A: approved").And.Contain("1 stores are live; 2 proposals are open");
        (await SucceedAsync(
            "switch", "--db", Db, "--undo", "A", "--who", "Li", "--why", "the opening moved", "--ledger"))
            .Output.Should().Contain("0 stores are live")
            .And.Contain("A approve by Wang: ten good weeks (shadow to live)")
            .And.Contain("A undo by Li: the opening moved (live to shadow)");
    }

    [Fact]
    public async Task A_mistyped_database_is_named_and_not_made()
    {
        foreach (var verb in (string[][])[["switch"], ["evaluate"], ["nightly"], ["train"], ["forecast"]])
        {
            var run = await RtmartProcess.RunAsync([.. verb, "--db", Path.Combine(_root, "no", "such.db")]);
            (run.ExitCode, run.Output).Should().Be((3, ""), verb[0]);
            run.Errors.Should().Contain("There is no database").And.Contain("./rtmart import");
        }

        Directory.Exists(Path.Combine(_root, "no")).Should().BeFalse();
    }

    [Fact]
    public async Task What_planners_changed_is_scored_as_it_stood_and_late_changes_are_said_to_be_left_out()
    {
        await SucceedAsync("import", "--data", Folder(), "--db", Db);
        using (var connection = Database.At(Db).Open())
        {
            connection.Execute(
                "insert into overrides (override_id, store_id, date, orders, made_on, planner, reason, recorded_at) "
                + "values (@Id, 'A', @Date, 200, @MadeOn, 'Li', 'road works', @RecordedAt)",
                from day in Enumerable.Range(10, 4)
                let date = FirstDay.AddDays(Days - day)
                select new
                {
                    Id = $"o{day}",
                    Date = date,
                    MadeOn = date.AddDays(-3),
                    RecordedAt = $"{date.AddDays(day == 13 ? 1 : -3):yyyy-MM-dd}T08:00:00.000000Z",
                });
        }

        var csv = Path.Combine(_root, "board.csv");
        var run = await SucceedAsync("evaluate", "--db", Db, "--weeks", "4", "--model", "weekday-mean", "--csv", csv);

        run.Errors.Should().Contain("1 overrides were stored after their day had begun");
        run.Output.Should().Contain("overrides: errors on changed days").And.Contain("Li A");
        File.ReadAllLines(csv).Should().Contain(l => l.StartsWith("override,Li A,,3,"))
            .And.Contain(l => l.StartsWith("override,A,,3,"));
    }

    [GeneratedRegex("^(?<id>[^:\\n]+): A to live", RegexOptions.Multiline)]
    private static partial Regex ProposalOfA();

    private static double Accuracy(string figures, string who)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(figures));
        return json.RootElement.GetProperty(who).GetProperty("accuracy_lead7").GetDouble();
    }

    private static async Task<ProgramRun> SucceedAsync(params string[] arguments)
    {
        var run = await RtmartProcess.RunAsync(arguments);
        run.ExitCode.Should().Be(0, $"{run.Output} {run.Errors}");
        return run;
    }

    private static int Orders(int store, int day) =>
        (100 * (store + 2)) + (15 * (day % 7)) + (((day * 31) + (store * 17)) % 23);

    /// <summary>Forecasts a week ahead that were published before, a little off by turns.</summary>
    private void KeepForecastsOfEarlierNights()
    {
        using var connection = Database.At(Db).Open();
        connection.Execute(
            "insert into kept_forecasts (store_id, date, lead_days, median, mean, run_id) "
            + "values (@Id, @Date, 7, @Orders, @Orders, 'before')",
            from day in Enumerable.Range(Days - ComparedDays, ComparedDays)
            from store in Enumerable.Range(0, StoreIds.Length)
            select new
            {
                Id = StoreIds[store],
                Date = FirstDay.AddDays(day),
                Orders = Orders(store, day) * (day * 7 % 5 < 2 ? 1.04 : 0.98),
            });
    }

    /// <summary>Stores with a week and some noise, and planners who are a fifth off, above or below.</summary>
    private string Folder()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, "data")).FullName;
        File.WriteAllText(Path.Combine(folder, "stores.csv"), "store_id\nA\nB\nC\n");
        var orders = new StringBuilder("store_id,date,orders\n");
        var manual = new StringBuilder("store_id,date,orders,made_on,planner\n");
        for (var (store, day) = (0, 0); store < StoreIds.Length; (store, day) = NextOf(store, day))
        {
            var (date, actual) = (FirstDay.AddDays(day), Orders(store, day));
            orders.Append(CultureInfo.InvariantCulture, $"{StoreIds[store]},{date:yyyy-MM-dd},{actual}\n");
            if (day >= Days - ComparedDays)
            {
                manual.Append(CultureInfo.InvariantCulture,
                    $"{StoreIds[store]},{date:yyyy-MM-dd},{actual * (day * 11 % 7 < 4 ? 1.2 : 0.8):F0},")
                    .Append(CultureInfo.InvariantCulture, $"{date.AddDays(-7):yyyy-MM-dd},Li\n");
            }
        }

        File.WriteAllText(Path.Combine(folder, "orders-daily.csv"), orders.ToString());
        File.WriteAllText(Path.Combine(folder, "manual-forecasts.csv"), manual.ToString());
        return folder;
    }

    private static (int Store, int Day) NextOf(int store, int day) =>
        day + 1 < Days ? (store, day + 1) : (store + 1, 0);
}
