namespace Forecasting.Training.Tests;

public sealed class PublishedRosterVerbTests : IDisposable
{
    private const string Head = "store_id,staff_id,name,date,role,from,until,paid_minutes\n";

    private readonly StaffPlanFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_published_roster_stays_and_what_cannot_stay_is_told()
    {
        (await PlanAsync("first")).ExitCode.Should().BeOneOf(0, 1);
        var published = _folder.At("first/roster.csv");

        var again = await PlanAsync("again", "--published", published);

        again.Errors.Should().NotContain("taken back");
        again.Output.Should().Contain("0 published shifts taken back");
        _folder.Lines("again/roster.csv").Should().BeEquivalentTo(_folder.Lines("first/roster.csv"));
        _folder.Lines("again/changes.csv").Should().ContainSingle();

        // The first person of the roster falls ill on that day.
        var first = _folder.Lines("first/roster.csv")[1].Split(',');
        _folder.Write("availability.csv",
            $"staff_id,weekday,date,from_hour,until_hour,kind\n{first[1]},,{first[3]},0,24,away\n");
        var ill = await PlanAsync("ill", "--published", published);

        ill.ExitCode.Should().Be(1);
        ill.Errors.Should().Contain("1 published shifts were taken back (changes.csv)");
        var changes = _folder.Lines("ill/changes.csv").Skip(1).Select(l => l.Split(',')).ToList();
        changes.Single(c => c[3] == "withdrawn")[..5].Should().Equal("S1", first[1], first[2], "withdrawn", first[3]);
        changes.Single(c => c[3] == "withdrawn")[^2..].Should().Satisfy(
            c => c == "60.00", c => c.StartsWith("availability: ", StringComparison.Ordinal));
        changes.Where(c => c[3] == "added").Should().NotBeEmpty();
        _folder.Lines("ill/roster.csv").Should().Contain(_folder.Lines("first/roster.csv").Skip(2));
    }

    [Fact]
    public async Task What_was_worked_before_the_planned_days_counts()
    {
        // Six days up to Sunday 11 May, and the Monday after them.
        var rows = new[] { 6, 7, 8, 9, 10, 11, 12 }.Select(d => $"S1,E00,,2025-05-{d:00},picker,09:00,13:00,240");
        _folder.Write("told.csv", Head + string.Join('\n', rows));

        var run = await PlanAsync("plan", "--published", _folder.At("told.csv"));

        run.ExitCode.Should().Be(1, run.Errors);
        _folder.Lines("plan/changes.csv").Should().ContainSingle(l => l.Contains("E00") && l.Contains("withdrawn"))
            .Which.Should().Contain("days in a row: E00 works 7 days in a row up to 2025-05-12");
        _folder.Lines("plan/roster.csv").Should().NotContain(l => l.Contains("E00") && l.Contains("2025-05-12"));
    }

    [Fact]
    public async Task Rows_that_cannot_be_used_are_told_and_the_others_hold()
    {
        _folder.Write("told.csv", $"""
            {Head}S1,E00,,2025-05-12,picker,09:00,13:00,240
            S1,E99,,2025-05-12,picker,09:00,13:00,240
            S1,E00,,2025-06-12,picker,09:00,13:00,240
            """);

        var run = await PlanAsync("plan", "--published", _folder.At("told.csv"));

        run.ExitCode.Should().Be(1, run.Errors);
        run.Errors.Should().Contain("1 rows were rejected").And.Contain("no such person in staff.csv")
            .And.Contain("1 shifts after 2025-05-13 are not looked at");
        _folder.Lines("plan/roster.csv").Should().Contain("S1,E00,王0,2025-05-12,picker,09:00,13:00,240,");
    }

    [Fact]
    public async Task Pauses_go_to_a_file_and_back_and_those_that_cannot_stay_are_told()
    {
        (await PlanAsync("first")).ExitCode.Should().BeOneOf(0, 1);
        var rows = _folder.Lines("first/roster.csv");
        var pausing = rows.Where(r => r.EndsWith(":30", StringComparison.Ordinal)
            || r.EndsWith(":00", StringComparison.Ordinal)).Take(2).ToList();
        var (later, hour) = (pausing[0], pausing[0][^11..] == "13:00-13:30" ? "12" : "13");
        var told = later[..^11] + $"{hour}:00-{hour}:30";
        var tooEarly = pausing[1][..^11] + "09:15-09:45";
        _folder.Write("told.csv", string.Join('\n', rows)
            .Replace(later, told, StringComparison.Ordinal).Replace(pausing[1], tooEarly, StringComparison.Ordinal));

        var again = await PlanAsync("again", "--published", _folder.At("told.csv"));

        again.ExitCode.Should().Be(1, again.Errors);
        again.Errors.Should().Contain("1 published shifts have other pauses (changes.csv)");
        _folder.Lines("again/roster.csv").Should().Contain(told).And.NotContain(tooEarly)
            .And.HaveCountGreaterThanOrEqualTo(rows.Length).And.Contain(rows.Except(pausing));
        _folder.Lines("again/changes.csv").Should().HaveCount(2).And.ContainSingle(l => l.Contains(",moved,"))
            .Which.Should().Contain("pauses told 09:15-09:45, now ");
    }

    [Fact]
    public async Task A_roster_that_is_not_there_and_one_without_people_are_refused()
    {
        var missing = await PlanAsync("plan", "--published", _folder.At("none.csv"));
        var nobody = await PlanAsync("plan", "--published", _folder.At("none.csv"), "--no-rosters");

        (missing.ExitCode, nobody.ExitCode).Should().Be((3, 2));
        missing.Errors.Should().Contain("none.csv: there is no such file");
        nobody.Errors.Should().Contain("--published needs people");
    }

    private Task<ProgramRun> PlanAsync(string to, params string[] more) => RtmartProcess.RunAsync(
    [
        "plan", "--data", _folder.Path, "--out", _folder.At(to), "--days", "2", "--courses", "10", "--strict",
        "--model", "weekday-mean", .. more,
    ]);
}
