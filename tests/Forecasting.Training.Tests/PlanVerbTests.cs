using System.Globalization;
using System.Text.Json;

namespace Forecasting.Training.Tests;

public sealed class PlanVerbTests : IDisposable
{
    private readonly StaffPlanFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_plan_is_written_as_tables_a_calendar_figures_and_a_page()
    {
        var run = await RtmartProcess.RunAsync("plan", "--data", _folder.Path, "--out", _folder.At("plan"),
            "--days", "2", "--courses", "20", "--model", "weekday-mean",
            "--report", _folder.At("plan.html"), "--json", _folder.At("plan.json"));

        run.ExitCode.Should().BeOneOf([0, 1], run.Errors);
        _folder.Lines("plan/requirement.csv").Should().HaveCount(1 + (2 * 9 * 4));
        _folder.Lines("plan/shifts.csv").Should().HaveCountGreaterThan(4);
        File.ReadAllText(_folder.At("plan/roster-S1.ics")).Should().Contain("BEGIN:VEVENT")
            .And.Contain("SUMMARY:Picker");
        var page = File.ReadAllText(_folder.At("plan.html"));
        page.Should().Contain("<a href=\"#store-S1\">S1 S&#246;hne &amp; Co</a>").And.Contain("id=\"store-S1\"")
            .And.Contain("<h3>Monday 2025-05-12</h3>").And.Contain("<h3>Tuesday 2025-05-13</h3>");
        foreach (var picture in (string[])["Pickers", "Riders", "Risk of late picks", "Risk of late deliveries"])
        {
            page.Split($">{picture}</text>").Should().HaveCount(3, picture);
        }

        using var figures = JsonDocument.Parse(File.ReadAllText(_folder.At("plan.json")));
        figures.RootElement.GetProperty("picker_hours").GetDouble().Should().BePositive();
        var plan = figures.RootElement.GetProperty("plans").EnumerateArray().Should().ContainSingle().Subject;
        plan.GetProperty("store_id").GetString().Should().Be("S1");
        foreach (var table in (string[])["requirement", "shifts", "roster", "unfilled"])
        {
            var lines = _folder.Lines($"plan/{table}.csv");
            var rows = plan.GetProperty(table).EnumerateArray().ToList();
            rows.Should().HaveCount(lines.Length - 1, table);
            rows.SelectMany(r => r.EnumerateObject().Select(p => p.Name)).Distinct().Should()
                .BeSubsetOf(lines[0].Split(','));
        }

        figures.RootElement.GetProperty("predicted").GetProperty("pick_in_20").GetDouble().Should().BeGreaterThan(0.95);
    }

    [Fact]
    public async Task Shifts_that_own_riders_cannot_fill_are_said_to_be_booked_with_the_platforms()
    {
        _folder.Write("staff.csv",
            string.Join('\n', _folder.Lines("staff.csv").Where(l => !l.Contains(",rider,", StringComparison.Ordinal))));
        _folder.Write("calendar.csv", "date,kind,name,store_id\n2025-05-13,closed,,S1\n");

        var run = await RtmartProcess.RunAsync("plan", "--data", _folder.Path, "--out", _folder.At("plan"),
            "--days", "2", "--courses", "10", "--strict", "--model", "weekday-mean",
            "--report", _folder.At("plan.html"), "--report-stores", "S1", "--json", _folder.At("plan.json"));

        run.ExitCode.Should().Be(1, run.Errors);
        using var figures = JsonDocument.Parse(File.ReadAllText(_folder.At("plan.json")));
        var rosters = figures.RootElement.GetProperty("rosters");
        rosters.GetProperty("open_picker_shifts").GetInt32().Should().Be(0);
        var open = rosters.GetProperty("open_rider_shifts").GetInt32();
        open.Should().BePositive().And.Be(rosters.GetProperty("unfilled").GetInt32());
        run.Output.Should().Contain(
            $"open: 0 shifts of pickers; {open} shifts of riders, "
            + "to be booked with the delivery platforms (unfilled.csv)");
        File.ReadAllText(_folder.At("plan.html")).Should()
            .Contain($"{open} open rider shifts are to be booked with the delivery platforms");

        // The store is closed on the second day: it needs nobody.
        _folder.Lines("plan/requirement.csv").Concat(_folder.Lines("plan/shifts.csv"))
            .Concat(_folder.Lines("plan/roster.csv")).Should().NotContain(l => l.Contains("2025-05-13"));
    }

    [Fact]
    public async Task Without_people_there_are_shifts_and_no_rosters_and_pictures_of_unknown_stores_are_refused()
    {
        File.Delete(_folder.At("staff.csv"));
        string[] plan = ["plan", "--data", _folder.Path, "--out", _folder.At("plan"), "--days", "1", "--courses", "10",
            "--strict", "--model", "weekday-mean"];

        var nobody = await RtmartProcess.RunAsync(plan);
        var unknown = await RtmartProcess.RunAsync([.. plan, "--report-stores", "S1,S9"]);

        nobody.ExitCode.Should().BeOneOf([0, 1], nobody.Errors);
        nobody.Output.Should().Contain("rosters: none").And.Contain("no rosters were made: ")
            .And.Contain("has no staff.csv");
        _folder.Lines("plan/shifts.csv").Should().HaveCountGreaterThan(2);
        _folder.Lines("plan/roster.csv").Should().ContainSingle("that is the heading");
        (unknown.ExitCode, unknown.Output).Should().Be((2, ""));
        unknown.Errors.Should().Contain("--report-stores names S9, which the folder has not");
    }

    [Fact]
    public async Task A_promise_that_nobody_could_keep_is_named_with_the_one_that_is_planned_for()
    {
        _folder.Write("calendar.csv", "date,kind,name,store_id\n2025-05-13,closed,,S1\n");
        string[] plan = ["plan", "--data", _folder.Path, "--out", _folder.At("plan"), "--days", "1", "--courses", "10",
            "--strict", "--no-rosters", "--model", "weekday-mean", "--json", _folder.At("plan.json")];

        var run = await RtmartProcess.RunAsync([.. plan, "--pick-minutes", "2"]);

        run.ExitCode.Should().Be(1, run.Errors);
        run.Errors.Should().Contain("S1: picking within 2").And.Contain("cannot be kept by any number of people");
        using var figures = JsonDocument.Parse(File.ReadAllText(_folder.At("plan.json")));
        figures.RootElement.GetProperty("plans")[0].GetProperty("needed_for")[0].GetProperty("targets")
            .GetProperty("pick_minutes").GetDouble().Should().BeInRange(2.1, 60);
    }

    [Fact]
    public async Task Where_no_orders_are_expected_none_is_late()
    {
        _folder.Write("calendar.csv", "date,kind,name,store_id\n2025-05-12,closed,,\n");

        var run = await RtmartProcess.RunAsync("plan", "--data", _folder.Path, "--out", _folder.At("plan"),
            "--days", "1", "--courses", "10", "--no-rosters", "--model", "weekday-mean");

        run.Output.Should().Contain("expected: 100.00 % picked in time, 100.00 % delivered in time", run.Errors);
    }

    [Fact]
    public async Task Announced_orders_of_the_calendar_are_planned_until_they_are_due_and_others_are_named()
    {
        var day = StaffPlanFolder.FirstDay.AddDays(70).ToString("O", CultureInfo.InvariantCulture);
        var without = await RequirementAsync("without");
        _folder.Write("calendar.csv", "date,kind,name,store_id,value\n"
            + $"{day},group_order,group_order_14h,S1,60\n{day},group_order,soon,S1,60\n");
        var with = await RequirementAsync("with");

        without.Run.Errors.Should().NotContain("group_order");
        with.Run.ExitCode.Should().Be(1);
        with.Run.Errors.Should().Contain("group_order soon of S1").And.NotContain("group_order_14h");
        with.Rows.Where(r => r.Announced > 0).Should().ContainSingle().Which.Should()
            .BeEquivalentTo((Time: "14:00", Announced: 60), o => o.ExcludingMissingMembers());
        var more = with.Rows.Zip(without.Rows).Where(r => r.First.Pickers > r.Second.Pickers + 1).ToList();
        more.Should().NotBeEmpty();
        more.Should().OnlyContain(r => string.CompareOrdinal(r.First.Time, "14:00") >= 0
            && string.CompareOrdinal(r.First.Time, "19:00") < 0);
    }

    [Fact]
    public async Task Targets_least_people_and_lengths_of_shifts_are_heeded()
    {
        var usual = (await RequirementAsync("usual")).Rows;
        var patient = (await RequirementAsync("patient", "--pick-minutes", "60", "--pick-share", "0.9")).Rows;
        var many = (await RequirementAsync("many", "--least-pickers", "7", "--shift-hours", "4.5")).Rows;

        patient.Sum(r => r.Pickers).Should().BeLessThan(usual.Sum(r => r.Pickers));
        many.Where(r => r.Pickers >= 7).Should().HaveCountGreaterThanOrEqualTo(32, "the store is open for so long");
        _folder.Lines("many/shifts.csv").Skip(1).Should()
            .OnlyContain(l => l.Contains(",270,", StringComparison.Ordinal));
    }

    private async Task<(ProgramRun Run, List<(string Time, int Announced, int Pickers)> Rows)> RequirementAsync(
        string name, params string[] options)
    {
        var run = await RtmartProcess.RunAsync(["plan", "--data", _folder.Path, "--out", _folder.At(name),
            "--days", "1", "--courses", "20", "--model", "weekday-mean", "--no-rosters", "--strict", "--no-breaks",
            .. options]);
        var lines = _folder.Lines($"{name}/requirement.csv");
        var columns = lines[0].Split(',').ToList();
        return (run, [.. lines.Skip(1).Select(l => l.Split(',')).Select(f => (
            f[columns.IndexOf("time")],
            int.Parse(f[columns.IndexOf("announced")], CultureInfo.InvariantCulture),
            int.Parse(f[columns.IndexOf("pickers")], CultureInfo.InvariantCulture)))]);
    }

    [Fact]
    public async Task A_replay_compares_three_plans_by_the_names_of_the_contract()
    {
        var run = await RtmartProcess.RunAsync("replay", "--staffing", "--data", _folder.Path, "--weeks", "1",
            "--courses", "10", "--model", "weekday-mean", "--csv", _folder.At("days.csv"),
            "--json", _folder.At("replay.json"), "--report", _folder.At("replay.html"));

        run.ExitCode.Should().Be(0, run.Errors);
        run.Output.Should().Contain("paid hours against the manual plan");
        _folder.Lines("days.csv").Should().HaveCount(1 + (3 * 7));
        using var figures = JsonDocument.Parse(File.ReadAllText(_folder.At("replay.json")));
        foreach (var plan in (string[])["ours", "manual", "oracle"])
        {
            string[] names = ["on_time", "pick_in_20", "paid_hours", "idle_share", "cost_per_order"];
            names.Should().OnlyContain(n => figures.RootElement.GetProperty(plan).GetProperty(n).GetDouble() > 0);
        }

        figures.RootElement.GetProperty("predicted").GetProperty("on_time").GetDouble().Should().BePositive();
        figures.RootElement.GetProperty("orders").GetInt32().Should().BePositive();
        figures.RootElement.GetProperty("hours_above_oracle").ValueKind.Should().Be(JsonValueKind.Number);
        figures.RootElement.GetProperty("hours_above_oracle_low").ValueKind.Should().Be(
            JsonValueKind.Null, "one week of one store has no interval");
        run.Output.Should().NotContain("NaN");
        var page = File.ReadAllText(_folder.At("replay.html"));
        page.Should().Contain("Three plans").And.Contain("What was predicted");
        page.Split("<svg").Length.Should().BeGreaterThan(4);
    }

    [Theory]
    [InlineData("plan --days 15", "--days is 1 to 14")]
    [InlineData("plan --model nothing", "there is no hourly model nothing")]
    [InlineData("plan --pick-share 1.5", "--pick-share is 0.5 to 0.9999; given is 1.5")]
    [InlineData("plan --delivery-minutes 0", "--delivery-minutes is 1 to 1440")]
    [InlineData("plan --hour-price NaN", "--hour-price is 0.01 to")]
    [InlineData("plan --shift-hours 4,4.1", "given is '4.1'")]
    [InlineData("plan --shift-hours ,", "--shift-hours is empty")]
    [InlineData("plan --least-riders -1", "--least-riders is 0 to 1000")]
    [InlineData("replay --weeks 1", "say what to replay")]
    [InlineData("replay --staffing --weeks 9", "--weeks 9 is too long")]
    [InlineData("replay --staffing --stores S9", "S9")]
    public async Task Wrong_usage_is_named(string command, string words)
    {
        var run = await RtmartProcess.RunAsync([.. command.Split(' '), "--data", _folder.Path]);

        run.ExitCode.Should().Be(2);
        run.Errors.Should().Contain(words);
    }
}
