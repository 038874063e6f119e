using System.Globalization;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Rosters;
using Forecasting.Core.Planning.Staffing;
using Microsoft.Data.Sqlite;

namespace Forecasting.Training.Tests;

/// <summary>plan --db: rosters kept in a database.</summary>
public sealed class RosterDatabaseTests : IDisposable
{
    private static readonly DateOnly Monday = new(2025, 5, 12);

    private readonly StaffPlanFolder _folder = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task People_keep_what_the_database_told_them_and_what_cannot_stay_is_kept_beside_it()
    {
        var first = await PlanAsync("first");
        first.ExitCode.Should().BeOneOf([0, 1], first.Errors);
        first.Output.Should().Contain("published: roster-20250511-").And.Contain("of 1 stores in SQLite");
        Rows().Should().BeEquivalentTo(_folder.Lines("first/roster.csv").Skip(1));

        var again = await PlanAsync("again");

        again.Output.Should().Contain("0 published shifts taken back");
        _folder.Lines("again/roster.csv").Should().BeEquivalentTo(_folder.Lines("first/roster.csv"));
        _folder.Lines("again/changes.csv").Should().ContainSingle();

        // The first person of the roster falls ill on that day, and the second one leaves.
        var told = _folder.Lines("first/roster.csv").Skip(1).Select(l => l.Split(',')).ToList();
        var ill = told[0];
        var left = told.First(t => t[1] != ill[1] && t[3] == ill[3]);
        _folder.Write("availability.csv",
            $"staff_id,weekday,date,from_hour,until_hour,kind\n{ill[1]},,{ill[3]},0,24,away\n");
        _folder.Write("staff.csv", string.Join('\n', _folder.Lines("staff.csv").Where(l => !l.StartsWith(left[1]))));
        var then = await PlanAsync("then");

        then.ExitCode.Should().Be(1);
        var whole = Whole();
        whole.Changes.Where(c => c.IsAdded == 0 && c.Date == Monday)
            .Select(c => (c.StaffId, c.Cost, c.Reason.Split(':')[0])).Should().BeEquivalentTo(
            [
                (ill[1], 60.0, "availability"),
                (left[1], 60.0, "the person is not among the store's people any more"),
            ]);
        whole.People.Should().NotContain(p => p.StaffId == left[1]).And.HaveCount(29);
        Rows().Should().BeEquivalentTo(_folder.Lines("then/roster.csv").Skip(1));
        Rows().Should().Contain(told.Where(t => t[1] != ill[1] && t[1] != left[1]).Select(t => string.Join(',', t)));
    }

    [Fact]
    public async Task Pauses_stay_as_people_were_told_and_those_that_cannot_are_listed()
    {
        (await PlanAsync("first")).ExitCode.Should().BeOneOf(0, 1);
        var pausing = Whole().Shifts.Where(s => s.Breaks.Length > 0).ToList();
        var (later, earlier) = (pausing[0], pausing[1]);
        var hours = later.Pauses[0].FromMinute >= later.FromMinute + 180 ? -60 : 60;
        Pause(later, later.Pauses[0].FromMinute + hours);
        Pause(earlier, earlier.FromMinute + 15);

        var again = await PlanAsync("again");

        again.ExitCode.Should().Be(1);
        again.Errors.Should().Contain("1 published shifts have other pauses (changes.csv)");
        var whole = Whole();
        whole.Shifts.Single(s => (s.StaffId, s.Date) == (later.StaffId, later.Date)).Pauses.Single().FromMinute
            .Should().Be(later.Pauses[0].FromMinute + hours);
        var change = whole.Changes.Where(c => c.Reason.Length > 0).Should().ContainSingle().Which;
        (change.StaffId, change.Date, change.IsAdded).Should().Be((earlier.StaffId, earlier.Date, 1));
        change.Reason.Should().StartWith("pauses told ");
        whole.Changes.Except([change]).Should().OnlyContain(c => c.IsAdded == 1, "nobody loses a shift");
        _folder.Lines("again/changes.csv")[1].Should().StartWith($"S1,{earlier.StaffId},").And.Contain(",moved,");
        Rows().Should().BeEquivalentTo(_folder.Lines("again/roster.csv").Skip(1));
    }

    /// <summary>Lets a published shift have been told with its pause of half an hour at another time.</summary>
    private void Pause(StoredRosterShift shift, int minute)
    {
        Execute(string.Create(CultureInfo.InvariantCulture, $"""
            update roster_shifts set breaks = '{minute}-{minute + 30}'
            where staff_id = '{shift.StaffId}' and date = '{shift.Date:yyyy-MM-dd}'
            """)).Should().Be(1);
    }

    private int Execute(string sql)
    {
        using var connection = Database.At(_folder.At("rosters.db")).Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    [Fact]
    public async Task A_plan_that_would_cut_a_published_roster_short_is_refused_before_it_is_made()
    {
        (await PlanAsync("first")).ExitCode.Should().BeOneOf(0, 1);

        var shorter = await PlanAsync("shorter", "--days", "1");

        shorter.ExitCode.Should().Be(2);
        shorter.Errors.Should().Contain("has rosters up to 2025-05-13").And.Contain("plan --days 2.");
        Directory.Exists(_folder.At("shorter")).Should().BeFalse();
        Whole().Roster.LastDay.Should().Be(Monday.AddDays(1));
    }

    [Fact]
    public async Task Nobody_is_never_published_in_place_of_a_roster()
    {
        (await PlanAsync("first")).ExitCode.Should().BeOneOf(0, 1);
        var told = Rows().ToList();
        var head = _folder.Lines("staff.csv")[0];
        _folder.Write("staff.csv", $"{head}\nE00,S2,王0,picker,44,25\n");

        var cut = await PlanAsync("cut");

        cut.ExitCode.Should().Be(2);
        cut.Errors.Should().Contain("1 stores have nobody in staff.csv").And.Contain("2025-05-12 or later: S1.");
        Directory.Exists(_folder.At("cut")).Should().BeFalse();
        Rows().Should().Equal(told);
    }

    [Fact]
    public async Task Stores_without_people_are_not_published()
    {
        _folder.Write("staff.csv", $"{_folder.Lines("staff.csv")[0]}\nE00,S2,王0,picker,44,25\n");

        var run = await PlanAsync("plan");

        run.ExitCode.Should().Be(2);
        run.Errors.Should().Contain("there is no roster to publish");
        using var rosters = new ServedRosters(Database.At(_folder.At("rosters.db")));
        rosters.Newest.Should().BeEmpty();
    }

    [Fact]
    public async Task A_publication_that_is_refused_leaves_no_files()
    {
        (await PlanAsync("first")).ExitCode.Should().BeOneOf(0, 1);
        Execute("create trigger stop before insert on rosters begin select raise(abort, 'stopped'); end");

        var refused = await PlanAsync("refused");

        refused.ExitCode.Should().BeGreaterThan(1);
        refused.Errors.Should().Contain("stopped");
        Directory.Exists(_folder.At("refused")).Should().BeFalse();
    }

    [Fact]
    public async Task Rosters_without_people_are_refused()
    {
        var nobody = await PlanAsync("plan", "--no-rosters");

        nobody.ExitCode.Should().Be(2);
        nobody.Errors.Should().Contain("--db publishes rosters, which need people");
        File.Exists(_folder.At("rosters.db")).Should().BeFalse();
    }

    private StoredRosterWhole Whole()
    {
        using var rosters = new ServedRosters(Database.At(_folder.At("rosters.db")));
        return rosters.Whole(rosters.Of("S1", Monday, Monday.AddDays(6)), Monday, Monday.AddDays(6));
    }

    /// <summary>The shifts as roster.csv has them.</summary>
    private IEnumerable<string> Rows() => Whole().Shifts.Select(s => string.Join(
        ',', "S1", s.StaffId, s.Name, s.Date.ToString("O", CultureInfo.InvariantCulture), s.Role,
        LocalTime.Text(s.FromMinute), LocalTime.Text(s.UntilMinute), s.PaidMinutes, ShiftBreak.Text(s.Pauses)));

    private Task<ProgramRun> PlanAsync(string to, params string[] more) => RtmartProcess.RunAsync(
    [
        "plan", "--data", _folder.Path, "--out", _folder.At(to), "--courses", "10", "--strict",
        "--model", "weekday-mean", "--db", _folder.At("rosters.db"),
        .. more.Contains("--days") ? more : [.. more, "--days", "2"],
    ]);
}
