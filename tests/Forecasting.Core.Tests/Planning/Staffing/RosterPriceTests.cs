using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Tests.Planning.Staffing;

/// <summary>What a roster weighs against each other: wages, holidays, wishes, published shifts, fair shares.</summary>
public sealed class RosterPriceTests
{
    private static readonly DateOnly Monday = new(2025, 6, 2);
    private static readonly RosterOptions Quick = new() { SolverSeconds = 1 };

    [Fact]
    public void A_public_holiday_is_paid_threefold()
    {
        var problem = Week(days: 2, people: 1) with { Holidays = [Monday.AddDays(1)] };

        var roster = RosterPlanner.Plan(problem, Quick);

        // Eight hours of 25, once at one and once at three times the pay; fair shares cost a little.
        roster.Cost.Should().BeApproximately((8 * 25) + (8 * 25 * 3), 20);
        roster.Assignments.Select(a => problem.Wages(a.Person, a.Shift)).Should().Equal(200, 600);
        NamedShifts.Of(roster, StaffDays.Store(), []).Select(s => s.Cost).Should().Equal(200, 600);
    }

    [Fact]
    public void The_cheaper_of_two_works_where_nothing_else_tells_them_apart()
    {
        var problem = Week(days: 1, people: 2) with
        {
            Staff = [Picker(0) with { CostPerHour = 40 }, Picker(1) with { CostPerHour = 22 }],
        };

        RosterPlanner.Plan(problem, Quick).Assignments.Should().ContainSingle().Which.Person.Should().Be(1);
    }

    [Fact]
    public void A_wish_to_work_is_met_where_it_costs_no_more_than_it_is_worth()
    {
        StaffMember Wishing(double cost) =>
            Picker(1) with { CostPerHour = cost, Wishes = [new StaffWish(Monday, WantsToWork: true)] };

        // A wish is worth 20: a wage 1 above that of another costs 8 on the day, one 5 above it 40.
        Worker(Week(days: 1, people: 1) with { Staff = [Picker(0), Wishing(26)] }).Should().Be(1);
        Worker(Week(days: 1, people: 1) with { Staff = [Picker(0), Wishing(30)] }).Should().Be(0);
    }

    [Fact]
    public void A_published_shift_moves_only_where_that_saves_more_than_a_change_costs()
    {
        RosterProblem With(double cost) => Week(days: 1, people: 1) with
        {
            Staff = [Picker(0), Picker(1) with { CostPerHour = cost }],
            Published = [new Assignment(1, 0)],
        };

        // A change is worth 60: eight hours that cost 5 more each are 40, those that cost 10 more are 80.
        Worker(With(30)).Should().Be(1);
        var changed = RosterPlanner.Plan(With(35), Quick);
        changed.Assignments.Should().ContainSingle().Which.Person.Should().Be(0);
        changed.Changed.Should().ContainSingle().Which.Person.Should().Be(1);
    }

    [Fact]
    public void Hours_are_shared_by_contract()
    {
        // Six days of two shifts: 96 hours for contracts of 40, 40 and 20.
        var problem = Week(days: 6, people: 3, shifts: 2) with
        {
            Staff = [Picker(0) with { HoursAWeek = 40 }, Picker(1) with { HoursAWeek = 40 },
                Picker(2) with { HoursAWeek = 20 }],
        };

        var roster = RosterPlanner.Plan(problem, Quick);

        roster.Unfilled.Should().BeEmpty();
        roster.HoursOf(0).Should().Be(40);
        roster.HoursOf(1).Should().Be(40);
        roster.HoursOf(2).Should().Be(16);
    }

    [Fact]
    public void Of_equal_people_nobody_takes_all_the_hours()
    {
        var roster = RosterPlanner.Plan(Week(days: 4, people: 2), Quick);

        roster.HoursOf(0).Should().Be(16);
        roster.HoursOf(1).Should().Be(16);
    }

    private static int Worker(RosterProblem problem) =>
        RosterPlanner.Plan(problem, Quick).Assignments.Should().ContainSingle().Which.Person;

    // Shifts of eight hours, each of one picker.
    private static RosterProblem Week(int days, int people, int shifts = 1) => new()
    {
        FirstDay = Monday,
        Shifts = [.. Enumerable.Range(0, days).SelectMany(d => Enumerable.Range(0, shifts).Select(s =>
            new RosterShift(Monday.AddDays(d), StaffRole.Picker, 480 + (s * 60), 960 + (s * 60), 480, 1)))],
        Staff = [.. Enumerable.Range(0, people).Select(Picker)],
    };

    private static StaffMember Picker(int i) => new() { Id = $"P{i}", Roles = [StaffRole.Picker] };
}
