using Forecasting.Core.Domain;
using Forecasting.Core.History.Readers;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Tests.Planning.Staffing;

public sealed class PublishedRosterTests : IDisposable
{
    private const string Head = "store_id,staff_id,name,date,role,from,until,paid_minutes\n";

    private static readonly DateOnly Monday = new(2025, 6, 2);

    private static readonly Store Late = new() { Id = "S002", OpenHour = 9, CloseHour = 2 };

    private readonly string _folder = Directory.CreateTempSubdirectory("rtmart-published-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Shifts_are_read_with_those_that_begin_or_end_after_midnight()
    {
        var roster = Read(
            "S001,E1,王芳,2025-06-02,picker,09:00,17:30,480\n"
            + "S002,E2,,2025-06-03,rider,22:00,02:00,240\n"
            + "S002,E2,,2025-06-04,rider,00:30,02:30,120\n", out var log);

        log.Rejects.Should().BeEmpty();
        roster.Of("S001").Should().Equal(
            new PublishedShift("S001", "E1", new RosterShift(Monday, StaffRole.Picker, 540, 1050, 480, 1)));
        roster.Of("S002").Select(s => (s.Shift.FromMinute, s.Shift.UntilMinute)).Should()
            .Equal((1320, 1560), (1470, 1590));
        roster.After(Monday).Should().Be(2);
    }

    [Theory]
    [InlineData("picker,09:00,17:30,480,12:00-12:30", 720, 750)]
    [InlineData("picker,09:00,18:00,480,12:00-12:30; 15:00-15:30", 720, 750, 900, 930)]
    [InlineData("picker,22:00,06:00,450,01:00-01:30", 1500, 1530)]
    [InlineData("picker,22:00,06:00,480,02:30-02:00")]
    [InlineData("picker,09:00,13:00,240,")]
    public void Pauses_are_read_where_the_file_has_them(string shift, params int[] minutes)
    {
        var roster = Read(
            $"S001,E1,,2025-06-02,{shift},2025-06-02T01:00:00Z,2025-06-02T09:30:00Z,200\n", out var log,
            "store_id,staff_id,name,date,role,from,until,paid_minutes,breaks,starts_at,ends_at,cost\n");

        (log.Rejects.Count, log.Warnings.Count).Should().Be((0, 0));
        (roster.Of("S001").Single().Breaks ?? []).SelectMany(b => new[] { b.FromMinute, b.UntilMinute }).Should()
            .Equal(minutes);
    }

    [Fact]
    public void Pauses_that_are_no_times_are_rejected()
    {
        Read("S001,E1,,2025-06-02,picker,09:00,17:30,480,noon\n", out var log, Head.TrimEnd() + ",breaks\n");

        log.Rejects.Should().ContainSingle().Which.Column.Should().Be("breaks");
    }

    [Theory]
    [InlineData("S009,E1,,2025-06-02,picker,09:00,13:00,240", "store_id", "no such store")]
    [InlineData("S001,E9,,2025-06-02,picker,09:00,13:00,240", "staff_id", "no such person")]
    [InlineData("S001,E2,,2025-06-02,rider,09:00,13:00,240", "staff_id", "works in store S002")]
    [InlineData("S001,E1,,2025-06-31,picker,09:00,13:00,240", "date", "not a date")]
    [InlineData("S001,E1,,2025-06-02,cook,09:00,13:00,240", "role", "picker or rider")]
    [InlineData("S001,E1,,2025-06-02,picker,09:05,13:00,240", "from", "multiples of 15")]
    [InlineData("S001,E1,,2025-06-02,picker,09:00,25:00,240", "until", "HH:mm")]
    [InlineData("S001,E1,,2025-06-02,picker,09:00,13:00,250", "paid_minutes", "multiple of 15")]
    [InlineData("S001,E1,,2025-06-02,picker,09:00,13:00,480", "paid_minutes", "no more than")]
    [InlineData("S001,E1,,2025-06-02,picker,09:00,13:00,0", "paid_minutes", "above 0")]
    [InlineData("S001,E1,,2025-06-02,picker,18:00,22:00,240", "from", "comes twice")]
    [InlineData("S001,E1,,2025-06-02,picker,21:00,23:00,120", "from", "overlaps")]
    public void A_row_that_cannot_be_used_is_rejected_with_its_column_and_reason(
        string row, string column, string words)
    {
        var roster = Read($"S001,E1,,2025-06-02,picker,18:00,22:00,240\n{row}\n", out var log);

        var rejected = log.Rejects.Should().ContainSingle().Which;
        (rejected.Line, rejected.Column).Should().Be((3, column));
        rejected.Reason.Should().Contain(words);
        roster.Of("S001").Should().ContainSingle();
    }

    [Fact]
    public void A_roster_without_shifts_is_said_to_have_none()
    {
        Read("", out var log).Of("S001").Should().BeEmpty();

        log.Warnings.Should().ContainSingle().Which.Should().Contain("roster.csv: it has no shifts");
    }

    [Fact]
    public void A_file_that_is_empty_or_not_there_is_an_error()
    {
        File.WriteAllText(At("empty.csv"), "");

        foreach (var (name, words) in new[] { ("empty.csv", "file is empty"), ("none.csv", "no such file") })
        {
            FluentActions.Invoking(() => PublishedRoster.Read(At(name), StaffFolder.None, [], new ReadingLog()))
                .Should().Throw<ContractViolationException>().WithMessage($"*{words}*");
        }
    }

    [Fact]
    public void What_was_worked_before_counts_as_days_rest_and_overtime()
    {
        // Six days of nine hours up to Sunday, whose shift ends at one in the night; a day in the week before.
        RosterShift On(int day, int until) => new(Monday.AddDays(day), StaffRole.Picker, until - 600, until, 540, 1);
        RosterShift[] shifts =
            [.. Enumerable.Range(-6, 5).Select(d => On(d, 1080)), On(-1, 1500), On(-9, 1080), On(3, 1080)];

        var person = CarryOver.Of(new StaffMember { Id = "E1" }, shifts, Monday, LabourLaw.China);

        person.DaysInARowBefore.Should().Be(6);
        person.RestMinutesBefore.Should().Be(-60);
        person.OvertimeHoursBefore.Should().Be(10, "54 hours were worked, and 44 are usual");
        CarryOver.Of(person, [], Monday, LabourLaw.China).Should().Be(person);
    }

    [Fact]
    public void Overtime_of_the_month_before_does_not_count()
    {
        // The week before the first of June ends in May.
        RosterShift[] shifts = [.. Enumerable.Range(1, 6).Select(d =>
            new RosterShift(new DateOnly(2025, 6, 1).AddDays(-d), StaffRole.Picker, 480, 1080, 600, 1))];

        CarryOver.Of(new StaffMember { Id = "E1" }, shifts, new DateOnly(2025, 6, 1), LabourLaw.China)
            .OvertimeHoursBefore.Should().Be(0);
    }

    [Fact]
    public void Shifts_stay_that_break_no_rule_and_the_others_say_which_they_break()
    {
        PublishedShift On(int day) =>
            new("S001", "E1", new RosterShift(Monday.AddDays(day), StaffRole.Picker, 540, 780, 240, 1));
        var problem = new RosterProblem
        {
            FirstDay = Monday,
            Shifts = [],
            Staff = [new StaffMember { Id = "E1", Roles = [StaffRole.Picker] }],
        };

        var week = PublishedWeek.Of(PublishedRoster.Of(Enumerable.Range(-3, 10).Select(On)), "S001", problem);
        var day = StaffDay.Of(StaffDays.Store(), Monday);

        week.Kept(day, StaffRole.Picker).Should().Equal(new KeptShift(4, 20, 16, 1));
        week.Kept(day, StaffRole.Rider).Should().BeEmpty();
        var roster = RosterPlanner.Plan(problem with { Staff = week.Staff, Shifts = [On(0).Shift, On(1).Shift] });
        var changes = week.Changes(roster, problem.Prices, []);
        changes.Select(c => (c.Shift.Date.DayNumber - Monday.DayNumber, c.IsAdded)).Should()
            .Equal((2, false), (3, false), (4, false), (5, false), (6, false));
        changes[0].Reason.Should().Be("nobody works then");
        changes[1].Reason.Should().StartWith("days in a row: E1 works 7 days in a row");
        changes[1].Cost.Should().Be(60);
    }

    [Fact]
    public void Shifts_of_people_who_left_are_taken_back_and_told()
    {
        PublishedShift On(string id, int day) =>
            new("S001", id, new RosterShift(Monday.AddDays(day), StaffRole.Picker, 540, 780, 240, 1)) { Name = "老" };
        var problem = new RosterProblem
        {
            FirstDay = Monday,
            Shifts = [],
            Staff = [new StaffMember { Id = "E1", Roles = [StaffRole.Picker] }],
        };
        var published = PublishedRoster.Of([On("E9", 0), On("E9", -1), On("E9", 7), On("E1", 0)]);

        var changes = PublishedWeek.Of(published, "S001", problem).Changes(
            RosterPlanner.Plan(problem with { Shifts = [On("E1", 0).Shift] }), problem.Prices, []);

        var change = changes.Should().ContainSingle().Which;
        (change.Person.Id, change.Person.Name, change.Shift.Date, change.IsAdded, change.Cost).Should()
            .Be(("E9", "老", Monday, false, 60));
        change.Reason.Should().Be("the person is not among the store's people any more");
    }

    private PublishedRoster Read(string rows, out ReadingLog log, string head = Head)
    {
        log = new ReadingLog();
        File.WriteAllText(At("staff.csv"), "staff_id,store_id,roles\nE1,S001,picker\nE2,S002,rider");
        File.WriteAllText(At("roster.csv"), head + rows);
        return PublishedRoster.Read(
            At("roster.csv"), StaffFolder.Read(_folder, log), [StaffDays.Store(), Late], log);
    }

    private string At(string name) => Path.Combine(_folder, name);
}
