using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Forecasting.Training.Tests;

public sealed class PlanVerbTests : IDisposable
{
    private static readonly DateOnly FirstDay = new(2025, 3, 3);

    private readonly string _folder = Directory.CreateTempSubdirectory("rtmart-plan-").FullName;

    public PlanVerbTests()
    {
        Directory.CreateDirectory(At("future"));
        Write("stores.csv", "store_id,name,timezone,open_hour,close_hour\nS1,\"Söhne & Co\",Asia/Shanghai,9,17\n");
        Write("channels.csv", "channel_id,promise\napp,one_hour\nb2b,next_day\n");
        WriteOrders("", 0, 70);
        WriteOrders("future", 70, 77);
        var staff = new StringBuilder("staff_id,store_id,name,roles,max_hours_week,hourly_cost\n");
        for (var i = 0; i < 30; i++)
        {
            staff.Append(CultureInfo.InvariantCulture, $"E{i:00},S1,王{i},{(i % 2 == 0 ? "picker" : "rider")},44,25\n");
        }

        Write("staff.csv", staff.ToString());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_plan_is_written_as_tables_a_calendar_figures_and_a_page()
    {
        var run = await RtmartProcess.RunAsync("plan", "--data", _folder, "--out", At("plan"), "--days", "2",
            "--courses", "20", "--model", "weekday-mean", "--report", At("plan.html"), "--json", At("plan.json"));

        run.ExitCode.Should().BeOneOf([0, 1], run.Errors);
        Lines("plan/requirement.csv").Should().HaveCount(1 + (2 * 9 * 4));
        Lines("plan/shifts.csv").Should().HaveCountGreaterThan(4);
        File.ReadAllText(At("plan/roster-S1.ics")).Should().Contain("BEGIN:VEVENT").And.Contain("SUMMARY:Picker");
        File.ReadAllText(At("plan.html")).Should().Contain("S&#246;hne &amp; Co").And.Contain("<svg");
        using var figures = JsonDocument.Parse(File.ReadAllText(At("plan.json")));
        figures.RootElement.GetProperty("picker_hours").GetDouble().Should().BePositive();
        figures.RootElement.GetProperty("predicted").GetProperty("pick_in_20").GetDouble().Should().BeGreaterThan(0.95);
    }

    [Fact]
    public async Task Announced_orders_of_the_calendar_are_planned_in_their_hour_and_others_are_named()
    {
        var day = FirstDay.AddDays(70).ToString("O", CultureInfo.InvariantCulture);
        var without = await RequirementAsync("without");
        Write("calendar.csv", "date,kind,name,store_id,value\n"
            + $"{day},group_order,group_order_14h,S1,60\n{day},group_order,soon,S1,60\n");
        var with = await RequirementAsync("with");

        without.Run.Errors.Should().NotContain("group_order");
        with.Run.ExitCode.Should().Be(1);
        with.Run.Errors.Should().Contain("group_order soon of S1").And.NotContain("group_order_14h");
        with.Rows.Where(r => r.Announced > 0).Should().ContainSingle().Which.Should()
            .BeEquivalentTo((Time: "14:00", Announced: 60), o => o.ExcludingMissingMembers());
        var more = with.Rows.Zip(without.Rows).Where(r => r.First.Pickers > r.Second.Pickers + 1).ToList();
        more.Should().NotBeEmpty();
        more.Should().OnlyContain(r => r.First.Time.StartsWith("14:", StringComparison.Ordinal));
    }

    private async Task<(ProgramRun Run, List<(string Time, int Announced, int Pickers)> Rows)> RequirementAsync(
        string name)
    {
        var run = await RtmartProcess.RunAsync("plan", "--data", _folder, "--out", At(name), "--days", "1",
            "--courses", "20", "--model", "weekday-mean", "--no-rosters", "--strict", "--no-breaks");
        var lines = Lines($"{name}/requirement.csv");
        var columns = lines[0].Split(',').ToList();
        return (run, [.. lines.Skip(1).Select(l => l.Split(',')).Select(f => (
            f[columns.IndexOf("time")],
            int.Parse(f[columns.IndexOf("announced")], CultureInfo.InvariantCulture),
            int.Parse(f[columns.IndexOf("pickers")], CultureInfo.InvariantCulture)))]);
    }

    [Fact]
    public async Task A_replay_compares_three_plans_by_the_names_of_the_contract()
    {
        var run = await RtmartProcess.RunAsync("replay", "--staffing", "--data", _folder, "--weeks", "1",
            "--courses", "10", "--model", "weekday-mean", "--csv", At("days.csv"), "--json", At("replay.json"));

        run.ExitCode.Should().Be(0, run.Errors);
        run.Output.Should().Contain("paid hours against the manual plan");
        Lines("days.csv").Should().HaveCount(1 + (3 * 7));
        using var figures = JsonDocument.Parse(File.ReadAllText(At("replay.json")));
        foreach (var plan in (string[])["ours", "manual", "oracle"])
        {
            string[] names = ["on_time", "pick_in_20", "paid_hours", "idle_share", "cost_per_order"];
            names.Should().OnlyContain(n => figures.RootElement.GetProperty(plan).GetProperty(n).GetDouble() > 0);
        }

        figures.RootElement.GetProperty("predicted").GetProperty("on_time").GetDouble().Should().BePositive();
        figures.RootElement.GetProperty("orders").GetInt32().Should().BePositive();
    }

    [Theory]
    [InlineData("plan --days 15", "--days is 1 to 14")]
    [InlineData("plan --model nothing", "there is no hourly model nothing")]
    [InlineData("replay --weeks 1", "say what to replay")]
    [InlineData("replay --staffing --weeks 9", "--weeks 9 is too long")]
    [InlineData("replay --staffing --stores S9", "S9")]
    public async Task Wrong_usage_is_named(string command, string words)
    {
        var run = await RtmartProcess.RunAsync([.. command.Split(' '), "--data", _folder]);

        run.ExitCode.Should().Be(2);
        run.Errors.Should().Contain(words);
    }

    private string At(string file) => Path.Combine(_folder, file);

    private string[] Lines(string file) => File.ReadAllLines(At(file));

    private void Write(string file, string text) => File.WriteAllText(At(file), text);

    /// <summary>About 80 orders a day, a tenth of them for the next day, with the minutes that they take.</summary>
    private void WriteOrders(string part, int first, int end)
    {
        var orders = new StringBuilder("order_id,store_id,placed_at,channel_id,lines,promise,distance_km\n");
        var times = new StringBuilder("store_id,order_id,pick_minutes,pack_minutes,ride_minutes,drop_minutes\n");
        for (var day = first; day < end; day++)
        {
            var date = FirstDay.AddDays(day).ToString("O", CultureInfo.InvariantCulture);
            for (var i = 0; i < 80 + (day % 7 * 3); i++)
            {
                var (hour, minute, mix) = (9 + (i % 8), i * 37 % 60, ((day * 31) + (i * 17)) % 10);
                var isPatient = mix == 9;
                orders.Append(CultureInfo.InvariantCulture, $"D{day}-{i},S1,{date}T{hour:00}:{minute:00}:00,")
                    .Append(isPatient ? "b2b,9,next_day," : "app,9,one_hour,")
                    .Append(CultureInfo.InvariantCulture, $"{0.5 + (mix * 0.4):F1}\n");
                times.Append(CultureInfo.InvariantCulture, $"S1,D{day}-{i},{4 + mix},1,{2 + mix},2\n");
            }
        }

        Write(Path.Combine(part, "orders.csv"), orders.ToString());
        Write(Path.Combine(part, "order-times.csv"), times.ToString());
    }
}
