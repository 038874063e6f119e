using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Tests.Planning.Staffing;

public sealed class RosterContradictionTests
{
    private static readonly DateOnly Monday = new(2025, 6, 2);

    private static readonly RosterShift Shift = new(Monday, StaffRole.Picker, 540, 1050, 480, 1);

    [Fact]
    public void Rules_that_leave_nobody_only_together_are_named_together()
    {
        // One could come but does not pick, the other picks but cannot come.
        var roster = RosterPlanner.Plan(Problem(
            new StaffMember { Id = "E1", Roles = [StaffRole.Rider] },
            new StaffMember { Id = "E2", Roles = [StaffRole.Picker], Available = [] }));

        roster.Assignments.Should().BeEmpty();
        roster.Unfilled.Should().ContainSingle().Which.Conflict.Should().BeEquivalentTo("role", "availability");
    }

    [Fact]
    public void A_law_under_which_no_shift_can_be_worked_leaves_all_open_and_says_which_rule_it_is()
    {
        var roster = RosterPlanner.Plan(
            Problem(new StaffMember { Id = "E1", Roles = [StaffRole.Picker] }) with
            {
                Law = LabourLaw.China with { HoursADay = 2, OvertimeHoursADay = 0 },
            });

        roster.Assignments.Should().BeEmpty();
        var open = roster.Unfilled.Should().ContainSingle().Subject;
        open.Conflict.Should().Equal("hours a day");
        (open.People, open.Cost).Should().Be((1, 8 * 500));
    }

    private static RosterProblem Problem(params StaffMember[] staff) =>
        new() { FirstDay = Monday, Shifts = [Shift], Staff = staff };
}
