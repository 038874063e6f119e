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

    [Fact]
    public void Every_open_shift_of_a_week_with_too_few_people_has_the_rules_that_keep_them_from_it()
    {
        StaffRole[] roles = [StaffRole.Picker, StaffRole.Rider];
        var problem = new RosterProblem
        {
            FirstDay = Monday,
            Shifts =
            [
                .. from day in Enumerable.Range(0, 7)
                   from role in roles
                   from start in (int[])[480, 780]
                   select new RosterShift(Monday.AddDays(day), role, start, start + 480, 480, 4),
            ],
            Staff = [.. Enumerable.Range(0, 12).Select(i => new StaffMember { Id = $"E{i}", Roles = [roles[i % 2]] })],
        };

        var roster = RosterPlanner.Plan(problem, new RosterOptions { SolverSeconds = 0.5 });

        RosterRules.Check(roster).Should().BeEmpty();
        roster.Unfilled.Should().HaveCountGreaterThan(10);
        foreach (var open in roster.Unfilled)
        {
            open.Conflict.Should().NotBeEmpty();
            StillFree(roster, open, open.Conflict).Should().BeLessThan(open.People);
            foreach (var rule in open.Conflict)
            {
                StillFree(roster, open, open.Conflict.Except([rule])).Should().BeGreaterThanOrEqualTo(open.People);
            }
        }
    }

    private static int StillFree(Roster roster, UnfilledShift open, IEnumerable<string> rules) =>
        Enumerable.Range(0, roster.Problem.Staff.Count).Count(person =>
            !roster.Assignments.Contains(new Assignment(person, open.Shift))
            && !RosterRules.Check(roster with { Assignments = [.. roster.Assignments, new(person, open.Shift)] })
                .Any(v => rules.Contains(v.Rule)));

    private static RosterProblem Problem(params StaffMember[] staff) =>
        new() { FirstDay = Monday, Shifts = [Shift], Staff = staff };
}
