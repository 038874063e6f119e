using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Tests.Planning.Staffing;

/// <summary>Weeks from Monday to Sunday in rosters that begin on any day.</summary>
public sealed class RosterWeekTests
{
    private static readonly DateOnly Monday = new(2025, 6, 2);

    private static readonly StaffMember Picker = new() { Id = "P0", Roles = [StaffRole.Picker] };

    [Theory]
    [InlineData(false, 1, 8)]
    [InlineData(true, 2, 24)]
    public void Hours_and_days_since_monday_count_in_a_roster_that_begins_later(
        bool acceptsOvertime, int shiftsToSunday, double overtimeHoursLeft)
    {
        // Worked on Monday to Thursday: 36 of 44 hours. Friday to Sunday, and the Monday after, eight hours each.
        var person = CarryOver.Of(
            Picker with { AcceptsOvertime = acceptsOvertime },
            Enumerable.Range(0, 4).Select(d => new RosterShift(Monday.AddDays(d), StaffRole.Picker, 480, 1020, 540, 1)),
            Monday.AddDays(4),
            LabourLaw.China);
        var problem = new RosterProblem
        {
            FirstDay = Monday.AddDays(4),
            Shifts = [.. Enumerable.Range(4, 4).Select(d =>
                new RosterShift(Monday.AddDays(d), StaffRole.Picker, 480, 960, 480, 1))],
            Staff = [person],
            Law = LabourLaw.China with { DaysInARow = 14, OvertimeHoursAMonth = overtimeHoursLeft },
        };

        var roster = RosterPlanner.Plan(problem);

        (person.WeekMinutesBefore, person.WeekDaysBefore).Should().Be((36 * 60, 4));
        RosterRules.Check(roster).Should().BeEmpty();
        roster.Assignments.Count(a => a.Shift < 3).Should().Be(shiftsToSunday, "44 hours, or six days");
        roster.Assignments.Should().Contain(new Assignment(0, 3), "another week begins on Monday");
        RosterRules.Check(roster with { Assignments = [.. Enumerable.Range(0, 3).Select(s => new Assignment(0, s))] })
            .Select(v => v.Rule).Should().BeEquivalentTo(
                acceptsOvertime ? ["weekly rest day"] : new[] { "hours a week", "weekly rest day" });
    }

    [Fact]
    public void A_months_overtime_is_shared_by_the_weeks_of_a_roster()
    {
        // Twelve shifts of eight hours in two weeks want four hours of overtime in each; six are left.
        var problem = new RosterProblem
        {
            FirstDay = Monday,
            Days = 14,
            Shifts = [.. Enumerable.Range(0, 14).Where(d => d % 7 < 6).Select(d =>
                new RosterShift(Monday.AddDays(d), StaffRole.Picker, 480, 960, 480, 1))],
            Staff = [Picker with { AcceptsOvertime = true, OvertimeHoursBefore = 30 }],
        };
        var roster = RosterPlanner.Plan(problem);

        roster.Unfilled.Sum(u => u.People).Should().Be(1);
        RosterRules.Check(roster).Should().BeEmpty();
        RosterRules.Check(roster with { Assignments = [.. Enumerable.Range(0, 12).Select(s => new Assignment(0, s))] })
            .Should().ContainSingle().Which.What.Should().Contain("48.0 hours in week 2; 46.0 are allowed");
    }
}
