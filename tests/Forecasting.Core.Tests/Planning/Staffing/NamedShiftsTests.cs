using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Staffing;
using Forecasting.Core.Tests.Persistence.Rosters;

namespace Forecasting.Core.Tests.Planning.Staffing;

public sealed class NamedShiftsTests
{
    private static readonly Store Night = StaffDays.Store(open: 20, close: 8, zone: "Europe/Berlin");

    [Theory]
    [InlineData("2025-10-25", 44, "2025-10-25T20:00:00Z", "2025-10-26T05:00:00Z")]
    [InlineData("2025-10-25", 24, "2025-10-25T20:00:00Z", "2025-10-26T00:00:00Z")]
    [InlineData("2025-10-25", 28, "2025-10-25T20:00:00Z", "2025-10-26T01:00:00Z")]
    [InlineData("2025-03-29", 36, "2025-03-29T21:00:00Z", "2025-03-30T04:00:00Z")]
    [InlineData("2025-06-07", 40, "2025-06-07T20:00:00Z", "2025-06-08T04:00:00Z")]
    public void A_night_shift_from_22_is_as_long_as_it_lasts_where_clocks_change(
        string date, int until, string start, string end)
    {
        var shift = Single(DateOnly.Parse(date, null), new Shift(new ShiftSpan(8, until)));

        Words(shift.Start).Should().Be(start);
        Words(shift.End).Should().Be(end);
        (shift.End - shift.Start).TotalMinutes.Should().Be(shift.Shift.PaidMinutes);
    }

    [Fact]
    public void A_break_after_midnight_is_told_by_the_clock_and_wages_count_holidays()
    {
        var date = new DateOnly(2025, 3, 29);
        var shift = Single(date, new Shift(new ShiftSpan(8, 20), new ShiftSpan(22, 36)), date);

        shift.Shift.ToString().Should().Be("Picker 2025-03-29 22:00 to 06:00");
        shift.Breaks.Should().Equal(new ShiftBreak(1500, 1530));
        shift.Cost.Should().Be(25 * 6.5 * 3);
        RosterCalendar.Text([shift], "S001", DateTimeOffset.UnixEpoch).Should()
            .Contain("DTSTART:20250329T210000Z\r\nDTEND:20250330T040000Z\r\n")
            .And.Contain("DESCRIPTION:Break: 01:00 to 01:30\r\n");
    }

    [Fact]
    public void Equal_shifts_with_other_breaks_go_to_one_person_each()
    {
        var plan = RosterDays.Plan(
            Night, new DateOnly(2025, 6, 7),
            new StaffedShift(new Shift(new ShiftSpan(0, 8), new ShiftSpan(10, 18)), 1),
            new StaffedShift(new Shift(new ShiftSpan(0, 10), new ShiftSpan(12, 18)), 2));
        var roster = RosterPlanner.Plan(Problem(plan, "E1", "E2"));

        var shifts = NamedShifts.Of(roster, Night, [plan]);

        shifts.Select(s => s.Breaks.Single()).Should().Equal(new ShiftBreak(1320, 1350), new ShiftBreak(1350, 1380));
        NamedShifts.OpenOf(roster, Night, [plan]).Should().ContainSingle().Which.Shift.People.Should().Be(1);
    }

    [Fact]
    public void People_pause_as_they_were_told_and_a_pause_that_moved_is_a_change()
    {
        var date = new DateOnly(2025, 6, 7);
        Shift Pausing(int at) => new(new ShiftSpan(0, at), new ShiftSpan(at + 2, 18));
        var plan = RosterDays.Plan(
            Night, date, new StaffedShift(Pausing(8), 1), new StaffedShift(Pausing(10), 1));
        var problem = Problem(plan, "E1", "E2");
        PublishedShift Told(string id, int minute) => new("S1", id, problem.Shifts[0] with { People = 1 })
        {
            Breaks = [new ShiftBreak(minute, minute + 30)],
        };

        var (kept, none) = Planned(Told("E1", 1350));
        var (moved, changes) = Planned(Told("E1", 1350), Told("E2", 1350));

        kept.Select(s => (s.Person.Id, s.Breaks.Single().FromMinute)).Should().Equal(("E1", 1350), ("E2", 1320));
        none.Should().ContainSingle().Which.Word.Should().Be("added");
        moved.Select(s => (s.Person.Id, s.Breaks.Single().FromMinute)).Should().Equal(("E1", 1350), ("E2", 1320));
        var change = changes.Should().ContainSingle().Which;
        (change.Person.Id, change.Word, change.Cost, change.Reason).Should().Be(("E2", "moved", 0,
            "pauses told 22:30-23:00, now 22:00-22:30: shifts may not pause as was told any more"));

        (IReadOnlyList<NamedShift> Shifts, IReadOnlyList<RosterChange> Changes) Planned(params PublishedShift[] told)
        {
            var week = PublishedWeek.Of(PublishedRoster.Of(told), "S1", problem);
            var roster = RosterPlanner.Plan(problem with
            {
                Published = week.Assignments(problem.Shifts),
                Pauses = week.Pauses(problem.Shifts),
            });
            var named = NamedShifts.Of(roster, Night, [plan]);
            week.Kept(plan.Requirement.Day, StaffRole.Picker).Should()
                .ContainSingle().Which.Told.Should().Be(Pausing(10));
            return (named, week.Changes(roster, problem.Prices, named));
        }
    }

    private static NamedShift Single(DateOnly date, Shift shift, params DateOnly[] holidays)
    {
        var plan = RosterDays.Plan(Night, date, new StaffedShift(shift, 1));
        var roster = RosterPlanner.Plan(Problem(plan, "E1") with
        {
            Holidays = holidays,
            Law = LabourLaw.China with { HoursADay = 12 },
        });
        return NamedShifts.Of(roster, Night, [plan]).Should().ContainSingle().Which;
    }

    private static RosterProblem Problem(StaffPlan plan, params string[] people) => new()
    {
        FirstDay = plan.Requirement.Day.Date,
        Days = 1,
        Shifts = RosterShifts.Of([plan]),
        Staff = [.. people.Select(id => new StaffMember { Id = id, Roles = [StaffRole.Picker] })],
    };

    private static string Words(DateTimeOffset instant) =>
        instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
