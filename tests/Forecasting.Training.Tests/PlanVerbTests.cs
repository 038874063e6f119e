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
        File.ReadAllText(_folder.At("plan.html")).Should().Contain("S&#246;hne &amp; Co").And.Contain("<svg");
        using var figures = JsonDocument.Parse(File.ReadAllText(_folder.At("plan.json")));
        figures.RootElement.GetProperty("picker_hours").GetDouble().Should().BePositive();
        figures.RootElement.GetProperty("predicted").GetProperty("pick_in_20").GetDouble().Should().BeGreaterThan(0.95);
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
